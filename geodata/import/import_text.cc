#include "geodata/import/import_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "geodata/ascii.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t name_bytes = 1000;

bool is_plain(std::string_view text) {
  unsigned strange = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    strange |= static_cast<unsigned>(byte < 0x20) | static_cast<unsigned>(byte >= 0x7F);
  }
  return strange == 0;
}

/// `text` is UTF-8.
bool append_without_controls(std::string& out, std::string_view text, TextLines lines) {
  bool replaced = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool soft = c == '\t' || c == '\n' || c == '\r';
    const bool stays = (byte >= 0x20 && byte != 0x7F) || (c == '\n' && lines == TextLines::kMany);
    replaced = replaced || (!stays && !soft);
    if (c != '\r' || lines == TextLines::kOne) out += stays ? c : ' ';
  }
  return replaced;
}

}  // namespace

bool append_clean(std::string& out, std::string_view cell, TextLines lines) {
  if (is_plain(cell)) {
    out += cell;
    return false;
  }
  bool replaced = false;
  while (true) {
    const std::size_t bad = find_invalid_utf8(cell);
    replaced = append_without_controls(out, cell.substr(0, bad), lines) || replaced;
    if (bad == std::string_view::npos) return replaced;
    out += "\xef\xbf\xbd";
    replaced = true;
    cell.remove_prefix(bad + 1);
  }
}

bool append_name(std::string& out, std::string_view cell) {
  if (cell.size() <= name_bytes) return append_clean(out, cell, TextLines::kOne);
  std::string whole;
  const bool replaced = append_clean(whole, cell, TextLines::kOne);
  out += cut_at_character(whole, name_bytes);
  out += "\xe2\x80\xa6";
  return replaced;
}

std::string clean_name(std::string_view name) {
  std::string out;
  static_cast<void>(append_name(out, name));
  return out;
}

std::optional<long long> parse_whole(std::string_view cell) {
  if (cell.size() <= 9 && !cell.empty()) {  // most cells: a few digits and nothing else
    long long plain = 0;
    bool digits = true;
    for (const char c : cell) {
      digits = digits && c >= '0' && c <= '9';
      plain = plain * 10 + (c - '0');
    }
    if (digits) return plain;
  }
  if (cell.starts_with('+')) cell.remove_prefix(1);
  long long value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{}) return std::nullopt;
  std::string_view rest = cell.substr(static_cast<std::size_t>(end - cell.data()));
  if (rest.starts_with('.')) rest.remove_prefix(1);
  if (!std::ranges::all_of(rest, [](char c) { return c == '0'; })) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view cell) {
  if (cell.starts_with('+')) cell.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{}) return std::nullopt;
  if (end == cell.data() + cell.size()) return std::isfinite(value) ? std::optional(value) : std::nullopt;
  if (*end != ',' || cell.find('.') != std::string_view::npos) return std::nullopt;
  std::string with_point(cell);
  with_point[static_cast<std::size_t>(end - cell.data())] = '.';
  if (with_point.find(',') != std::string::npos) return std::nullopt;
  return parse_number(with_point);
}

bool contains_word(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return ascii_lower(a) == b; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

}  // namespace dateline

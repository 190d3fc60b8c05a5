#include "geodata/export/kml_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "geodata/utf8.h"

namespace dateline {
namespace {

/// What a byte asks for: nothing, or a second look.
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x7F; ++c)
    plain[c] = c != '<' && c != '>' && c != '&' && c != '"' && c != '\'' && c != '$';
  return plain;
}
constexpr std::array<bool, 256> is_plain = make_plain();

/// Of well-formed text: bytes of what is dropped, at its beginning.
std::size_t dropped_bytes(std::string_view rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  const unsigned char c = byte(0);
  if (c == '\n' || c == '\t') return 0;
  if (c < 0x20 || c == 0x7F) return 1;
  if (c == 0xC2 && byte(1) < 0xA0) return 2;                                         // U+0080 to U+009F
  if (c == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) return 3;  // U+202A to U+202E
  if (c == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) return 3;                     // U+FFFE, U+FFFF
  return 0;
}

template <bool html>
void append_odd(std::string& out, std::string_view rest) {
  switch (rest[0]) {
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '&': out += "&amp;"; break;
    case '"': out += "&quot;"; break;
    case '\'': out += "&#39;"; break;
    case '$': out += html && rest.starts_with("$[") ? "&#36;" : "$"; break;
    case '\n': out += html ? "<br/>" : "\n"; break;
    default: out += rest[0];
  }
}

/// Well-formed UTF-8.
template <bool html>
void append_escaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  while (done < text.size()) {
    std::size_t end = done;
    while (end < text.size() && is_plain[static_cast<unsigned char>(text[end])]) ++end;
    out.append(text, done, end - done);
    if (end == text.size()) return;
    const std::size_t dropped = dropped_bytes(text.substr(end));
    if (dropped == 0) append_odd<html>(out, text.substr(end));
    done = end + std::max<std::size_t>(dropped, 1);
  }
}

template <bool html>
void append_any(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t wrong = find_invalid_utf8(text);
    append_escaped<html>(out, text.substr(0, wrong));
    if (wrong == std::string_view::npos) return;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(wrong + 1);
  }
}

template <bool html>
void append_any_value(std::string& out, const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) append_any<html>(out, *text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) fmt::format_to(std::back_inserter(out), "{}", *number);
  if (const auto* number = std::get_if<double>(&value)) fmt::format_to(std::back_inserter(out), "{}", *number);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_color(std::string_view color) {
  return color.size() == 7 && color[0] == '#' &&
         std::ranges::all_of(color.substr(1), [](char c) { return hex_digit(c) >= 0; });
}

}  // namespace

void append_kml_text(std::string& out, std::string_view text) { append_any<false>(out, text); }
void append_kml_html(std::string& out, std::string_view text) { append_any<true>(out, text); }
void append_kml_value(std::string& out, const FieldValue& value) { append_any_value<false>(out, value); }
void append_kml_html_value(std::string& out, const FieldValue& value) { append_any_value<true>(out, value); }

void append_kml_degrees(std::string& out, double degrees) {
  constexpr std::int64_t one = 10'000'000;
  const std::int64_t scaled = std::llround(degrees * one);
  const std::int64_t size = std::abs(scaled);
  fmt::format_to(std::back_inserter(out), "{}{}", scaled < 0 ? "-" : "", size / one);
  if (size % one == 0) return;
  fmt::format_to(std::back_inserter(out), ".{:07}", size % one);
  while (out.back() == '0') out.pop_back();
}

std::string kml_color(std::string_view color, double opacity) {
  const std::string_view rgb = is_color(color) ? color : "#ffffff";
  std::string out = fmt::format("{:02x}", std::lround(std::clamp(opacity, 0.0, 1.0) * 255));
  for (const std::size_t at : {5U, 3U, 1U}) out += rgb.substr(at, 2);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace dateline

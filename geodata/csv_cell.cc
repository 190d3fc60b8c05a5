#include "geodata/csv_cell.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

bool begins_formula(std::string_view text) {
  constexpr auto signs =
      std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"});
  return std::ranges::any_of(signs, [&](std::string_view sign) { return text.starts_with(sign); });
}

/// Takes digits away from the front; false if there are none.
bool take_digits(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

bool is_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (!take_digits(text)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

/// Formulas, and texts that would be taken for one that was marked.
bool is_marked(std::string_view text) {
  const std::size_t sign = std::min(text.find_first_not_of('\''), text.size());
  return begins_formula(text.substr(sign)) && !is_number(text.substr(sign));
}

}  // namespace

void append_csv_cell(std::string& line, std::string_view text) {
  const bool marked = is_marked(text);
  if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
    if (marked) line += '\'';
    line += text;
    return;
  }
  line += marked ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  append_csv_cell(cell, text);
  return cell;
}

std::string_view text_of_csv_cell(std::string_view cell) {
  if (cell.starts_with('\'') && is_marked(cell)) cell.remove_prefix(1);
  return cell;
}

}  // namespace dateline

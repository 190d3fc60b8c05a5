#include "geodata/export/csv_cells.h"

#include <iterator>

#include <fmt/format.h>

namespace dateline {

void append_csv_text(std::string& line, std::string_view text) {
  if (text.empty()) return;
  const bool formula = std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (formula) line += '\'';
    line += text;
    return;
  }
  line += formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

void append_csv_cell(std::string& line, const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) append_csv_text(line, *text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) fmt::format_to(std::back_inserter(line), "{}", *number);
  if (const auto* number = std::get_if<double>(&value)) fmt::format_to(std::back_inserter(line), "{}", *number);
}

}  // namespace dateline

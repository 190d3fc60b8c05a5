#include "geodata/export/csv_cells.h"

#include <iterator>

#include <fmt/format.h>

#include "geodata/csv_cell.h"

namespace dateline {

void append_csv_value(std::string& line, const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) append_csv_cell(line, *text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) fmt::format_to(std::back_inserter(line), "{}", *number);
  if (const auto* number = std::get_if<double>(&value)) fmt::format_to(std::back_inserter(line), "{}", *number);
}

}  // namespace dateline

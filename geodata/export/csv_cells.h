// Cells of a table of separated values. Private to geodata/export/csv_* and hxl_*.
#pragma once

#include <string>
#include <string_view>

#include "geodata/export/feature_table.h"

namespace dateline {

/// Appends a cell as RFC 4180 has it, made safe for spreadsheets; numbers are written so that they read back the same.
void append_csv_cell(std::string& line, const FieldValue& value);
void append_csv_text(std::string& line, std::string_view text);

}  // namespace dateline

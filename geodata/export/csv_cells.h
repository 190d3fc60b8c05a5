// Cells of a table of separated values. Private to geodata/export/csv_* and hxl_*.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"

namespace dateline {

/// Appends a cell (geodata/csv_cell.h); numbers are written so that they read back the same.
void append_csv_value(std::string& line, const FieldValue& value);

}  // namespace dateline

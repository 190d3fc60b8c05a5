// What is asked of a table file before GDAL opens it: GDAL reads what is left of a file that is cut off, follows XML
// entities as far as its parser does, and unpacks whatever a spreadsheet holds.
#pragma once

#include <string>
#include <string_view>

#include "geodata/diagnostic.h"

namespace dateline {

/// Errors for a file that must not be opened with the driver, empty when it may be:
/// - XLSX and ODS: members, size unpacked and CRC of the zip archive; XML with a document type (so with entities);
/// - ESRI Shapefile: .shx and .dbf must be there, and all three as long and of as many records as their headers say;
/// - GeoJSON: the limits "file-bytes", for GDAL holds it whole, and "nesting";
/// - GPKG: geodata/sqlite_schema.h.
/// Files beside it that would be opened must be plain ones. Throws Error when the file is missing or no plain file.
Diagnostics check_table_file(const std::string& path, std::string_view driver);

}  // namespace dateline

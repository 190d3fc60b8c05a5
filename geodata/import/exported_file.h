// Files that dateline has exported, opened for reading back: which they are, and their tables.
#pragma once

#include <string>
#include <vector>

#include "geodata/import/record_tables.h"
#include "geodata/result.h"

namespace dateline {

/// True for a GeoPackage or database with the tables of an export, and for GeoJSON with the member "dateline". A file
/// that cannot be read is none.
bool is_exported_file(const std::string& path);

/// Its tables. Throws Error when the file is missing.
Result<std::vector<NamedTable>> open_exported_file(const std::string& path);

}  // namespace dateline

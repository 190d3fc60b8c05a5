// The tables of an export in GeoJSON (geodata/export/geojson_writer.h), for geodata/import/record_tables.h.
#pragma once

#include <string>
#include <vector>

#include "geodata/import/record_tables.h"
#include "geodata/result.h"

namespace dateline {

/// True for GeoJSON with a member "dateline", as the writer lays it out: other programs that write the file anew do not
/// keep it.
bool is_exported_geojson(const std::string& path);

/// The records of all features as one table "features", and each table of "dateline". Cells are as in the file; lists
/// and objects stay JSON. All is held in memory. Errors name the line. Throws Error when the file cannot be read.
Result<std::vector<NamedTable>> read_geojson_tables(const std::string& path);

}  // namespace dateline

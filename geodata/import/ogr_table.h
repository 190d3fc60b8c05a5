// Tables in spreadsheets, GIS files and databases, through OGR: XLSX, ODS, GeoPackage, Shapefile, GeoJSON, FlatGeobuf,
// PostgreSQL/PostGIS.
//
//   Result<std::unique_ptr<TableReader>> table = open_ogr_table("idps.xlsx", "Sheet1");
//
// Cells of spreadsheets are text as shown in the sheet's own terms: the header row is a row like any other, days are
// 2020-02-07. Other formats know their columns: the names come first, as a row of their own with line 0, the primary
// key among them. Points become two last columns "longitude" and "latitude" in WGS 84, other geometry one column "wkt".
//
// Files are plain local files of the formats above, opened with their driver alone: no virtual ones, no network. A
// database is asked only when the path says so; the connection is OGR's ("PG:dbname=... schemas=...") or a
// postgresql:// address. The features of a layer are read one by one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/import/table_reader.h"
#include "geodata/result.h"

namespace dateline {

/// By the ending (.xlsx .ods .gpkg .shp .geojson .fgb) or the beginning ("PG:", "postgresql://", "postgres://").
bool is_ogr_table(std::string_view path);
/// "PG:" and the like: no file.
bool is_database(std::string_view path);
/// What messages call the table: its path, or "the database", for a connection may hold a password.
std::string shown_table(const std::string& path);

/// Names of the layers of a file or database, tables without geometry among them; none for other files. Fails when it
/// is not what its ending says.
Result<std::vector<std::string>> ogr_layers(const std::string& path);

/// `layer` may be empty when there is but one; several are an error that lists them. Throws Error when the file is
/// missing; what GDAL says of its content is diagnostics.
Result<std::unique_ptr<TableReader>> open_ogr_table(const std::string& path, const std::string& layer);

}  // namespace dateline

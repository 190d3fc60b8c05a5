// An export as a QGIS project, kept in the GeoPackage that it shows.
//
//   documents.project_name = "korday";
//   documents.project = qgis_project(tables, "korday.gpkg", "Records");
//
// QGIS lists it under the GeoPackage in its browser, and opens it with Project > Open From > GeoPackage. It holds the
// map's layers in the map's order with their styles, the tables of records in a group of their own, relations between
// tables (QGIS knows none else of a GeoPackage), the span of time for the Temporal Controller, the map's extent, title,
// description and credits. Degrees (EPSG:4326); there is no ground under the layers.
//
// Layers refer to the file by its name, in the folder of the project: who renames the GeoPackage must point QGIS at it
// again. The same tables give the same bytes. Thread-safe.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"

namespace dateline {

/// The project (.qgs) as XML. `file_name` is the GeoPackage's, without folders; `records_title` names the group of what
/// is no layer of the map, in its language.
std::string qgis_project(const ExportTables& tables, const std::string& file_name, const std::string& records_title);

}  // namespace dateline

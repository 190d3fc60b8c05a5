// Style documents and projects as rows of a database. Private to geodata/export/ogr_*.
#pragma once

#include <string>

#include "geodata/export/ogr_rows.h"
#include "geodata/export/ogr_table_writer.h"

namespace dateline {

/// "1970-01-01T00:00:00.000Z", the one form of a time that GeoPackage allows.
std::string geopackage_time(long long seconds_since_1970);

/// Makes `layer_styles` and lists it in `gpkg_contents`, without which QGIS does not see it. False when refused.
bool store_geopackage_styles(const OgrDataset& dataset, const ExportTables& tables, const StyleDocuments& documents,
                             const std::string& time);

/// Makes `qgis_projects`, which QGIS finds by its name.
bool store_geopackage_project(const OgrDataset& dataset, const StyleDocuments& documents, const std::string& time);

/// Replaces the styles of the tables in `public.layer_styles`.
bool store_postgis_styles(const OgrDataset& dataset, const std::string& schema, const ExportTables& tables,
                          const StyleDocuments& documents, const std::string& time);

}  // namespace dateline

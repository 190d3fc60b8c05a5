// Writes an export's tables as GeoPackage, FlatGeobuf or into PostGIS, through OGR.
//
//   OutputFile file("korday.gpkg");
//   write_geopackage(file, tables, documents, source_date_epoch());
//   file.commit();
//
// All formats: WGS 84, longitude first, shapes cut at the 180th meridian; lines and areas are of their multi forms,
// points where a table has such of several places, in a column `geom` with a spatial index. Instants are UTC; booleans
// and JSON are marked as such where the format can. Rows are written as they are made: memory does not grow with their
// number, but for the index of a FlatGeobuf (some 40 bytes a row).
//
// Files are those of an OutputFile to which nothing was written yet; they cannot be pipes. The same tables give the
// same bytes with the same libraries. A database gets all in one transaction. What cannot be written (disk, rights, no
// server) throws Error. What a format cannot hold is said in the diagnostics that are returned: warnings.
//
// How styles look is not known here: documents come ready made (styles/qgis_style.h, styles/qgis_project.h).
#pragma once

#include <string>
#include <vector>

#include "geodata/diagnostic.h"
#include "geodata/export/feature_table.h"
#include "geodata/output_file.h"

namespace dateline {

/// How a table looks, as QGIS and as OGC say it; either may be empty.
struct TableStyle {
  std::string table;
  std::string qml;
  std::string sld;
};

struct StyleDocuments {
  std::vector<TableStyle> tables;
  /// A QGIS project to be stored in the GeoPackage, as XML, and its name there; none when empty.
  std::string project;
  std::string project_name;
};

/// A GeoPackage 1.2 of all tables. Column `fid` counts rows from 1. Column `id`, where there is one, is indexed, as
/// unique if it is. Styles go into the table `layer_styles`, which QGIS reads when it opens a layer, the project into
/// `qgis_projects`. Seconds since 1970 stand wherever the format wants a time of writing.
Diagnostics write_geopackage(OutputFile& file, const ExportTables& tables, const StyleDocuments& documents,
                             long long made_at_s);

/// A FlatGeobuf of one table that has shapes. Rows are sorted by where they are, as the format's index wants.
Diagnostics write_flatgeobuf(OutputFile& file, const FeatureTable& table);

/// Replaces the tables of those names in `schema` of a PostgreSQL database with PostGIS, or makes them; the schema,
/// too. `connection` is "PG:host=... dbname=..." or "postgresql://...". Styles replace those of the tables in
/// `public.layer_styles`, where QGIS looks for them. There is no place for a project.
Diagnostics write_postgis(const std::string& connection, const std::string& schema, const ExportTables& tables,
                          const StyleDocuments& documents, long long made_at_s);

}  // namespace dateline

// The formats in which a map's records are exported, one row each.
//
//   const ExportFormat* format = export_format_of("korday.gpkg");
//   if (const std::string why = format->refusal(tables, path); !why.empty()) ...
//   OutputFile file(path);
//   const Diagnostics warnings = format->write(tables, {}, file);
//   file.commit();
//
// A constant table; the functions may run in several threads at once, each on a file of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/diagnostic.h"
#include "geodata/export/feature_table.h"
#include "geodata/output_file.h"

namespace dateline {

/// What is asked of how to write.
struct ExportRequest {
  bool qgis_project = false;  ///< in a GeoPackage
  bool drawn = false;         ///< shapes as the map draws them, in formats that do without by default
};

struct ExportFormat {
  std::string_view ending;  ///< with its dot, small letters
  std::string_view what;    ///< "GeoPackage with QGIS styles"
  /// Why these tables cannot be written under that name, for people; empty when they can.
  std::string (*refusal)(const ExportTables& tables, const std::string& path);
  /// Returns warnings: what the format cannot hold. Throws Error when the file cannot be written. Not for what is
  /// refused.
  Diagnostics (*write)(const ExportTables& tables, const ExportRequest& request, OutputFile& file);
};

/// By the longest ending that fits, without regard to case; null for others.
const ExportFormat* export_format_of(const std::string& path);

/// ".gpkg .geojson ...", for help and messages.
std::string export_endings();
/// The same without dots, for completion.
std::vector<std::string> export_ending_names();

}  // namespace dateline

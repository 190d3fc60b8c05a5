// The formats that `dateline export` writes, one row each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/diagnostic.h"
#include "geodata/export/feature_table.h"
#include "geodata/output_file.h"

namespace dateline {

/// What the command line says of how to write.
struct ExportRequest {
  bool qgis_project = false;  ///< in a GeoPackage
  bool drawn = false;         ///< shapes as the map draws them, in formats that do without by default
};

struct ExportFormat {
  std::string_view ending;  ///< with its dot, small letters
  std::string_view what;    ///< "GeoPackage with QGIS styles"
  /// Returns warnings: what the format cannot hold.
  Diagnostics (*write)(const ExportTables& tables, const ExportRequest& request, OutputFile& file);
};

/// By the longest ending that fits, without regard to case. Throws UsageError with the list of known endings.
const ExportFormat& export_format_of(const std::string& path);

/// ".gpkg .geojson ...", for help.
std::string export_endings();
/// The same without dots, for completion.
std::vector<std::string> export_ending_names();

}  // namespace dateline

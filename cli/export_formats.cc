#include "cli/export_formats.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "cli/export_kml.h"
#include "cli/export_ogr.h"
#include "cli/usage_error.h"
#include "geodata/export/csv_writer.h"
#include "geodata/export/geojson_writer.h"

namespace dateline {
namespace {

Diagnostics export_geojson(const ExportTables& tables, const ExportRequest& request, OutputFile& file) {
  write_geojson(tables, file, request.drawn);
  return {};
}

Diagnostics export_csv(const ExportTables& tables, const ExportRequest& request, OutputFile& file) {
  write_csv(tables, file, request.drawn);
  return {};
}

Diagnostics export_hxl(const ExportTables& tables, const ExportRequest&, OutputFile& file) {
  write_hxl_csv(tables, file);
  return {};
}

const std::vector<ExportFormat>& formats() {
  static const std::vector<ExportFormat> all{
      {".gpkg", "GeoPackage with QGIS styles", &export_geopackage},
      {".fgb", "FlatGeobuf, one layer", &export_flatgeobuf},
      {".geojson", "GeoJSON", &export_geojson},
      {".csv", "separated values", &export_csv},
      {".hxl.csv", "separated values with HXL hashtags", &export_hxl},
      {".kml", "KML, for Google Earth", &export_kml},
      {".kmz", "KML with the map's symbols", &export_kmz},
  };
  return all;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

}  // namespace

const ExportFormat& export_format_of(const std::string& path) {
  const std::string name = lower(path);
  const ExportFormat* best = nullptr;
  for (const ExportFormat& format : formats())
    if (name.ends_with(format.ending) && (!best || format.ending.size() > best->ending.size())) best = &format;
  if (best) return *best;
  throw UsageError(fmt::format("{}: unknown ending; a map is exported as {}", path, export_endings()));
}

std::vector<std::string> export_ending_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : formats()) names.emplace_back(format.ending.substr(1));
  return names;
}

std::string export_endings() {
  std::string endings;
  for (const ExportFormat& format : formats())
    endings += fmt::format("{}{}", endings.empty() ? "" : " ", format.ending);
  return endings;
}

}  // namespace dateline

#include "render/export_formats.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/export/csv_writer.h"
#include "geodata/export/geojson_writer.h"
#include "render/export_kml.h"
#include "render/export_ogr.h"

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

std::string never(const ExportTables&, const std::string&) { return {}; }

const std::vector<ExportFormat>& formats() {
  static const std::vector<ExportFormat> all{
      {".gpkg", "GeoPackage with QGIS styles", &never, &export_geopackage},
      {".fgb", "FlatGeobuf, one layer", &flatgeobuf_refusal, &export_flatgeobuf},
      {".geojson", "GeoJSON", &never, &export_geojson},
      {".csv", "separated values", &never, &export_csv},
      {".hxl.csv", "separated values with HXL hashtags", &never, &export_hxl},
      {".kml", "KML, for Google Earth", &never, &export_kml},
      {".kmz", "KML with the map's symbols", &never, &export_kmz},
  };
  return all;
}

}  // namespace

const ExportFormat* export_format_of(const std::string& path) {
  const std::string name = ascii_lower(path);
  const ExportFormat* best = nullptr;
  for (const ExportFormat& format : formats())
    if (name.ends_with(format.ending) && (!best || format.ending.size() > best->ending.size())) best = &format;
  return best;
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

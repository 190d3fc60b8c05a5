#include "geodata/import/exported_file.h"

#include <utility>

#include "geodata/import/geojson_tables.h"
#include "geodata/import/ogr_table.h"

namespace dateline {
namespace {

bool is_geojson(const std::string& path) { return path.ends_with(".geojson") || path.ends_with(".json"); }

}  // namespace

bool is_exported_file(const std::string& path) {
  if (is_geojson(path)) return is_exported_geojson(path);
  if (!path.ends_with(".gpkg") && !is_database(path)) return false;
  const Result<std::vector<std::string>> layers = ogr_layers(path);
  return layers && are_record_tables(*layers);
}

Result<std::vector<NamedTable>> open_exported_file(const std::string& path) {
  using Opened = Result<std::vector<NamedTable>>;
  if (is_geojson(path)) return read_geojson_tables(path);
  const Result<std::vector<std::string>> layers = ogr_layers(path);
  if (!layers) return Opened::failure(layers.diagnostics);
  std::vector<NamedTable> tables;
  for (const std::string& layer : *layers) {
    if (layer == "qgis_projects") continue;  // no table of the format's, so that it opens as no layer
    Result<std::unique_ptr<TableReader>> table = open_ogr_table(path, layer);
    if (!table) return Opened::failure(std::move(table.diagnostics));
    tables.push_back({layer, std::move(*table)});
  }
  return Opened::success(std::move(tables), layers.diagnostics);
}

}  // namespace dateline

#include "render/export_ogr.h"

#include <cassert>
#include <filesystem>

#include <fmt/format.h>

#include "geodata/export/last_second.h"
#include "geodata/export/ogr_table_writer.h"
#include "render/messages.h"
#include "render/source_date.h"
#include "styles/qgis_project.h"
#include "styles/qgis_style.h"

namespace dateline {
namespace {

/// The layer that the name chooses, or null and why there is none.
const FeatureTable* chosen_layer(const ExportTables& tables, const std::string& path, std::string& refusal) {
  const std::string wanted = std::filesystem::path(path).stem().extension().string();
  const FeatureTable* only = nullptr;
  std::size_t count = 0;
  std::string names;
  for (const FeatureTable& table : tables.tables) {
    if (table.shape == ShapeKind::kNone) continue;
    if (wanted == "." + table.name) return &table;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", table.name);
    if (table.role != TableRole::kLayer) continue;
    only = &table;
    ++count;
  }
  if (count == 1) return only;
  refusal = fmt::format("{}: a FlatGeobuf holds one layer; say which, as in {}: {}", path,
                        std::filesystem::path(path).replace_extension("NAME.fgb").string(), names);
  return nullptr;
}

}  // namespace

Diagnostics export_geopackage(const ExportTables& made, const ExportRequest& request, OutputFile& file) {
  const ExportTables tables = with_last_seconds(made);
  StyleDocuments documents = style_documents(tables);
  if (request.qgis_project) {
    const std::filesystem::path path(file.path());
    documents.project_name = path.stem().string();
    documents.project = qgis_project(tables, path.filename().string(), message("export.records", tables.language));
  }
  return write_geopackage(file, tables, documents, source_date_epoch());
}

std::string flatgeobuf_refusal(const ExportTables& tables, const std::string& path) {
  std::string refusal;
  chosen_layer(tables, path, refusal);
  return refusal;
}

Diagnostics export_flatgeobuf(const ExportTables& tables, const ExportRequest&, OutputFile& file) {
  std::string refusal;
  const FeatureTable* layer = chosen_layer(tables, file.path(), refusal);
  assert(layer != nullptr);
  return write_flatgeobuf(file, *layer);
}

Diagnostics export_postgis(const ExportTables& made, const std::string& connection, const std::string& schema) {
  const ExportTables tables = with_last_seconds(made);
  return write_postgis(connection, schema, tables, style_documents(tables), source_date_epoch());
}

}  // namespace dateline

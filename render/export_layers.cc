#include "render/export_layers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {
namespace {

FeatureTable layer_table(SurveyedTable& surveyed, const PlannedLayer& layer, std::string name, ShapeKind kind) {
  surveyed.maker.add_look = [index = surveyed.look_index](const LayerRow& row, Feature& feature) {
    feature.look = index.at(row.look);
    feature.size_pt = row.size_pt;
  };
  FeatureTable table = surveyed.maker.table(std::move(name), layer.title);
  table.role = TableRole::kLayer;
  table.layer = layer.id;
  table.shape = kind;
  table.looks = std::move(surveyed.looks);
  const bool has_figures = std::ranges::count(table.fields, "figure", &FeatureField::name) > 0;
  if (has_figures && !layer.hide_figures) table.label_field = "figure";
  return table;
}

}  // namespace

std::string table_name(std::string_view layer_id) {
  constexpr auto taken = std::to_array<std::string_view>(
      {"places", "place_areas", "sources", "actors", "figures", "other_records", "chronicle", "layer_styles"});
  std::string name(layer_id.substr(0, 48));
  std::ranges::replace(name, '-', '_');
  const bool starts_well = !name.empty() && name[0] >= 'a' && name[0] <= 'z';
  const bool reserved = std::ranges::count(taken, name) > 0 || name.starts_with("gpkg") || name.starts_with("sqlite");
  return starts_well && !reserved ? name : "layer_" + name;
}

std::vector<FeatureTable> layer_tables(ExportSurvey& survey, const ExportContext& context) {
  std::vector<FeatureTable> tables;
  for (auto& [key, surveyed] : survey.layers) {
    const auto [layer, kind] = key;
    const ShapeKind other = kind == ShapeKind::kPoint ? ShapeKind::kLine : ShapeKind::kPoint;
    std::string name = table_name(context.layers[layer].id);
    if (survey.layers.contains({layer, other})) name += kind == ShapeKind::kPoint ? "_points" : "_lines";
    tables.push_back(layer_table(surveyed, context.layers[layer], std::move(name), kind));
  }
  return tables;
}

}  // namespace dateline

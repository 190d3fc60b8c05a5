#include <fmt/format.h>

#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

void add_look_symbol(Node symbols, const FeatureTable& table, const FeatureLook& look, const std::string& name) {
  switch (table.shape) {
    case ShapeKind::kNone: return;
    case ShapeKind::kPoint: return add_point_symbol(symbols, table, look, name);
    case ShapeKind::kLine: return add_line_symbol(symbols, table, look, name);
    case ShapeKind::kArea: return add_area_symbol(symbols, look, name);
  }
}

/// Places and the like have no look of their own on the map: what they lie on stays seen.
FeatureLook plain_look(ShapeKind shape) {
  FeatureLook look;
  look.color = "#6b6b6b";
  if (shape == ShapeKind::kArea) look.opacity = 0.3;
  return look;
}

void add_single(Node parent, const FeatureTable& table) {
  Node renderer = add(parent, "renderer-v2", {{"type", "singleSymbol"}, {"symbollevels", "0"}, {"forceraster", "0"}});
  add_look_symbol(add(renderer, "symbols"), table, plain_look(table.shape), "0");
}

}  // namespace

Node add_symbol(Node symbols, const char* type, double opacity, const std::string& name) {
  return add(symbols, "symbol",
             {{"type", type},
              {"name", name},
              {"alpha", fmt::format("{:.3g}", opacity)},
              {"clip_to_extent", "1"},
              {"force_rhr", "0"}});
}

void add_renderer(Node parent, const FeatureTable& table) {
  if (table.shape == ShapeKind::kNone) return;
  if (table.looks.empty() || !has_field(table, "look")) return add_single(parent, table);
  Node renderer = add(parent, "renderer-v2",
                      {{"type", "categorizedSymbol"}, {"attr", "look"}, {"symbollevels", "0"}, {"forceraster", "0"}});
  Node categories = add(renderer, "categories");
  Node symbols = add(renderer, "symbols");
  for (std::size_t i = 0; i < table.looks.size(); ++i) {
    const FeatureLook& look = table.looks[i];
    const std::string name = fmt::format("{}", i);
    add(categories, "category",
        {{"render", "true"}, {"type", "string"}, {"value", look.id}, {"symbol", name}, {"label", look.title}});
    add_look_symbol(symbols, table, look, name);
  }
}

}  // namespace dateline::qgis

#include <fmt/format.h>

#include "geodata/base64.h"
#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

Options usual_options(double width_pt) {
  return {{"size", fmt::format("{:.2f}", width_pt)},
          {"size_unit", "Point"},
          {"scale_method", "diameter"},
          {"horizontal_anchor_point", "1"},
          {"vertical_anchor_point", "1"}};
}

/// The map's own symbol, embedded: nothing beside the file is needed.
Node add_icon(Node symbol, const FeatureLook& look) {
  Options options = usual_options(kUsualRadius_pt * kIconWidthPerRadius);
  options.insert(options.end(), {{"name", "base64:" + base64(look.symbol_svg)},
                                 {"fixedAspectRatio", "0"},
                                 {"color", rgba(look.color)},
                                 {"outline_color", rgba(look.color)},
                                 {"outline_width", "0"}});
  return add_symbol_layer(symbol, "SvgMarker", options);
}

Node add_disc(Node symbol, const FeatureLook& look) {
  Options options = usual_options(kUsualRadius_pt * 2);
  options.insert(options.end(), {{"name", "circle"},
                                 {"color", rgba(look.color)},
                                 {"outline_color", "255,255,255,255"},
                                 {"outline_width", "0.5"},
                                 {"outline_width_unit", "Point"}});
  return add_symbol_layer(symbol, "SimpleMarker", options);
}

}  // namespace

void add_point_symbol(Node symbols, const FeatureTable& table, const FeatureLook& look, const std::string& name) {
  Node symbol = add_symbol(symbols, "marker", look.opacity, name);
  const bool icon = !look.symbol_svg.empty();
  Node layer = icon ? add_icon(symbol, look) : add_disc(symbol, look);
  if (!has_field(table, "size_pt")) return;
  const double width = icon ? kIconWidthPerRadius : 2;
  add_data_defined(layer, "data_defined_properties",
                   {{"size", fmt::format("{:.4f} * {}", width, field_reference("size_pt"))}});
}

}  // namespace dateline::qgis

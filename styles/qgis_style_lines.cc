#include <fmt/format.h>

#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

/// Width of an arrow's head: that of narrow lines is not narrower than this.
constexpr double kHeadPerWidth = 3.5;
constexpr double kLeastHead_pt = 9;
/// Its length, of which the line is shorter, so that it does not show beside the point.
constexpr double kTrimPerHead = 0.5;

std::string number(double value) { return fmt::format("{:.2f}", value); }

std::string head_size(const std::string& width) {
  return fmt::format("max({:.2f}, {:.2f} * {})", kLeastHead_pt, kHeadPerWidth, width);
}

void add_stroke(Node symbol, const FeatureTable& table, const FeatureLook& look) {
  const bool sized = has_field(table, "size_pt");
  const std::string width =
      sized ? fmt::format("coalesce({}, {})", field_reference("size_pt"), kUsualWidth_pt) : number(kUsualWidth_pt);
  Node layer = add_symbol_layer(symbol, "SimpleLine",
                                {{"line_color", rgba(look.color)},
                                 {"line_style", "solid"},
                                 {"line_width", number(kUsualWidth_pt)},
                                 {"line_width_unit", "Point"},
                                 {"capstyle", "flat"},
                                 {"joinstyle", "round"},
                                 {"use_custom_dash", look.dashed ? "1" : "0"},
                                 {"customdash", "6;4"},
                                 {"customdash_unit", "Point"},
                                 {"trim_distance_end_unit", "Point"}});
  Options computed;
  if (sized) computed.emplace_back("outlineWidth", field_reference("size_pt"));
  if (look.arrow) computed.emplace_back("trimEnd", fmt::format("{} * {}", kTrimPerHead, head_size(width)));
  add_data_defined(layer, "data_defined_properties", computed);
}

/// A marker at the last vertex, turned with the line.
void add_head(Node symbol, const FeatureTable& table, const FeatureLook& look, const std::string& name) {
  Node line = add_symbol_layer(
      symbol, "MarkerLine",
      {{"placement", "lastvertex"}, {"rotate", "1"}, {"average_angle_length", "6"}, {"average_angle_unit", "Point"}});
  // QGIS names the symbols within symbols after their places.
  Node marker = add_symbol(line, "marker", 1, fmt::format("@{}@1", name));
  Node head = add_symbol_layer(marker, "SimpleMarker",
                               {{"name", "filled_arrowhead"},
                                {"color", rgba(look.color)},
                                {"outline_style", "no"},
                                {"size", number(kLeastHead_pt)},
                                {"size_unit", "Point"},
                                {"horizontal_anchor_point", "1"},
                                {"vertical_anchor_point", "1"}});
  if (has_field(table, "size_pt"))
    add_data_defined(head, "data_defined_properties", {{"size", head_size(field_reference("size_pt"))}});
}

}  // namespace

void add_line_symbol(Node symbols, const FeatureTable& table, const FeatureLook& look, const std::string& name) {
  Node symbol = add_symbol(symbols, "line", look.opacity, name);
  add_stroke(symbol, table, look);
  if (look.arrow) add_head(symbol, table, look, name);
}

}  // namespace dateline::qgis

#include <fmt/format.h>

#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

constexpr const char* kInk = "34,34,34,255";
constexpr double kGap_pt = 1.5;
constexpr const char* kPaper = "255,255,255,255";

void add_text_style(Node settings, const FeatureTable& table) {
  Node style = add(settings, "text-style",
                   {{"fieldName", table.label_field},
                    {"isExpression", "0"},
                    {"fontFamily", "Noto Sans"},
                    {"namedStyle", "Regular"},
                    {"fontSize", "8.5"},
                    {"fontSizeUnit", "Point"},
                    {"fontWeight", "50"},
                    {"textColor", kInk},
                    {"textOpacity", "1"},
                    {"fontKerning", "1"},
                    {"multilineHeight", "1"}});
  add(style, "text-buffer",
      {{"bufferDraw", "1"},
       {"bufferSize", "1.2"},
       {"bufferSizeUnits", "Point"},
       {"bufferColor", kPaper},
       {"bufferOpacity", "0.85"},
       {"bufferNoFill", "1"},
       {"bufferJoinStyle", "128"}});
}

/// Numbers are those of QGIS: points: around the symbol, in the order of good places; lines and
/// areas: level, for a label along a line is left out where the line is shorter.
Options placement_of(const FeatureTable& table) {
  const ShapeKind shape = table.shape;
  Options options{{"priority", "6"}, {"repeatDistance", "0"}};
  if (shape == ShapeKind::kPoint)
    options.insert(options.end(), {{"placement", "6"},
                                   {"offsetType", "0"},
                                   {"dist", fmt::format("{}", kUsualRadius_pt + kGap_pt)},
                                   {"distUnits", "Point"},
                                   {"predefinedPositionOrder", "R,L,TR,BR,TL,BL,T,B,TSR,BSR,TSL,BSL"}});
  // A figure stands once, at the first of its record's places: beside each of them it would be read as a sum.
  if (shape == ShapeKind::kPoint && table.multi)
    options.insert(options.end(), {{"geometryGeneratorEnabled", "1"},
                                   {"geometryGeneratorType", "PointGeometry"},
                                   {"geometryGenerator", "geometry_n($geometry, 1)"}});
  if (shape == ShapeKind::kLine)
    options.insert(options.end(), {{"placement", "4"}, {"dist", "2"}, {"distUnits", "Point"}});
  if (shape == ShapeKind::kArea)
    options.insert(options.end(), {{"placement", "4"}, {"centroidInside", "1"}, {"fitInPolygonOnly", "1"}});
  return options;
}

/// Large figures first, where there is not room for all (10 is the highest), and each at the edge of its symbol. QGIS
/// could look for the edge itself, but takes the symbols of several places for one.
Options computed_of(const FeatureTable& table) {
  if (!has_field(table, "size_pt")) return {};
  const std::string size = field_reference("size_pt");
  Options computed{{"Priority", fmt::format("min(9, 3 + coalesce({}, 0) / 4)", size)}};
  if (table.shape == ShapeKind::kPoint) computed.emplace_back("LabelDistance", fmt::format("{} + {}", size, kGap_pt));
  return computed;
}

}  // namespace

void add_labels(Node parent, const FeatureTable& table) {
  if (table.shape == ShapeKind::kNone || table.label_field.empty()) return;
  Node settings = add(add(parent, "labeling", {{"type", "simple"}}), "settings", {{"calloutType", "simple"}});
  add_text_style(settings, table);
  add(settings, "text-format", {{"formatNumbers", "0"}, {"multilineAlign", "3"}, {"wrapChar", ""}});
  add(settings, "placement", placement_of(table));
  // A label rather lies across a line than across a symbol.
  add(settings, "rendering",
      {{"drawLabels", "1"},
       {"displayAll", "0"},
       {"obstacle", "1"},
       {"obstacleFactor", table.shape == ShapeKind::kPoint ? "1" : "0.1"},
       {"zIndex", "0"}});
  add_data_defined(settings, "dd_properties", computed_of(table));
}

}  // namespace dateline::qgis

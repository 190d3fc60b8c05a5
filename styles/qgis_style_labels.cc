#include <fmt/format.h>

#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

constexpr const char* kInk = "34,34,34,255";
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

/// Numbers are those of QGIS: points: around the symbol, from its edge, in the order of good places; lines: along and
/// above; areas: within, level.
Options placement_of(ShapeKind shape) {
  Options options{{"priority", "6"}, {"repeatDistance", "0"}};
  if (shape == ShapeKind::kPoint)
    options.insert(options.end(), {{"placement", "6"},
                                   {"offsetType", "1"},
                                   {"dist", "1"},
                                   {"distUnits", "Point"},
                                   {"predefinedPositionOrder", "R,L,TR,BR,TL,BL,TSR,BSR"}});
  if (shape == ShapeKind::kLine)
    options.insert(options.end(),
                   {{"placement", "2"}, {"placementFlags", "10"}, {"dist", "2"}, {"distUnits", "Point"}});
  if (shape == ShapeKind::kArea)
    options.insert(options.end(), {{"placement", "4"}, {"centroidInside", "1"}, {"fitInPolygonOnly", "1"}});
  return options;
}

}  // namespace

void add_labels(Node parent, const FeatureTable& table) {
  if (table.shape == ShapeKind::kNone || table.label_field.empty()) return;
  Node settings = add(add(parent, "labeling", {{"type", "simple"}}), "settings", {{"calloutType", "simple"}});
  add_text_style(settings, table);
  add(settings, "text-format", {{"formatNumbers", "0"}, {"multilineAlign", "3"}, {"wrapChar", ""}});
  add(settings, "placement", placement_of(table.shape));
  add(settings, "rendering",
      {{"drawLabels", "1"}, {"displayAll", "0"}, {"obstacle", "1"}, {"obstacleFactor", "1"}, {"zIndex", "0"}});
  // Large figures first, where there is not room for all; 10 is the highest.
  if (has_field(table, "size_pt"))
    add_data_defined(settings, "dd_properties",
                     {{"Priority", fmt::format("min(9, 3 + coalesce({}, 0) / 4)", field_reference("size_pt"))}});
}

}  // namespace dateline::qgis

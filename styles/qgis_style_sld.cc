// Styled Layer Descriptor 1.1 with Symbology Encoding 1.1 (OGC 05-077r4, 05-078r4).
#include <fmt/format.h>

#include "geodata/base64.h"
#include "styles/qgis_style.h"
#include "styles/qgis_style_parts.h"

namespace dateline {
namespace {

using namespace qgis;

/// Sizes of SLD are pixels of 0.28 mm; a point is 0.3528 mm.
constexpr double kPixelsPerPoint = 1.26;

std::string number(double value) { return fmt::format("{:.3g}", value); }

void add_parameter(Node parent, const char* name, const std::string& value) {
  add_text(parent, "se:SvgParameter", value).append_attribute("name").set_value(name);
}

void add_fill(Node parent, const std::string& color, double opacity) {
  Node fill = add(parent, "se:Fill");
  add_parameter(fill, "fill", color);
  add_parameter(fill, "fill-opacity", number(opacity));
}

/// `factor` times the feature's size, else a number.
void add_size(Node parent, const FeatureTable& table, double factor, double usual_pt) {
  if (!has_field(table, "size_pt")) {
    parent.append_child(pugi::node_pcdata).set_value(number(factor * usual_pt).c_str());
    return;
  }
  Node product = add(parent, "ogc:Mul");
  add_text(product, "ogc:PropertyName", "size_pt");
  add_text(product, "ogc:Literal", number(factor));
}

void add_point(Node rule, const FeatureTable& table, const FeatureLook& look) {
  Node graphic = add(add(rule, "se:PointSymbolizer"), "se:Graphic");
  const bool icon = !look.symbol_svg.empty();
  if (icon) {
    Node external = add(graphic, "se:ExternalGraphic");
    add_text(external, "se:InlineContent", base64(look.symbol_svg)).append_attribute("encoding").set_value("base64");
    add_text(external, "se:Format", "image/svg+xml");
  }
  Node mark = add(graphic, "se:Mark");  // for readers without SVG
  add_text(mark, "se:WellKnownName", "circle");
  add_fill(mark, look.color, 1);
  add_text(graphic, "se:Opacity", number(look.opacity));
  add_size(add(graphic, "se:Size"), table, kPixelsPerPoint * (icon ? kIconWidthPerRadius : 2), kUsualRadius_pt);
}

void add_line(Node rule, const FeatureTable& table, const FeatureLook& look) {
  Node stroke = add(add(rule, "se:LineSymbolizer"), "se:Stroke");
  add_parameter(stroke, "stroke", look.color);
  add_parameter(stroke, "stroke-opacity", number(look.opacity));
  Node width = add(stroke, "se:SvgParameter", {{"name", "stroke-width"}});
  add_size(width, table, kPixelsPerPoint, kUsualWidth_pt);
  add_parameter(stroke, "stroke-linejoin", "round");
  if (look.dashed) add_parameter(stroke, "stroke-dasharray", "8 5");
  if (!look.arrow) return;
  Node head = add(rule, "se:LineSymbolizer");
  // Not of the standard, but of those who draw it: one mark, at the line's end.
  add_text(head, "se:VendorOption", "lastPoint").append_attribute("name").set_value("placement");
  Node graphic = add(add(add(head, "se:Stroke"), "se:GraphicStroke"), "se:Graphic");
  Node mark = add(graphic, "se:Mark");
  add_text(mark, "se:WellKnownName", "filled_arrowhead");
  add_fill(mark, look.color, 1);
  add_text(graphic, "se:Opacity", number(look.opacity));
  add_size(add(graphic, "se:Size"), table, kPixelsPerPoint * 3.5, kUsualWidth_pt);
}

void add_area(Node rule, const FeatureLook& look) {
  Node area = add(rule, "se:PolygonSymbolizer");
  add_fill(area, look.color, look.opacity);
  Node stroke = add(area, "se:Stroke");
  add_parameter(stroke, "stroke", "#ffffff");
  add_parameter(stroke, "stroke-width", "0.5");
}

void add_rule(Node style, const FeatureTable& table, const FeatureLook& look) {
  Node rule = add(style, "se:Rule");
  add_text(rule, "se:Name", look.id);
  add_text(add(rule, "se:Description"), "se:Title", look.title);
  Node equal = add(add(rule, "ogc:Filter"), "ogc:PropertyIsEqualTo");
  add_text(equal, "ogc:PropertyName", "look");
  add_text(equal, "ogc:Literal", look.id);
  if (table.shape == ShapeKind::kPoint) add_point(rule, table, look);
  if (table.shape == ShapeKind::kLine) add_line(rule, table, look);
  if (table.shape == ShapeKind::kArea) add_area(rule, look);
}

void add_label_rule(Node style, const FeatureTable& table) {
  Node text = add(add(style, "se:Rule"), "se:TextSymbolizer");
  add_text(add(text, "se:Label"), "ogc:PropertyName", table.label_field);
  Node font = add(text, "se:Font");
  add_parameter(font, "font-family", "Noto Sans");
  add_parameter(font, "font-size", "11");
  Node placement = add(text, "se:LabelPlacement");
  if (table.shape == ShapeKind::kLine) {
    add_text(add(placement, "se:LinePlacement"), "se:PerpendicularOffset", "6");
  } else {
    Node anchor = add(add(placement, "se:PointPlacement"), "se:AnchorPoint");
    add_text(anchor, "se:AnchorPointX", table.shape == ShapeKind::kPoint ? "0" : "0.5");
    add_text(anchor, "se:AnchorPointY", "0.5");
  }
  Node halo = add(text, "se:Halo");
  add_text(halo, "se:Radius", "1.5");
  add_fill(halo, "#ffffff", 0.85);
  add_fill(text, "#222222", 1);
}

Node add_root(pugi::xml_document& document) {
  document.append_child(pugi::node_declaration).append_attribute("version").set_value("1.0");
  document.first_child().append_attribute("encoding").set_value("UTF-8");
  return add(document, "StyledLayerDescriptor",
             {{"version", "1.1.0"},
              {"xmlns", "http://www.opengis.net/sld"},
              {"xmlns:se", "http://www.opengis.net/se"},
              {"xmlns:ogc", "http://www.opengis.net/ogc"},
              {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
              {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
              {"xsi:schemaLocation",
               "http://www.opengis.net/sld http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd"}});
}

}  // namespace

std::string qgis_sld(const FeatureTable& table) {
  if (table.shape == ShapeKind::kNone || table.looks.empty()) return {};
  pugi::xml_document document;
  Node layer = add(add_root(document), "NamedLayer");
  add_text(layer, "se:Name", table.name);
  Node user_style = add(layer, "UserStyle");
  add_text(user_style, "se:Name", table.name);
  Node style = add(user_style, "se:FeatureTypeStyle");
  for (const FeatureLook& look : table.looks) add_rule(style, table, look);
  if (!table.label_field.empty()) add_label_rule(style, table);
  return to_text(document);
}

}  // namespace dateline

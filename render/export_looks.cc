#include "render/export_looks.h"

#include <fmt/format.h>

#include "render/canvas.h"
#include "render/look_words.h"
#include "render/marks.h"
#include "render/messages.h"
#include "render/symbols.h"

namespace dateline {
namespace {

constexpr double icon_pt = 64;
/// The rim needs a little room.
constexpr double icon_radius_pt = 28;

/// The symbol alone on nothing, 64 x 64.
Drawing icon_drawing(const Look& look, bool approximate, const Style& style) {
  const bool frame = is_frame_symbol(look.symbol);
  // Rims have a fixed width: drawn at its size on the map, then enlarged, the symbol keeps its proportions.
  const double radius = frame ? style.measures.symbol_min_radius_pt : badge_radius_pt;
  Drawing drawing;
  drawing.size = {icon_pt / icon_radius_pt * radius, icon_pt / icon_radius_pt * radius};
  drawing.background = Color{0, 0, 0, 0};
  const PagePoint center{drawing.size.width_pt / 2, drawing.size.height_pt / 2};
  Group group;
  group.items = symbol_items(look, center, radius, approximate, style);
  drawing.layers.push_back(std::move(group));
  return drawing;
}

std::string hex_rgb(Color color) {
  color.a = 255;
  return to_hex(color);
}

}  // namespace

std::string symbol_look_id(const Look& look, bool approximate) {
  return look.class_id + (approximate ? "-approximate" : "");
}

FeatureLook symbol_look(const Look& look, bool approximate, const Style& style, const std::string& lang) {
  FeatureLook out;
  out.id = symbol_look_id(look, approximate);
  out.title = symbol_words(look, lang);
  if (approximate) out.title = fmt::format("{} ({})", out.title, message("key.approximate", lang));
  out.color = hex_rgb(look.color);
  out.symbol = look.symbol;
  const Drawing icon = icon_drawing(look, approximate, style);
  out.symbol_svg = draw_svg(icon);
  out.icon_png = draw_icon_png(icon, static_cast<int>(icon_pt));
  return out;
}

FeatureLook area_look(const Style& style, const std::string& lang) {
  FeatureLook out;
  out.id = "area";
  out.title = message("key.area", lang);
  out.color = hex_rgb(style.color("text_muted"));
  out.opacity = 0.1;
  out.dashed = true;
  return out;
}

FeatureLook flow_look(const Look& look, const Style& style, const std::string& lang) {
  FeatureLook out;
  out.id = look.class_id;
  out.title = flow_words(look, lang);
  out.color = hex_rgb(look.color);
  out.opacity = style.measures.flow_opacity;
  out.dashed = look.body == FlowBody::kDashed || look.body == FlowBody::kDotted;
  out.arrow = look.head == FlowHead::kArrow || look.head == FlowHead::kBlock;
  return out;
}

}  // namespace dateline

#include "render/marks.h"

#include <algorithm>
#include <cmath>

#include "render/symbols.h"
#include "styles/legibility.h"

namespace dateline {
namespace {

/// Pictograms fill this part of their badge's radius.
constexpr double pictogram_part = 0.62;
/// Width of the darker edge of an arrow whose colour is too pale for the ground; half of it is the arrow's own.
constexpr double edge_pt = 0.5;

PathItem path_item(Path path, std::optional<Fill> fill, std::optional<Stroke> stroke) {
  return {{}, std::move(path), std::move(fill), std::move(stroke)};
}

Stroke rim(Color color, double width_pt, bool dashed) {
  Stroke stroke;
  stroke.color = color;
  stroke.width_pt = width_pt;
  if (dashed) stroke.dash_pt = {2.6, 1.8};
  return stroke;
}

/// The rim of a symbol: of the land, to part it from lines and neighbours; a darker shade of a colour that is too pale
/// to be seen without.
Color rim_color(Color color, const Style& style) {
  const Color edge = edge_color(color, style);
  return edge == color ? style.color("land") : edge;
}

std::vector<Item> frame_items(const Look& look, PagePoint center, double radius_pt, bool approximate,
                              const Style& style) {
  const Color paper = style.color("land");
  std::vector<Item> items;
  if (approximate) {
    // The casing keeps the dashes readable on lines and rivers.
    items.push_back({path_item(symbol_path(look.symbol, center, radius_pt), Fill{paper.faded(0.9), {}, false}, {})});
    items.push_back({path_item(symbol_path(look.symbol, center, radius_pt - 0.8), {},
                               rim(edge_color(look.color, style), 1.6, true))});
  } else {
    items.push_back({path_item(symbol_path(look.symbol, center, radius_pt), Fill{look.color, {}, false},
                               rim(rim_color(look.color, style), style.measures.symbol_rim_pt, false))});
  }
  return items;
}

std::vector<Item> badge_items(const Look& look, PagePoint center, double radius_pt, bool approximate,
                              const Style& style) {
  const Color paper = style.color("land");
  std::vector<Item> items;
  const Path badge = Path::circle(center, radius_pt);
  const Color edge = edge_color(look.color, style);
  if (approximate) {
    items.push_back({path_item(badge, Fill{paper, {}, false}, {})});
    items.push_back({path_item(Path::circle(center, radius_pt - 0.6), {}, rim(edge, 1.2, true))});
  } else {
    items.push_back({path_item(badge, Fill{look.color, {}, false},
                               rim(rim_color(look.color, style), style.measures.symbol_rim_pt, false))});
  }
  // Dark pictograms on light badges: whichever reads better.
  const Color dark = style.color("text");
  const Color ink = contrast_ratio(paper, look.color) >= contrast_ratio(dark, look.color) ? paper : dark;
  items.push_back({path_item(symbol_path(look.symbol, center, radius_pt * pictogram_part),
                             Fill{approximate ? edge : ink, {}, false}, {})});
  return items;
}

/// The colour along a flow that comes in through the frame: out of nothing.
std::optional<LinearGradient> fade(const LaidFlow& flow, Color color, const StyleMeasures& measures) {
  const double length = flow.spine.length_pt();
  const double reach = std::min(measures.flow_fade_pt, length / 2);
  if (flow.enters) return LinearGradient{flow.spine.at(0), flow.spine.at(reach), color.faded(0), color};
  return std::nullopt;
}

std::vector<double> dashes(FlowBody body, double width_pt) {
  if (body == FlowBody::kDotted) return {0.01, width_pt * 2.1};
  if (body == FlowBody::kDashed) return {width_pt * 2.6 + 2, width_pt * 1.2 + 1.6};
  return {};
}

/// A line and its head over a casing of the land; an edge is drawn below the colour, which gives up as much width.
std::vector<Item> line_items(const LaidFlow& flow, const FlowShape& shape, double width_pt, const Look& look,
                             const Style& style) {
  const Color casing = style.color("land"), edge = edge_color(look.color, style);
  const double edge_width_pt = edge == look.color ? 0 : std::min(edge_pt, width_pt / 2);
  std::vector<Item> items;
  const auto add = [&](Color color, double width, bool dashed) {
    Stroke stroke = rim(color, width, false);
    stroke.cap = look.body == FlowBody::kDotted ? LineCap::kRound : LineCap::kButt;
    if (dashed) stroke.dash_pt = dashes(look.body, width_pt);
    stroke.gradient = fade(flow, color, style.measures);
    items.push_back({path_item(shape.body, {}, std::move(stroke))});
  };
  if (look.body != FlowBody::kDotted) add(casing, width_pt + 2 * style.measures.flow_casing_pt, false);
  if (edge_width_pt > 0) add(edge, width_pt + edge_width_pt, true);
  add(look.color.faded(style.measures.flow_opacity), width_pt - edge_width_pt, true);
  if (!shape.head.empty())
    items.push_back({path_item(shape.head, Fill{look.color, {}, false},
                               rim(edge_width_pt > 0 ? edge : casing, style.measures.flow_casing_pt, false))});
  return items;
}

/// A filled outline over its casing; an edge lies on the outline.
std::vector<Item> area_items(const LaidFlow& flow, const FlowShape& shape, const Look& look, const Style& style) {
  const Color casing = style.color("land"), edge = edge_color(look.color, style);
  const Color color = look.color.faded(style.measures.flow_opacity);
  const auto outline = [&](Color ink, double width_pt) {
    Stroke stroke = rim(ink, width_pt, false);
    stroke.gradient = fade(flow, ink, style.measures);
    return path_item(shape.body, {}, std::move(stroke));
  };
  std::vector<Item> items;
  items.push_back({outline(casing, 2 * style.measures.flow_casing_pt)});
  items.push_back({path_item(shape.body, Fill{color, fade(flow, color, style.measures), false}, {})});
  if (edge != look.color) items.push_back({outline(edge, edge_pt)});
  return items;
}

}  // namespace

std::vector<Item> symbol_items(const Look& look, PagePoint center, double radius_pt, bool approximate,
                               const Style& style) {
  return is_frame_symbol(look.symbol) ? frame_items(look, center, radius_pt, approximate, style)
                                      : badge_items(look, center, radius_pt, approximate, style);
}

std::vector<Item> soft_edge_items(const Look& look, PagePoint center, double radius_pt) {
  std::vector<Item> items;
  // Wider and fainter: together they fade out.
  for (const double width : {6.0, 4.0, 2.0})
    items.push_back({path_item(Path::circle(center, radius_pt), {}, rim(look.color.faded(0.16), 2 * width, false))});
  return items;
}

std::vector<Item> area_items(PagePoint center, double radius_pt, const Style& style) {
  const Color ink = style.color("text_muted");
  std::vector<Item> items;
  items.push_back({path_item(Path::circle(center, radius_pt), Fill{ink.faded(0.07), {}, false}, rim(ink, 0.7, true))});
  return items;
}

double symbol_radius_pt(double part, const StyleMeasures& measures) {
  return std::max(measures.symbol_min_radius_pt, measures.symbol_max_radius_pt * std::sqrt(std::max(part, 0.0)));
}

double flow_width_pt(double value, double largest, const Look& look, const StyleMeasures& measures) {
  if (value > 0 && largest > 0)
    return std::max(measures.flow_min_width_pt, measures.flow_max_width_pt * std::sqrt(value / largest));
  // No figure: an even width that says nothing of numbers, heavier for bands, which are thin lines otherwise.
  return look.body == FlowBody::kBand ? measures.flow_min_width_pt * 2 : measures.flow_min_width_pt * 1.2;
}

std::vector<Item> flow_items(const LaidFlow& flow, double width_pt, const Look& look, const Style& style) {
  if (flow.spine.empty()) return {};
  const StyleMeasures& measures = style.measures;
  // Beyond the frame nothing is reached: a plain arrow head says that it goes on, whatever stands at the true end.
  const Spine spine = flow.leaves ? flow.spine.part(0, flow.spine.length_pt() - 3) : flow.spine;
  const FlowHead head = flow.leaves ? FlowHead::kArrow : look.head;
  const FlowShape shape = flow_shape(spine, flow_size(width_pt, look, measures), look.body, head);
  return shape.stroked ? line_items(flow, shape, width_pt, look, style) : area_items(flow, shape, look, style);
}

}  // namespace dateline

#include "render/marks.h"

#include <algorithm>
#include <cmath>

#include "render/symbols.h"
#include "styles/legibility.h"

namespace dateline {
namespace {

/// Pictograms fill this part of their badge's radius.
constexpr double pictogram_part = 0.62;
/// From the rim of a symbol to the ring that says that its time is approximate.
constexpr double soft_ring_gap_pt = soft_edge_pt - 0.5;
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

constexpr double fan_half_pt = 7;

/// The parts of one leg, from the bottom up.
class FlowPainter {
 public:
  FlowPainter(const LaidFlow& flow, double width_pt, const Look& look, const Style& style)
      : flow_(flow),
        look_(look),
        style_(style),
        measures_(style.measures),
        size_(leg_size(flow_size(width_pt, look, measures_), flow.begin_part, flow.end_part)),
        color_(look.color.faded(measures_.flow_opacity)),
        edge_(edge_color(look.color, style)),
        casing_(style.color("land")) {}

  std::vector<Item> run() {
    const double length = flow_.spine.length_pt();
    const double begin = flow_.from_unknown ? std::min(unknown_fan_pt, length / 3) : 0;
    const double tip = flow_tip_pt(flow_, measures_);
    if (flow_.leaves) add_tail(tip);
    if (flow_.from_unknown) add_fan(0, begin);
    if (flow_.to_unknown) add_fan(length, tip);
    // Beyond the page nothing is reached: a plain arrow head says that it goes on, whatever stands at the true end.
    const bool open = flow_.leaves || flow_.to_unknown;
    add_body(flow_.spine.part(begin, tip), !flow_.has_head ? FlowHead::kNone : open ? FlowHead::kArrow : look_.head);
    return std::move(items_);
  }

 private:
  void add(Path path, std::optional<Fill> fill, std::optional<Stroke> stroke) {
    items_.push_back({path_item(std::move(path), std::move(fill), std::move(stroke))});
  }

  bool has_edge() const { return edge_ != look_.color; }

  void add_body(const Spine& spine, FlowHead head) {
    const FlowShape shape = flow_shape(spine, size_, look_.body, head);
    shape.stroked ? add_line(shape) : add_area(shape);
  }

  void add_stroke(const Path& path, Color color, double width_pt, bool dashed) {
    Stroke stroke = rim(color, width_pt, false);
    stroke.cap = look_.body == FlowBody::kDotted ? LineCap::kRound : LineCap::kButt;
    if (dashed) stroke.dash_pt = dashes(look_.body, size_.width_pt);
    stroke.gradient = fade(flow_, color, measures_);
    add(path, {}, std::move(stroke));
  }

  /// A line and its head over a casing of the land; an edge is drawn below the colour, which gives up as much width.
  void add_line(const FlowShape& shape) {
    const double edge_width_pt = has_edge() ? std::min(edge_pt, size_.width_pt / 2) : 0;
    if (look_.body != FlowBody::kDotted)
      add_stroke(shape.body, casing_, size_.width_pt + 2 * measures_.flow_casing_pt, false);
    if (has_edge()) add_stroke(shape.body, edge_, size_.width_pt + edge_width_pt, true);
    add_stroke(shape.body, color_, size_.width_pt - edge_width_pt, true);
    if (!shape.head.empty())
      add(shape.head, Fill{look_.color, {}, false}, rim(has_edge() ? edge_ : casing_, measures_.flow_casing_pt, false));
  }

  /// A filled outline over its casing; an edge lies on the outline.
  void add_area(const FlowShape& shape) {
    const auto outline = [&](Color ink, double width_pt) {
      Stroke stroke = rim(ink, width_pt, false);
      stroke.gradient = fade(flow_, ink, measures_);
      add(shape.body, {}, std::move(stroke));
    };
    outline(casing_, 2 * measures_.flow_casing_pt);
    add(shape.body, Fill{color_, fade(flow_, color_, measures_), false}, {});
    if (has_edge()) outline(edge_, edge_pt);
  }

  /// From behind the head through the frame, into nothing.
  void add_tail(double tip) {
    const Spine tail = flow_.spine.part(tip - 1, flow_.spine.length_pt());
    if (tail.empty()) return;
    Stroke stroke = rim(color_, std::max(size_.width_pt * 0.6, 1.0), false);
    stroke.gradient = LinearGradient{tail.at(0), tail.at(tail.length_pt()), color_, color_.faded(0)};
    add(flow_shape(tail, size_, FlowBody::kLine, FlowHead::kNone).body, {}, stroke);
  }

  /// Three strokes between the mouth of the fan, where the "?" stands, and the body.
  void add_fan(double mouth_pt, double root_pt) {
    const PagePoint mouth = flow_.spine.at(mouth_pt), root = flow_.spine.at(root_pt);
    const PagePoint along = unit(root - mouth), across = right_of(along);
    const Color faint = look_.color.faded(0.75);
    for (const double side : {-1.0, 0.0, 1.0}) {
      const PagePoint outer = mouth + along * (side == 0 ? unknown_radius_pt + 1 : 4.0) + across * (side * fan_half_pt);
      Stroke stroke = rim(faint, std::clamp(size_.origin_pt * 0.6, 0.9, 2.0), false);
      stroke.cap = LineCap::kRound;
      stroke.gradient = LinearGradient{outer, root, look_.color.faded(0.25), faint};
      add(Path::polyline({outer, root}), {}, stroke);
    }
    TextItem mark;
    mark.text = "?";
    mark.type = style_.type("figure");
    mark.type.size_pt = unknown_radius_pt * 2.2;
    mark.type.color = letter_color(look_.color, style_);
    mark.anchor = TextAnchor::kMiddle;
    mark.origin = mouth + PagePoint{0, mark.type.size_pt * 0.36};
    items_.push_back({std::move(mark)});
  }

  const LaidFlow& flow_;
  const Look& look_;
  const Style& style_;
  const StyleMeasures& measures_;
  FlowSize size_;
  Color color_, edge_, casing_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Item> symbol_items(const Look& look, PagePoint center, double radius_pt, bool approximate,
                               const Style& style) {
  return is_frame_symbol(look.symbol) ? frame_items(look, center, radius_pt, approximate, style)
                                      : badge_items(look, center, radius_pt, approximate, style);
}

std::vector<Item> soft_edge_items(const Look& look, PagePoint center, double radius_pt) {
  std::vector<Item> items;
  // One pale ring, set off by the symbol's own rim: a glow of several steps looks like a smudge in print.
  items.push_back(
      {path_item(Path::circle(center, radius_pt + soft_ring_gap_pt), {}, rim(look.color.faded(0.35), 1, false))});
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

double flow_tip_pt(const LaidFlow& flow, const StyleMeasures& measures) {
  const double length = flow.spine.length_pt();
  if (flow.leaves) return length - std::min(measures.flow_fade_pt, length / 3);
  if (flow.to_unknown) return length - std::min(unknown_fan_pt, length / 3);
  return length;
}

std::vector<Item> flow_items(const LaidFlow& flow, double width_pt, const Look& look, const Style& style) {
  return flow.spine.empty() ? std::vector<Item>{} : FlowPainter(flow, width_pt, look, style).run();
}

}  // namespace dateline

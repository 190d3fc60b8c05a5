#include "render/flow_shape.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr int outline_pieces = 6;

/// One side of a body whose half-width runs from `begin_half` to `end_half`, as cubic pieces fitted to the offset
/// curve.
void add_side(Path& path, const Spine& body, double begin_half, double end_half, bool forward) {
  const double length = body.length_pt();
  const double sign = forward ? -1 : 1;  // left side there, right side back
  const auto half_at = [&](double s) { return begin_half + (end_half - begin_half) * s / length; };
  const auto offset_at = [&](double s) { return body.at(s) + right_of(body.direction(s)) * (sign * half_at(s)); };
  const auto slope_at = [&](double s) {
    const double h = length * 0.002;
    const double a = std::max(s - h, 0.0), b = std::min(s + h, length);
    return (offset_at(b) - offset_at(a)) * (1 / (b - a));
  };
  const double step = length / outline_pieces;
  for (int i = 0; i < outline_pieces; ++i) {
    const double from = forward ? i * step : length - i * step;
    const double to = forward ? from + step : from - step;
    const double reach = (to - from) / 3;
    path.curve_to(offset_at(from) + slope_at(from) * reach, offset_at(to) - slope_at(to) * reach, offset_at(to));
  }
}

PagePoint side_point(const Spine& spine, double s, double offset_pt) {
  return spine.at(s) + right_of(spine.direction(s)) * offset_pt;
}

/// Body and arrow head in one outline: up the left side, round the head, down the right side.
Path arrow_outline(const Spine& spine, const FlowSize& size, double head_length, bool notched) {
  const double length = spine.length_pt(), neck = length - head_length;
  const Spine body = spine.part(0, neck);
  const double begin_half = size.origin_pt / 2, end_half = size.width_pt / 2, head_half = size.head_width_pt / 2;
  Path path;
  if (body.empty()) return path;
  const double barb = notched ? std::max(neck - head_length * 0.16, 0.0) : neck;
  path.move_to(side_point(body, 0, -begin_half));
  add_side(path, body, begin_half, end_half, true);
  path.line_to(side_point(spine, barb, -head_half));
  path.line_to(spine.at(length));
  path.line_to(side_point(spine, barb, head_half));
  path.line_to(side_point(body, body.length_pt(), end_half));
  add_side(path, body, begin_half, end_half, false);
  path.close();
  return path;
}

/// A body without a head: a leg that goes on.
Path band_outline(const Spine& spine, const FlowSize& size) {
  const double begin_half = size.origin_pt / 2, end_half = size.width_pt / 2;
  Path path;
  path.move_to(side_point(spine, 0, -begin_half));
  add_side(path, spine, begin_half, end_half, true);
  path.line_to(side_point(spine, spine.length_pt(), end_half));
  add_side(path, spine, begin_half, end_half, false);
  path.close();
  return path;
}

Path triangle_head(const Spine& spine, const FlowSize& size, double head_length) {
  const double neck = std::max(spine.length_pt() - head_length, 0.0);
  return Path::polygon({side_point(spine, neck, -size.head_width_pt / 2), spine.at(spine.length_pt()),
                        side_point(spine, neck, size.head_width_pt / 2)});
}

/// An upright cross: the sign of care, not turned with the flow.
Path cross_head(PagePoint center, double radius_pt) {
  const double arm = radius_pt * 0.34, r = radius_pt;
  const auto [x, y] = center;
  return Path::polygon({{x - arm, y - r},
                        {x + arm, y - r},
                        {x + arm, y - arm},
                        {x + r, y - arm},
                        {x + r, y + arm},
                        {x + arm, y + arm},
                        {x + arm, y + r},
                        {x - arm, y + r},
                        {x - arm, y + arm},
                        {x - r, y + arm},
                        {x - r, y - arm},
                        {x - arm, y - arm}});
}

Path path_of(const Spine& spine) {
  Path path;
  if (spine.empty()) return path;
  path.move_to(spine.pieces().front().a);
  for (const Cubic& piece : spine.pieces()) path.curve_to(piece.b, piece.c, piece.d);
  return path;
}

FlowShape line_shape(const Spine& spine, const FlowSize& size, FlowHead head, double head_length) {
  FlowShape shape;
  shape.stroked = true;
  const double length = spine.length_pt();
  const double r = size.head_width_pt / 2;
  switch (head) {
    case FlowHead::kNone: shape.body = path_of(spine); break;
    case FlowHead::kDisc:
      shape.body = path_of(spine.part(0, length - r));
      shape.head = Path::circle(spine.at(length - r), r);
      break;
    case FlowHead::kCross:
      shape.body = path_of(spine.part(0, length - 2 * r - 1));
      shape.head = cross_head(spine.at(length - r), r);
      break;
    default:
      shape.body = path_of(spine.part(0, length - head_length * 0.9));
      shape.head = triangle_head(spine, size, head_length);
  }
  return shape;
}

}  // namespace

FlowSize flow_size(double width_pt, const Look& look, const StyleMeasures& measures) {
  const bool tapered = look.body == FlowBody::kTapered;
  const double head_width = std::max(width_pt * measures.flow_head_ratio, width_pt + 4.5);
  return {width_pt, tapered ? width_pt * measures.flow_taper : width_pt, head_width,
          look.head == FlowHead::kBlock ? head_width * 0.62 : head_width * 0.9};
}

FlowSize leg_size(FlowSize whole, double begin_part, double end_part) {
  FlowSize leg = whole;
  leg.origin_pt = std::lerp(whole.origin_pt, whole.width_pt, begin_part);
  leg.width_pt = std::lerp(whole.origin_pt, whole.width_pt, end_part);
  return leg;
}

FlowShape flow_shape(const Spine& spine, FlowSize size, FlowBody body, FlowHead head) {
  if (spine.empty()) return {};
  const double head_length = std::min(size.head_length_pt, spine.length_pt() * 0.55);
  const bool filled = body == FlowBody::kTapered || body == FlowBody::kBand;
  if (filled && head == FlowHead::kNone) return {band_outline(spine, size), false, {}};
  if (filled) return {arrow_outline(spine, size, head_length, body == FlowBody::kTapered), false, {}};
  return line_shape(spine, size, head, head_length);
}

}  // namespace dateline

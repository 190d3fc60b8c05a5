// Cuts geometry to a box: the cost of all that follows is bounded by what is seen, not by how much there is.
//
//   FeatureSet<PlanePoint> seen = clip(shapes, view_grown_by_the_widest_stroke);
//
// Works on any point of two doubles (LonLat, PlanePoint, PagePoint) and the box of the same plane, whose members are in
// the order min x, min y, max x, max y (LonLatBox, PlaneBox, PageBox). Degrees are taken as a plane: a LonLatBox must
// not span the 180th meridian here (geodata/project_features.h rotates it away first).
//
// Polygons: Sutherland & Hodgman, "Reentrant Polygon Clipping", CACM 17(1), 1974, after one pass that replaces every
// run of points beyond one side by its ends; so a border of 100 000 points that passes a page at a distance costs that
// pass alone. A polygon that falls apart stays one ring with edges along the box, in both directions; these fill right
// by either rule, and are not seen if the box reaches beyond the page by half the widest stroke. Lines: Liang & Barsky,
// ACM TOG 3(1), 1984, segment by segment; a line that leaves and returns becomes several.
//
// Guarantees: results lie in the box, to the last bit; clipping again changes nothing; points inside are kept as they
// are; features keep their number and order (one that is not seen has no rings). Non-finite coordinates are misuse.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "geodata/geometry.h"

namespace dateline {

/// On which sides of a box a point lies: a set of bits, 0 inside or on the border.
enum Outside : unsigned { kInside = 0, kLeft = 1, kRight = 2, kBelow = 4, kAbove = 8 };

template <typename Point, typename Box>
unsigned outside(const Point& p, const Box& box) {
  const auto& [x, y] = p;
  const auto& [min_x, min_y, max_x, max_y] = box;
  return (x < min_x ? kLeft : 0u) | (x > max_x ? kRight : 0u) | (y < min_y ? kBelow : 0u) | (y > max_y ? kAbove : 0u);
}

namespace clip_detail {

/// Replaces runs of points beyond one side by their first and last; winding inside the box stays the same.
/// Sets `any` and `all` to the union and intersection of all `outside`.
template <typename Point, typename Box>
void thin_outside(std::span<const Point> ring, const Box& box, std::vector<Point>& out, unsigned& any, unsigned& all) {
  out.clear();
  any = 0;
  all = ~0u;
  unsigned shared = 0;
  const Point* pending = nullptr;
  for (const Point& p : ring) {
    const unsigned code = outside(p, box);
    any |= code;
    all &= code;
    if ((code & shared) != 0) {
      shared &= code;
      pending = &p;
      continue;
    }
    if (pending != nullptr) out.push_back(*pending);
    pending = nullptr;
    out.push_back(p);
    shared = code;
  }
  if (pending != nullptr) out.push_back(*pending);
}

/// Where the edge from `a` to `b` crosses x = at (or y = at).
template <typename Point>
Point crossing(const Point& a, const Point& b, bool vertical, double at) {
  const auto& [ax, ay] = a;
  const auto& [bx, by] = b;
  if (vertical)
    return Point{at, std::clamp(ay + (by - ay) * ((at - ax) / (bx - ax)), std::min(ay, by), std::max(ay, by))};
  return Point{std::clamp(ax + (bx - ax) * ((at - ay) / (by - ay)), std::min(ax, bx), std::max(ax, bx)), at};
}

/// One pass of Sutherland & Hodgman: cuts `in` at one side of the box.
template <typename Point, typename Box>
void cut_side(const std::vector<Point>& in, const Box& box, Outside side, std::vector<Point>& out) {
  const auto& [min_x, min_y, max_x, max_y] = box;
  const bool vertical = side == kLeft || side == kRight;
  const double at = side == kLeft ? min_x : side == kRight ? max_x : side == kBelow ? min_y : max_y;
  const auto is_out = [&](const Point& p) { return (outside(p, box) & side) != 0; };
  out.clear();
  if (in.empty()) return;
  const Point* before = &in.back();
  bool before_out = is_out(*before);
  for (const Point& p : in) {
    const bool p_out = is_out(p);
    if (p_out != before_out) out.push_back(crossing(*before, p, vertical, at));
    if (!p_out) out.push_back(p);
    before = &p;
    before_out = p_out;
  }
}

/// True if the ring has no area to speak of: what is left of a ring that only passed by.
template <typename Point, typename Box>
bool is_flat(const std::vector<Point>& ring, const Box& box) {
  const auto& [min_x, min_y, max_x, max_y] = box;
  double twice_area = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto& [ax, ay] = ring[i];
    const auto& [bx, by] = ring[i + 1 < ring.size() ? i + 1 : 0];
    twice_area += (ax - min_x) * (by - min_y) - (bx - min_x) * (ay - min_y);
  }
  return std::abs(twice_area) <= 1e-12 * (max_x - min_x) * (max_y - min_y);
}

/// The part of the segment inside the box as parameters 0 <= t0 <= t1 <= 1; false if there is none.
template <typename Point, typename Box>
bool part_inside(const Point& a, const Point& b, const Box& box, double& t0, double& t1) {
  const auto& [ax, ay] = a;
  const auto& [bx, by] = b;
  const auto& [min_x, min_y, max_x, max_y] = box;
  const double p[] = {ax - bx, bx - ax, ay - by, by - ay};
  const double q[] = {ax - min_x, max_x - ax, ay - min_y, max_y - ay};
  t0 = 0;
  t1 = 1;
  for (int i = 0; i < 4; ++i) {
    if (p[i] == 0 && q[i] < 0) return false;
    if (p[i] < 0) t0 = std::max(t0, q[i] / p[i]);
    if (p[i] > 0) t1 = std::min(t1, q[i] / p[i]);
  }
  return t0 <= t1;
}

template <typename Point, typename Box>
Point point_at(const Point& a, const Point& b, double t, const Box& box) {
  const auto& [ax, ay] = a;
  const auto& [bx, by] = b;
  const auto& [min_x, min_y, max_x, max_y] = box;
  const double x = t == 0 ? ax : t == 1 ? bx : ax + (bx - ax) * t;
  const double y = t == 0 ? ay : t == 1 ? by : ay + (by - ay) * t;
  return Point{std::clamp(x, min_x, max_x), std::clamp(y, min_y, max_y)};
}

}  // namespace clip_detail

/// Cuts rings and lines, and keeps the memory it works in from one to the next. One object for one thread.
template <typename Point>
class Clipper {
 public:
  /// The part of a polygon ring inside the box; empty if none. Valid until the next call.
  template <typename Box>
  const std::vector<Point>& ring(std::span<const Point> ring, const Box& box) {
    unsigned any = 0, all = 0;
    clip_detail::thin_outside(ring, box, now_, any, all);
    if (any == 0) return now_;
    if (all != 0) now_.clear();
    for (const Outside side : {kLeft, kRight, kBelow, kAbove}) {
      if ((any & side) == 0 || now_.empty()) continue;
      clip_detail::cut_side(now_, box, side, next_);
      now_.swap(next_);
    }
    if (now_.size() < 3 || clip_detail::is_flat(now_, box)) now_.clear();
    return now_;
  }

  /// The parts of a line inside the box, each ended as a ring of `out`.
  template <typename Box>
  void line(std::span<const Point> line, const Box& box, FeatureSet<Point>& out) {
    now_.clear();
    for (std::size_t i = 1; i < line.size(); ++i) {
      double t0 = 0, t1 = 1;
      const unsigned a = outside(line[i - 1], box), b = outside(line[i], box);
      const bool seen = (a & b) == 0 && ((a | b) == 0 || clip_detail::part_inside(line[i - 1], line[i], box, t0, t1));
      if (!seen || t0 > 0) end_line(out);
      if (!seen) continue;
      if (now_.empty()) now_.push_back(clip_detail::point_at(line[i - 1], line[i], t0, box));
      now_.push_back(clip_detail::point_at(line[i - 1], line[i], t1, box));
      if (t1 < 1) end_line(out);
    }
    end_line(out);
  }

 private:
  /// Keeps what was gathered, unless it is a touch in a single point.
  void end_line(FeatureSet<Point>& out) {
    const bool extends = std::ranges::any_of(now_, [&](const Point& p) { return !(p == now_.front()); });
    if (extends) {
      out.points.insert(out.points.end(), now_.begin(), now_.end());
      out.end_ring();
    }
    now_.clear();
  }

  std::vector<Point> now_;
  std::vector<Point> next_;
};

/// Cuts every feature to the box; feature i of the result is what is left of feature i.
template <typename Point, typename Box>
FeatureSet<Point> clip(const FeatureSet<Point>& in, const Box& box) {
  FeatureSet<Point> out;
  out.kind = in.kind;
  Clipper<Point> clipper;
  const auto append = [&out](const auto& points) {
    if (points.empty()) return;
    out.points.insert(out.points.end(), points.begin(), points.end());
    out.end_ring();
  };
  std::vector<Point> inside;
  for (std::size_t f = 0; f < in.feature_count(); ++f) {
    for (std::size_t r = in.features_begin[f]; r < in.features_begin[f + 1]; ++r) {
      if (in.kind == GeometryKind::kPolygons) {
        append(clipper.ring(in.ring(r), box));
      } else if (in.kind == GeometryKind::kLines) {
        clipper.line(in.ring(r), box, out);
      } else {
        inside.clear();
        std::ranges::copy_if(in.ring(r), std::back_inserter(inside),
                             [&](const Point& p) { return outside(p, box) == 0; });
        append(inside);
      }
    }
    out.end_feature();
  }
  return out;
}

}  // namespace dateline

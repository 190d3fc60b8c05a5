// Leaves out points that a reader of the map could not see.
//
//   FeatureSet<PagePoint> drawn = simplify(shapes, 0.15);   // nothing moves by more than 0.15 points
//
// Works on any point of two doubles in a plane (PlanePoint, PagePoint); the tolerance is in its unit. Non-finite
// coordinates are misuse.
//
// Two passes, n log n on maps, quadratic for lines made to be so. First, in linear time, points within a third of the
// tolerance of the last one kept are dropped, so that the second pass depends on the length of the line on the page and
// no more on how finely it was surveyed. Then D. Douglas and T. Peucker, "Algorithms for the Reduction of the Number of
// Points Required to Represent a Digitized Line or its Caricature", Cartographica 10(2), 1973, with distances to
// segments, two thirds of the tolerance, and a stack in place of recursion.
//
// Guarantees: every point of the line or ring, between its vertices too, is within the tolerance of the result; results
// are made of original points in their order; lines keep their ends; the same input gives the same result, and a ring
// gives the same result wherever it starts (unless its least point, by x then y, occurs twice). A ring keeps three
// points or more, unless it is smaller than the tolerance both in width and height: then it vanishes, and so do lines.
// Features keep their number and order. Not guaranteed: two polygons that share a border may keep different points of
// it. They part by at most twice the tolerance, which at a fraction of a pixel is not seen; borders that are stroked
// come from a line layer, once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "geodata/geometry.h"

namespace dateline {

namespace simplify_detail {

template <typename Point>
double squared_distance(const Point& a, const Point& b) {
  const auto& [ax, ay] = a;
  const auto& [bx, by] = b;
  return (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
}

/// First pass: drops points near the last one kept; keeps both ends.
template <typename Point>
void thin(std::span<const Point> line, double radius, std::vector<Point>& out) {
  out.assign(1, line.front());
  for (const Point& p : line.subspan(1)) {
    if (squared_distance(p, out.back()) > radius * radius) out.push_back(p);
  }
  if (!(out.back() == line.back())) out.push_back(line.back());
}

/// True if the points' box is smaller than the tolerance in both directions.
template <typename Point>
bool is_tiny(std::span<const Point> points, double tolerance) {
  const auto& [x, y] = points.front();
  double min_x = x, max_x = x, min_y = y, max_y = y;
  for (const auto& [px, py] : points) {
    min_x = std::min(min_x, px);
    max_x = std::max(max_x, px);
    min_y = std::min(min_y, py);
    max_y = std::max(max_y, py);
  }
  return max_x - min_x < tolerance && max_y - min_y < tolerance;
}

/// Index of the point farthest from the segment a-b, the first of equals, and its squared distance.
template <typename Point>
std::pair<std::size_t, double> farthest(std::span<const Point> points, const Point& a, const Point& b) {
  // Nearly all of the time is spent here: no division and no branch that is hard to foresee in the loop.
  const auto& [ax, ay] = a;
  const auto& [bx, by] = b;
  const double dx = bx - ax, dy = by - ay, length2 = dx * dx + dy * dy;
  const double per_length2 = length2 > 0 ? 1 / length2 : 0;
  std::pair<std::size_t, double> best{0, -1};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& [px, py] = points[i];
    const double ex = px - ax, ey = py - ay;
    const double t = std::clamp((ex * dx + ey * dy) * per_length2, 0.0, 1.0);
    const double fx = ex - t * dx, fy = ey - t * dy;
    const double d = fx * fx + fy * fy;
    if (d > best.second) best = {i, d};
  }
  return best;
}

}  // namespace simplify_detail

/// Simplifies one line or ring at a time, and keeps the memory it works in. One object for one thread.
template <typename Point>
class Simplifier {
 public:
  /// A line of one or more points. Empty if it vanishes; valid until the next call.
  const std::vector<Point>& line(std::span<const Point> line, double tolerance) {
    result_.clear();
    if (line.size() < 2 || simplify_detail::is_tiny(line, tolerance)) return result_;
    simplify_detail::thin(line, tolerance / 3, thinned_);
    keep_between(thinned_, tolerance * 2 / 3);
    return result_;
  }

  /// A ring of three or more points, the first not repeated. Empty if it vanishes; valid until the next call.
  const std::vector<Point>& ring(std::span<const Point> ring, double tolerance) {
    result_.clear();
    if (ring.size() < 3 || simplify_detail::is_tiny(ring, tolerance)) return result_;
    rotate_to_least(ring);
    const Point first = turned_.front();
    turned_.push_back(first);
    simplify_detail::thin(std::span<const Point>(turned_), tolerance / 3, thinned_);
    const auto apex = simplify_detail::farthest(std::span<const Point>(thinned_), first, first).first;
    const std::span<const Point> all = thinned_;
    keep_between(all.first(apex + 1), tolerance * 2 / 3);
    result_.pop_back();  // the apex comes again
    keep_between(all.subspan(apex), tolerance * 2 / 3);
    result_.pop_back();  // the first point, closed implicitly
    if (result_.size() < 3) widen();
    return result_;
  }

 private:
  /// The ring from its least point on (by x, then y; the first of equals), so that its start does not matter.
  void rotate_to_least(std::span<const Point> ring) {
    const auto less = [](const Point& a, const Point& b) {
      const auto& [ax, ay] = a;
      const auto& [bx, by] = b;
      return std::pair(ax, ay) < std::pair(bx, by);
    };
    const auto least = std::min_element(ring.begin(), ring.end(), less);
    turned_.assign(least, ring.end());
    turned_.insert(turned_.end(), ring.begin(), least);
  }

  /// Second pass: appends to the result the points of `line` that Douglas and Peucker keep, with both ends.
  void keep_between(std::span<const Point> line, double tolerance) {
    kept_.assign(line.size(), 0);
    kept_.front() = kept_.back() = 1;
    stack_.assign(1, {0, line.size() - 1});
    while (!stack_.empty()) {
      const auto [begin, end] = stack_.back();
      stack_.pop_back();
      if (end - begin < 2) continue;
      const auto [at, distance2] =
          simplify_detail::farthest(line.subspan(begin + 1, end - begin - 1), line[begin], line[end]);
      if (distance2 <= tolerance * tolerance) continue;
      const std::size_t middle = begin + 1 + at;
      kept_[middle] = 1;
      stack_.push_back({begin, middle});
      stack_.push_back({middle, end});
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (kept_[i] != 0) result_.push_back(line[i]);
    }
  }

  /// Gives a ring that became a stroke three points again: its least, the farthest from it, and the farthest from both.
  void widen() {
    turned_.pop_back();
    const std::span<const Point> all = turned_;
    const std::size_t apex = simplify_detail::farthest(all, all[0], all[0]).first;
    std::size_t side = simplify_detail::farthest(all, all[0], all[apex]).first;
    if (side == 0 || side == apex) side = apex == 1 ? 2 : 1;
    result_ = {all[0], all[std::min(apex, side)], all[std::max(apex, side)]};
  }

  std::vector<Point> turned_;
  std::vector<Point> thinned_;
  std::vector<Point> result_;
  std::vector<std::uint8_t> kept_;
  std::vector<std::pair<std::size_t, std::size_t>> stack_;
};

/// Simplifies lines and polygons; single points are kept as they are. Feature i of the result is feature i of the
/// input. Rings smaller than `smallest` both in width and height vanish too.
template <typename Point>
FeatureSet<Point> simplify(const FeatureSet<Point>& in, double tolerance, double smallest = 0) {
  if (in.kind == GeometryKind::kPoints || tolerance <= 0) return in;
  FeatureSet<Point> out;
  out.kind = in.kind;
  Simplifier<Point> simplifier;
  for (std::size_t f = 0; f < in.feature_count(); ++f) {
    for (std::size_t r = in.features_begin[f]; r < in.features_begin[f + 1]; ++r) {
      const bool closed = in.kind == GeometryKind::kPolygons;
      if (closed && simplify_detail::is_tiny(in.ring(r), smallest)) continue;
      const auto& kept = closed ? simplifier.ring(in.ring(r), tolerance) : simplifier.line(in.ring(r), tolerance);
      if (kept.empty()) continue;
      out.points.insert(out.points.end(), kept.begin(), kept.end());
      out.end_ring();
    }
    out.end_feature();
  }
  return out;
}

}  // namespace dateline

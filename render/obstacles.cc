#include "render/obstacles.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

double distance_to_box(PagePoint p, const PageBox& box) {
  const double dx = std::max({box.left_pt - p.x_pt, 0.0, p.x_pt - box.right_pt});
  const double dy = std::max({box.top_pt - p.y_pt, 0.0, p.y_pt - box.bottom_pt});
  return length_pt({dx, dy});
}

/// Liang and Barsky: does any part of the segment lie in the box?
bool segment_meets_box(PagePoint a, PagePoint b, const PageBox& box) {
  double from = 0, to = 1;
  const auto cut = [&](double delta, double room) {  // delta * t <= room
    if (delta == 0) return room >= 0;
    const double t = room / delta;
    if (delta > 0)
      to = std::min(to, t);
    else
      from = std::max(from, t);
    return from <= to;
  };
  const PagePoint d = b - a;
  return cut(-d.x_pt, a.x_pt - box.left_pt) && cut(d.x_pt, box.right_pt - a.x_pt) &&
         cut(-d.y_pt, a.y_pt - box.top_pt) && cut(d.y_pt, box.bottom_pt - a.y_pt);
}

}  // namespace

double distance_to_segment(PagePoint p, PagePoint a, PagePoint b) {
  const PagePoint along = b - a;
  const double length2 = dot(along, along);
  const double t = length2 > 0 ? std::clamp(dot(p - a, along) / length2, 0.0, 1.0) : 0;
  return distance_pt(p, a + along * t);
}

double distance_to_box(PagePoint a, PagePoint b, const PageBox& box) {
  if (a == b) return distance_to_box(a, box);  // a disc, as most obstacles of a busy map are
  if (segment_meets_box(a, b, box)) return 0;
  double least = std::min(distance_to_box(a, box), distance_to_box(b, box));
  for (const PagePoint corner : {PagePoint{box.left_pt, box.top_pt}, PagePoint{box.right_pt, box.top_pt},
                                 PagePoint{box.right_pt, box.bottom_pt}, PagePoint{box.left_pt, box.bottom_pt}})
    least = std::min(least, distance_to_segment(corner, a, b));
  return least;
}

void ObstacleField::add_disc(PagePoint center, double radius_pt, double cost, int owner) {
  add_line({center, center}, radius_pt, cost, owner);
}

void ObstacleField::add_line(const std::vector<PagePoint>& line, double radius_pt, double cost, int owner) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    PageBox bounds{line[i].x_pt, line[i].y_pt, line[i].x_pt, line[i].y_pt};
    bounds.include(line[i + 1]);
    grid_.add(bounds.grown(std::max(radius_pt, 1e-3)), static_cast<std::uint32_t>(capsules_.size()));
    capsules_.push_back({line[i], line[i + 1], radius_pt, cost, owner, false});
  }
}

void ObstacleField::add_box(const PageBox& box, double cost, int owner) {
  grid_.add(box, static_cast<std::uint32_t>(capsules_.size()));
  capsules_.push_back({{box.left_pt, box.top_pt}, {box.right_pt, box.bottom_pt}, 0, cost, owner, true});
}

void ObstacleField::build() { grid_.build(); }

double ObstacleField::cost_of(const PageBox& box, int ignore, double enough) const {
  double cost = 0;
  grid_.for_each_overlap(box, [&](std::uint32_t i) {
    if (cost >= enough) return;
    const Capsule& c = capsules_[i];
    if (c.owner == ignore && ignore != nobody) return;
    // The grid has already compared the boxes.
    if (c.box || distance_to_box(c.a, c.b, box) < c.radius_pt) cost += c.cost;
  });
  return cost;
}

}  // namespace dateline

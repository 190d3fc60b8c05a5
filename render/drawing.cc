#include "render/drawing.h"

namespace dateline {
namespace {

/// Distance of the control points of a quarter circle from its ends, for radius 1.
constexpr double quarter_circle = 0.5522847498;

}  // namespace

PageBox Path::bounds() const {
  if (points.empty()) return {};
  PageBox box{points[0].x_pt, points[0].y_pt, points[0].x_pt, points[0].y_pt};
  for (const PagePoint p : points) box.include(p);
  return box;
}

Path Path::rectangle(const PageBox& box) {
  return polygon({{box.left_pt, box.top_pt},
                  {box.right_pt, box.top_pt},
                  {box.right_pt, box.bottom_pt},
                  {box.left_pt, box.bottom_pt}});
}

Path Path::rounded_rectangle(const PageBox& box, double radius_pt) {
  const double r = std::min({radius_pt, box.width_pt() / 2, box.height_pt() / 2});
  if (r <= 0) return rectangle(box);
  const double k = r * (1 - quarter_circle);
  const auto [l, t, right, b] = box;
  Path path;
  path.move_to({l + r, t});
  path.line_to({right - r, t});
  path.curve_to({right - k, t}, {right, t + k}, {right, t + r});
  path.line_to({right, b - r});
  path.curve_to({right, b - k}, {right - k, b}, {right - r, b});
  path.line_to({l + r, b});
  path.curve_to({l + k, b}, {l, b - k}, {l, b - r});
  path.line_to({l, t + r});
  path.curve_to({l, t + k}, {l + k, t}, {l + r, t});
  path.close();
  return path;
}

Path Path::circle(PagePoint center, double radius_pt) {
  const double r = radius_pt, k = radius_pt * quarter_circle;
  const auto [x, y] = center;
  Path path;
  path.move_to({x + r, y});
  path.curve_to({x + r, y + k}, {x + k, y + r}, {x, y + r});
  path.curve_to({x - k, y + r}, {x - r, y + k}, {x - r, y});
  path.curve_to({x - r, y - k}, {x - k, y - r}, {x, y - r});
  path.curve_to({x + k, y - r}, {x + r, y - k}, {x + r, y});
  path.close();
  return path;
}

Path Path::polygon(const std::vector<PagePoint>& corners) {
  Path path = polyline(corners);
  if (!path.empty()) path.close();
  return path;
}

Path Path::polyline(const std::vector<PagePoint>& points) {
  Path path;
  for (const PagePoint p : points) {
    if (path.empty())
      path.move_to(p);
    else
      path.line_to(p);
  }
  return path;
}

PathItem CircleItem::as_path() const {
  PathItem item;
  item.name = name;
  item.path = Path::circle(center, radius_pt);
  item.fill = Fill{fill, {}, false};
  if (edge_width_pt > 0) item.stroke = Stroke{edge, edge_width_pt, {}, LineCap::kButt, LineJoin::kRound, {}};
  return item;
}

}  // namespace dateline

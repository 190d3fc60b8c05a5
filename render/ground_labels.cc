#include "render/ground_labels.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "render/geos_inscribed.h"

namespace dateline {
namespace {

constexpr std::size_t most_spots = 40;
constexpr double area_margin_pt = 8;

bool is_inside(PagePoint p, const FeatureSet<PagePoint>& shapes, std::size_t feature) {
  bool in = false;
  for (std::size_t r = shapes.features_begin[feature]; r < shapes.features_begin[feature + 1]; ++r) {
    const auto ring = shapes.ring(r);
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const PagePoint a = ring[i], b = ring[j];
      if ((a.y_pt > p.y_pt) != (b.y_pt > p.y_pt) &&
          p.x_pt < (b.x_pt - a.x_pt) * (p.y_pt - a.y_pt) / (b.y_pt - a.y_pt) + a.x_pt)
        in = !in;
    }
  }
  return in;
}

bool holds(const FeatureSet<PagePoint>& shapes, std::size_t feature, const PageBox& box) {
  for (const PagePoint p : {box.center(), PagePoint{box.left_pt, box.top_pt}, PagePoint{box.right_pt, box.top_pt},
                            PagePoint{box.right_pt, box.bottom_pt}, PagePoint{box.left_pt, box.bottom_pt}})
    if (!is_inside(p, shapes, feature)) return false;
  return true;
}

}  // namespace

std::vector<LabelSpot> spots_in_area(const FeatureSet<PagePoint>& shapes, std::size_t feature, const LabelSize& size,
                                     const PageBox& room) {
  const std::optional<PagePoint> pole =
      pole_of_inaccessibility(shapes, feature, room, size.width_pt / std::max(size.height_pt, 1.0));
  if (!pole) return {};
  std::vector<LabelSpot> spots;
  const PageBox ideal = PageBox::around(*pole, size.width_pt / 2, size.height_pt / 2);
  if (holds(shapes, feature, ideal.grown(area_margin_pt / 2))) spots.push_back({ideal, LabelAlign::kCenter, 0, {}});
  for (double y = room.top_pt; y < room.bottom_pt; y += 40)
    for (double x = room.left_pt; x < room.right_pt; x += 64) {
      const PageBox box = PageBox::around({x, y}, size.width_pt / 2, size.height_pt / 2);
      if (!room.contains(box) || !holds(shapes, feature, box.grown(area_margin_pt))) continue;
      spots.push_back({box, LabelAlign::kCenter, 0, {}});
    }
  for (LabelSpot& spot : spots) spot.cost = distance_pt(spot.box.center(), *pole) / 60;
  std::ranges::stable_sort(spots, {}, &LabelSpot::cost);
  spots.resize(std::min(spots.size(), most_spots));
  return spots;
}

int least_named_river_rank(double scale_denominator) {
  return static_cast<int>(10.5 - 2 * std::log2(std::max(scale_denominator / 1e6, 1.0)));
}

std::vector<LabelSpot> spots_on_graticule(const std::vector<PagePoint>& line, const LabelSize& size,
                                          const PageBox& frame, const PageBox& room) {
  // The lines are cut a little beyond the frame.
  if (line.empty() || !frame.grown(20).contains(line.front()) || !frame.grown(20).contains(line.back())) return {};
  PagePoint a = line.front(), b = line.back();
  if (b.y_pt + b.x_pt < a.y_pt + a.x_pt) std::swap(a, b);
  std::vector<PagePoint> points{a, b};
  for (int i = 1; i < 8; ++i) points.push_back(lerp(b, a, i * 0.06));
  for (int i = 1; i < 8; ++i) points.push_back(lerp(a, b, i * 0.06));
  std::vector<LabelSpot> spots;
  for (const PagePoint p : points) {
    const PagePoint middle{std::clamp(p.x_pt, room.left_pt + size.width_pt / 2, room.right_pt - size.width_pt / 2),
                           std::clamp(p.y_pt, room.top_pt + size.height_pt / 2, room.bottom_pt - size.height_pt / 2)};
    spots.push_back({PageBox::around(middle, size.width_pt / 2, size.height_pt / 2),
                     LabelAlign::kCenter,
                     0.2 * static_cast<double>(spots.size()),
                     {}});
  }
  return spots;
}

}  // namespace dateline

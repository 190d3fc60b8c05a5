#include "render/auto_extent.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geodata/radians.h"

namespace dateline {
namespace {

constexpr double earth_radius_m = 6371008.8;

double wrapped(double lon_deg) {
  const double turned = std::fmod(lon_deg + 180, 360);
  return (turned < 0 ? turned + 360 : turned) - 180;
}

/// The middle of the longitudes such that the widest empty gap lies opposite.
LonLatBox box_around(std::vector<LonLat> points) {
  std::ranges::sort(points, {}, &LonLat::lon_deg);
  double widest = 360 - (points.back().lon_deg - points.front().lon_deg);
  LonLatBox box{points.front().lon_deg, 90, points.back().lon_deg, -90};
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double gap = points[i + 1].lon_deg - points[i].lon_deg;
    if (gap <= widest + 1e-9) continue;
    widest = gap;
    box.west_deg = points[i + 1].lon_deg;
    box.east_deg = points[i].lon_deg;
  }
  for (const LonLat& p : points) {
    box.south_deg = std::min(box.south_deg, p.lat_deg);
    box.north_deg = std::max(box.north_deg, p.lat_deg);
  }
  return box;
}

double diagonal_m(const LonLatBox& box) {
  return sphere_distance_m({box.west_deg, box.south_deg}, {box.east_deg, box.north_deg});
}

LonLat middle(const LonLatBox& box) {
  return {wrapped(box.west_deg + box.width_deg() / 2), (box.south_deg + box.north_deg) / 2};
}

}  // namespace

double sphere_distance_m(LonLat a, LonLat b) {
  const double lat1 = a.lat_deg * radians_in_degree, lat2 = b.lat_deg * radians_in_degree;
  const double s = std::sin((lat2 - lat1) / 2), t = std::sin((b.lon_deg - a.lon_deg) * radians_in_degree / 2);
  return 2 * earth_radius_m * std::asin(std::sqrt(std::min(1.0, s * s + std::cos(lat1) * std::cos(lat2) * t * t)));
}

LonLatBox auto_extent(const std::vector<ExtentPoint>& points, double stretch) {
  if (points.empty()) return {-180, -90, 180, 90};
  std::vector<LonLat> inside, others;
  for (const ExtentPoint& p : points) (p.core ? inside : others).push_back(p.at);
  if (inside.empty()) std::swap(inside, others);
  const LonLatBox core = box_around(inside);
  // A story at one point is given 5 km of surroundings.
  const double most_m = std::max(diagonal_m(core), 5000.0) * stretch;
  const LonLat center = middle(core);
  std::ranges::stable_sort(others, {}, [&](const LonLat& p) { return sphere_distance_m(center, p); });
  for (const LonLat& p : others) {
    inside.push_back(p);
    if (diagonal_m(box_around(inside)) > most_m) {
      inside.pop_back();
      break;
    }
  }
  return box_around(inside);
}

}  // namespace dateline

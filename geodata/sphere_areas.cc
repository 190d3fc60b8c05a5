#include "geodata/sphere_areas.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "geodata/lon_lat_bounds.h"
#include "geodata/radians.h"

namespace dateline {
namespace {

constexpr double authalic_radius_km = 6371.0072;

/// Twice the signed area of a ring in the plane of longitude and sine of latitude, radians_in_degree.
double doubled_area(std::span<const LonLat> ring) {
  double sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += (ring[j].lon_deg - ring[i].lon_deg) * radians_in_degree *
           (std::sin(ring[j].lat_deg * radians_in_degree) + std::sin(ring[i].lat_deg * radians_in_degree));
  return sum;
}

bool is_in_box(LonLat p, const LonLatBox& box) {
  return p.lon_deg >= box.west_deg && p.lon_deg <= box.east_deg && p.lat_deg >= box.south_deg &&
         p.lat_deg <= box.north_deg;
}

bool is_in_ring(LonLat p, std::span<const LonLat> ring) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const LonLat a = ring[i], b = ring[j];
    if ((a.lat_deg > p.lat_deg) != (b.lat_deg > p.lat_deg) &&
        p.lon_deg < (b.lon_deg - a.lon_deg) * (p.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg) + a.lon_deg)
      in = !in;
  }
  return in;
}

/// The rings of a feature with their boxes: most questions are answered by those.
struct Rings {
  std::vector<std::span<const LonLat>> rings;
  std::vector<LonLatBox> boxes;

  Rings(const FeatureSet<LonLat>& shapes, std::size_t feature) {
    for (std::size_t r = shapes.features_begin[feature]; r < shapes.features_begin[feature + 1]; ++r) {
      if (shapes.ring(r).size() < 3) continue;
      rings.push_back(shapes.ring(r));
      boxes.push_back(bounds_of(shapes.ring(r)));
    }
  }

  /// In how many of the rings, but for `except`, a position lies.
  int around(LonLat p, std::size_t except) const {
    int count = 0;
    for (std::size_t i = 0; i < rings.size(); ++i)
      count += i != except && is_in_box(p, boxes[i]) && is_in_ring(p, rings[i]) ? 1 : 0;
    return count;
  }
};

}  // namespace

double sphere_area_km2(const FeatureSet<LonLat>& shapes, std::size_t feature) {
  // Sources turn holes one way or the other; a ring inside an odd number of others is one.
  const Rings rings(shapes, feature);
  double sum = 0;
  for (std::size_t i = 0; i < rings.rings.size(); ++i) {
    const double area = std::abs(doubled_area(rings.rings[i])) / 2;
    sum += rings.around(rings.rings[i].front(), i) % 2 == 1 ? -area : area;
  }
  return sum * authalic_radius_km * authalic_radius_km;
}

std::vector<std::optional<std::size_t>> features_at(const FeatureSet<LonLat>& shapes,
                                                    std::span<const LonLat> positions) {
  std::vector<std::optional<std::size_t>> found(positions.size());
  for (std::size_t feature = 0; feature < shapes.feature_count(); ++feature) {
    const Rings rings(shapes, feature);
    for (std::size_t i = 0; i < positions.size(); ++i)
      if (!found[i] && rings.around(positions[i], rings.rings.size()) % 2 == 1) found[i] = feature;
  }
  return found;
}

}  // namespace dateline

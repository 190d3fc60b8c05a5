// The box around positions.
#pragma once

#include <algorithm>
#include <span>

#include "geodata/coordinates.h"

namespace dateline {

/// The least box, degrees as they are: nothing is known of the 180th meridian. `points` is not empty.
inline LonLatBox bounds_of(std::span<const LonLat> points) {
  const LonLat first = points.front();
  LonLatBox box{first.lon_deg, first.lat_deg, first.lon_deg, first.lat_deg};
  for (const LonLat p : points) {
    box.west_deg = std::min(box.west_deg, p.lon_deg);
    box.east_deg = std::max(box.east_deg, p.lon_deg);
    box.south_deg = std::min(box.south_deg, p.lat_deg);
    box.north_deg = std::max(box.north_deg, p.lat_deg);
  }
  return box;
}

}  // namespace dateline

// Which part of the world a map shows when nobody says.
#pragma once

#include <vector>

#include "geodata/coordinates.h"

namespace dateline {

/// A position that would like to be on the map.
struct ExtentPoint {
  LonLat at;
  bool core = false;  ///< belongs to the story: where it happened, where people went
};

/// The smallest box around all core points, and around the others as long as they do not make it more than `stretch`
/// times as large across: what lies farther leaves through the frame. Spans the 180th meridian when that is shorter.
/// With no core point all are core; with no point at all the whole world. Longitudes of the answer are -180 to 180.
LonLatBox auto_extent(const std::vector<ExtentPoint>& points, double stretch = 4.0);

/// Distance on the sphere, metres (radius 6 371 008.8 m; off by up to 0.5 % of the ellipsoid's).
double sphere_distance_m(LonLat a, LonLat b);

}  // namespace dateline

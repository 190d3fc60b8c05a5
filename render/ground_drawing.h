// The ground as drawn groups, for the map and for its insets.
#pragma once

#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/ground_scene.h"

namespace dateline {

/// Land, pictures, relief, graticule, water, borders, each a named group, from the bottom up. `home` is the country of
/// the story: it has the land's own colour, the others stand back.
std::vector<Group> ground_groups(const GroundScene& ground, const std::string& home, const Style& style);

/// A border as it is drawn at a scale: finer on small scales, where borders are many and would shout.
LineStyle border_line(BorderStatus status, double scale_denominator, const Style& style);

/// Colour behind everything: water where the basemap draws land, else land.
Color ground_background(const GroundScene& ground, const Style& style);

}  // namespace dateline

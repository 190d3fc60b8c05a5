// The small map that shows where the map lies.
#pragma once

#include <string>
#include <vector>

#include "geodata/diagnostic.h"
#include "render/block.h"
#include "render/map_plan.h"
#include "styles/style.h"

namespace dateline {

struct LocatorRequest {
  std::string world_basemap;  ///< path of the built-in world base
  std::string home;           ///< id of the country of the story
  PageSize most{190, 132};    ///< the block is no larger
};

/// The countries the map touches, with the map's own extent as a rectangle, or as a dot where that would be too small.
/// An empty block when the map itself shows more than a quarter of what the locator would. `diagnostics` hears of what
/// is wrong with the basemap.
Block locator_block(const LocatorRequest& request, const MapPlan& plan, const Style& style,
                    const TextMeasurer& measurer, Diagnostics& diagnostics);

}  // namespace dateline

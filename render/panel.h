// The panel: summary of claims, key and source notes together, in the shapes it may take.
#pragma once

#include <vector>

#include "render/block.h"
#include "render/map_plan.h"
#include "render/scene.h"
#include "styles/style.h"

namespace dateline {

/// Bands of the page's width, blocks and a column; the furniture layout takes the one that fits. Empty when the map
/// file wants no key. Needs no ground, so it can be made while that is read.
std::vector<Block> panel_shapes(const Scene& scene, const MapPlan& plan, const FurnitureSpec& spec, const Style& style,
                                const TextMeasurer& measurer);

}  // namespace dateline

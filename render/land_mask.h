// How much of each pixel polygons cover.
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/geometry.h"
#include "render/page.h"

namespace dateline {

/// `box` in `width` x `height` pixels, row by row from the top: 0 outside the polygons, 255 inside, in between at their
/// edges (exact across, four lines down). Even-odd, as ground is filled. Pure.
std::vector<std::uint8_t> land_mask(const FeatureSet<PagePoint>& polygons, const PageBox& box, int width, int height);

}  // namespace dateline

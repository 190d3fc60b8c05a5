// Candidate places for names of the ground: countries inside their area, degrees along the graticule.
#pragma once

#include <vector>

#include "geodata/geometry.h"
#include "render/point_labels.h"

namespace dateline {

/// Places inside an area for a block of this size, within `room`: that about the pole of inaccessibility for a block of
/// its shape is ideal, the others cost by their distance from it. At most 40; none when the block fits nowhere.
std::vector<LabelSpot> spots_in_area(const FeatureSet<PagePoint>& shapes, std::size_t feature, const LabelSize& size,
                                     const PageBox& room);

/// The smaller the scale, the larger a river must be to be named: all (rank 10) up to 1:1 000 000, the largest (rank 1)
/// to about 1:25 000 000.
int least_named_river_rank(double scale_denominator);

/// Places on a line of the graticule: where it meets the frame, top or left first; then along it, for where furniture
/// stands at its ends. The block is kept inside `room`; a line that ends inside the frame has none.
std::vector<LabelSpot> spots_on_graticule(const std::vector<PagePoint>& line, const LabelSize& size,
                                          const PageBox& frame, const PageBox& room);

}  // namespace dateline

// The pole of inaccessibility of an area: the point inside it that is farthest from its edge, where a name stands best.
//
// By GEOS' MaximumInscribedCircle, which refines cells by the bound on the distance in them: V. Agafonkin, "A new
// algorithm for finding a visual center of a polygon" (polylabel), 2016.
#pragma once

#include <optional>

#include "geodata/geometry.h"
#include "render/page.h"

namespace dateline {

/// Of the largest part of a feature of polygons that is seen in `room`. Distances across count 1 / `aspect` of those
/// down: for a name `aspect` times as wide as it is high, the ellipse of its shape that is largest has its centre
/// there. To within 2 points; nothing when no part is seen. Rings are even-odd; crossing ones are made valid.
std::optional<PagePoint> pole_of_inaccessibility(const FeatureSet<PagePoint>& shapes, std::size_t feature,
                                                 const PageBox& room, double aspect = 1);

}  // namespace dateline

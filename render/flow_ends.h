// From curves between the middles of places to what is drawn between their rims.
//
// Where several flows meet, each gets its own sector of the rim: ends are sorted by direction, which keeps them from
// crossing, and neighbours closer than their heads are wide are pushed apart. Where the rim is too short for all heads,
// they stop farther out. Legs of one route meet with one tangent.
#pragma once

#include <vector>

#include "render/flow_curve.h"
#include "render/flow_layout.h"

namespace dateline {

/// The spine of one leg as its curve runs, cut at the rims; empty when nothing is left between them.
Spine trimmed_spine(const FlowRequest& flow, const FlowCurve& curve, const FlowLayoutOptions& options);

/// The spines of all legs, spread around the places they share. `curves` as long as `flows`.
std::vector<Spine> spread_spines(const std::vector<FlowRequest>& flows, const std::vector<FlowCurve>& curves,
                                 const FlowLayoutOptions& options);

}  // namespace dateline

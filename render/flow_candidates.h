// The start of a flow layout: candidate curves for each leg, chosen in turns.
//
// Each leg has a few dozen candidates (bulge to either side, exit along the frame, direction of an unknown end). They
// are scored against symbols, boxes and an occupancy grid of the other flows; flows take turns to choose their best
// until nobody changes (at most `FlowLayoutOptions::sweeps` rounds). Deterministic.
#pragma once

#include <vector>

#include "render/flow_curve.h"
#include "render/flow_layout.h"

namespace dateline {

struct FlowStart {
  std::vector<FlowCurve> chosen;
  std::vector<std::vector<FlowCurve>> choices;  ///< of each leg, the cheapest by themselves first; empty without room
};

FlowStart choose_flow_curves(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles,
                             const FlowLayoutOptions& options);

}  // namespace dateline

// Moving the control points of flows by forces until they keep clear of each other.
//
// After Jenny, Stephen, Muehlenhaus, Marston, Sharma, Zhang & Jenny, "Force-directed layout of origin-destination flow
// maps", International Journal of Geographical Information Science 31(8), 2017: flows push each other off, by inverse
// distance between samples of the curves; springs pull the control point back, stronger for long flows and for those at
// the edge; a force against torsion keeps it over the middle of the base line; at shared places flows turn away from
// their neighbours; each control point stays in a rectangle about its base line; at last flows that touch symbols of
// others are moved off them. Differences: the spring's rest is a gentle bow to the side the flow started on and not the
// straight line, and the reach of the push grows with the widths.
#pragma once

#include <vector>

#include "render/flow_curve.h"
#include "render/flow_layout.h"

namespace dateline {

struct FlowForces {
  int iterations = 30;
  double reach_pt = 16;        ///< distance between edges at which the push is a third of its most
  double push = 0.5;           ///< part of the push that is followed in one iteration
  double spring_short = 0.12;  ///< stiffness of the shortest flows ...
  double spring_long = 0.4;    ///< ... and of the longest
  double anti_torsion = 0.3;
  double angular = 0.10;      ///< radians that two flows of one direction turn apart in one iteration
  double most_height = 0.36;  ///< of the rectangle for control points, to either side, by the length of the base line
  double most_slide = 0.22;   ///< along it, from the middle
};

/// The curves with new control points; their ends stay.
std::vector<FlowCurve> apply_flow_forces(std::vector<FlowCurve> curves, const std::vector<FlowRequest>& flows,
                                         const std::vector<FlowObstacle>& obstacles, const FlowLayoutOptions& options,
                                         const FlowForces& forces = {});

}  // namespace dateline

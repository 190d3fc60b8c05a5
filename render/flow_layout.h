// Where the arrows of movements and deployments run.
//
// Input: flows as pairs of stops on the page (a route through several places is several flows), the symbols they must
// not cross, and boxes they should keep off. Output: for each flow a curve, trimmed at the rims of the symbols it
// joins. What is sought, after the design principles of Jenny et al., "Design principles for origin-destination flow
// maps" (CaGIS 45(1), 2018): gently curved, few crossings, no overlap, sharp angles avoided where flows meet, no symbol
// crossed that is not the flow's own, opposite flows apart.
//
// Method: candidate curves chosen in turns (render/flow_candidates.h) are the start; forces move their control points
// (render/flow_forces.h); then each flow that is in the way of something takes whichever of these curves is best for
// the whole by the objective of render/flow_quality.h, and ends that share a symbol are spread around its rim
// (render/flow_ends.h). docs/flows.md has the measurements. Deterministic: a fixed number of steps, ties by order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/bezier.h"
#include "render/page.h"
#include "styles/style.h"

namespace dateline {

/// A point a flow runs through.
struct FlowStop {
  enum class Kind {
    kPlace,    ///< at a place on the page
    kOffPage,  ///< towards a point beyond the frame; the flow is cut at the frame
    kUnknown,  ///< not known; the layout chooses where the flow comes in from, near its neighbour
  };
  Kind kind = Kind::kPlace;
  PagePoint at;                       ///< not used for kUnknown
  double rim_pt = 0;                  ///< radius of what stands there
  std::optional<double> bearing_deg;  ///< kUnknown: direction from the neighbour, clockwise from up, when known
};

/// One leg: from a stop to the next. At least one of them is on the page.
struct FlowRequest {
  FlowStop from;
  FlowStop to;
  double width_pt = 2;        ///< of the body at its widest
  double head_pt = 5;         ///< half-width of the head
  int importance = 50;        ///< the more important choose first
  double origin_pt = 2;       ///< width of the body at its origin
  double head_length_pt = 6;  ///< from the barbs to the tip
  bool goes_on = false;       ///< the next request is the next leg of the same route: no head here, one smooth line
};

/// Something flows must not cross: a symbol. A flow that has a stop within `center` is free to touch it.
struct FlowObstacle {
  PagePoint center;
  double radius_pt = 0;
};

struct LaidFlow {
  Spine spine;          ///< from the first rim to the last rim; empty when there was no room at all
  bool enters = false;  ///< begins at the frame
  bool leaves = false;  ///< ends at the frame
  bool from_unknown = false;
  bool to_unknown = false;
  bool crosses_symbol = false;  ///< no way was found around some foreign symbol
  bool has_head = true;         ///< false for a leg that the next one goes on from
  double begin_part = 0;        ///< where the leg begins on its whole route, 0 to 1 by length: how far it has widened
  double end_part = 1;
};

struct FlowLayoutOptions {
  PageBox frame;                  ///< flows end here
  std::vector<PageBox> keep_off;  ///< furniture
  std::vector<PageBox> names;     ///< where names of main places will probably stand; avoided where it costs little
  double gap_pt = 2.25;           ///< between a head and the rim
  double bulge = 0.16;            ///< preferred height of the curve by its length
  double most_bulge_pt = 36;      ///< and no higher than this: long flows run straighter
  double unknown_length_pt = 70;  ///< of flows with an unknown end
  double fade_pt = 30;            ///< what leaves the page has its head so far before the frame
  double fan_pt = 20;             ///< of flows to an unknown end the head stands so far before it
  int sweeps = 4;
};

/// One laid flow for each request, in the same order.
std::vector<LaidFlow> lay_out_flows(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles,
                                    const FlowLayoutOptions& options);

}  // namespace dateline

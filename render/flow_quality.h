// How good a layout of flows is, by what is drawn: the objective that layouts are compared by.
//
// What counts is taken from the design principles of Jenny et al. (CaGIS 45(1), 2018): no flow over a symbol that is
// not its own, few crossings, flows not over each other, heads free, no sharp angles where flows meet or cross, gentle
// curves. Deterministic.
#pragma once

#include <optional>
#include <vector>

#include "render/flow_layout.h"

namespace dateline {

/// Counts over all flows; what is bad is large.
struct FlowQuality {
  int symbols_crossed = 0;  ///< pairs of a flow and a symbol of others that it touches
  int heads_covered = 0;    ///< pairs of a head and another head or body on it
  int crossings = 0;
  int sharp_angles = 0;       ///< pairs that cross or part at less than 15 degrees
  double overlap_pt = 0;      ///< length of flows on other flows, away from the places they share
  double covered_pt = 0;      ///< length of flows on furniture or beyond the frame
  double names_pt = 0;        ///< length of flows on the probable places of names
  double exits_apart_pt = 0;  ///< between flows with one end beyond the page, where one label could do for both
  double bend = 0;            ///< sum of the turning beyond a right angle, radians, and of bows higher than a quarter

  double score() const;
  FlowQuality& operator+=(const FlowQuality& more);
};

/// A flow as polyline with its widths and the corners of its head, for judging.
struct FlowTrace {
  std::vector<PagePoint> line;  ///< along the spine, the head included
  double step_pt = 0;
  double begin_half_pt = 0, end_half_pt = 0;
  std::vector<PagePoint> head;  ///< barb, tip, barb; empty without a head
  PageBox box;                  ///< of all that is drawn
  std::vector<PagePoint> stops;
  std::vector<double> rims_pt;
  std::vector<std::optional<PagePoint>> far;  ///< the first and the last stop, where they are beyond the page
};

class FlowJudge {
 public:
  FlowJudge(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles,
            const FlowLayoutOptions& options)
      : flows_(flows), obstacles_(obstacles), options_(options) {}

  FlowTrace trace(std::size_t flow, const Spine& spine) const;
  /// One flow by itself, with symbols, furniture and names.
  FlowQuality alone(const FlowTrace& trace) const;
  /// Two flows with each other.
  static FlowQuality together(const FlowTrace& a, const FlowTrace& b);
  FlowQuality all(const std::vector<Spine>& spines) const;

 private:
  const std::vector<FlowRequest>& flows_;
  const std::vector<FlowObstacle>& obstacles_;
  const FlowLayoutOptions& options_;
};

}  // namespace dateline

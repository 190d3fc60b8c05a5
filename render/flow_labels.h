// What is written on flows and at their ends, and where it could stand.
//
// Figures belong on their arrow: inside a band that is wide enough, across a thin line with a halo, else right beside.
// Flows that leave for the same place side by side share one label. A figure that repeats one written elsewhere on the
// map is not written again.
#pragma once

#include <string>
#include <vector>

#include "render/layout.h"
#include "render/point_labels.h"
#include "render/text_measurer.h"

namespace dateline {

/// A label of a flow with the places it could have.
struct FlowLabel {
  std::string id;
  std::string css_class;
  LabelText text;
  double weight = 1;               ///< cost of leaving it out
  std::size_t flow = 0;            ///< index into Scene::flows: the arrow it may stand on
  std::vector<std::size_t> flows;  ///< all that it stands for
  std::vector<LabelSpot> spots;
  bool arrival = false;  ///< says where they arrive
};

std::vector<FlowLabel> flow_labels(const Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style,
                                   const TextMeasurer& measurer);

/// Places on and beside a curve whose half-width runs from `begin_half_pt` to `end_half_pt`, the middle first. On the
/// curve the block is turned with it, by no more than 40 degrees, or level.
std::vector<LabelSpot> spots_along(const Spine& spine, double begin_half_pt, double end_half_pt, const LabelSize& size);

/// Places beside the end of a flow at the frame, inside `frame`.
std::vector<LabelSpot> spots_at_frame(PagePoint exit, double half_width_pt, const LabelSize& size,
                                      const PageBox& frame);

}  // namespace dateline

#include "render/label_obstacles.h"

#include <algorithm>
#include <utility>

#include "render/marks.h"

namespace dateline {
namespace {

constexpr double flow_body_cost = 12;  // for each few points of arrow under a label
constexpr double thin_flow_cost = 3;   // dotted and dashed lines: a halo keeps the letters readable
constexpr double ground_line_cost = 0.35;
constexpr double line_step_pt = 5;

void add_ground_lines(ObstacleField& field, const FeatureSet<PagePoint>& lines) {
  for (std::size_t r = 0; r < lines.ring_count(); ++r) {
    std::vector<PagePoint> sparse;
    for (const PagePoint p : lines.ring(r))
      if (sparse.empty() || distance_pt(sparse.back(), p) >= line_step_pt) sparse.push_back(p);
    field.add_line(sparse, 0.8, ground_line_cost);
  }
}

class ObstacleMaker {
 public:
  ObstacleMaker(const Layout& layout, const Scene& scene, const Style& style)
      : layout_(layout), scene_(scene), style_(style) {}

  ObstacleField run() {
    const auto add_mark = [&](const auto& m) {
      obstacles_.add_disc(m.center, m.radius_pt + style_.measures.label_clearance_pt, ObstacleField::forbidden);
    };
    std::ranges::for_each(layout_.symbols, add_mark);
    std::ranges::for_each(layout_.dots, add_mark);
    for (const PageBox& box : layout_.furniture_boxes) obstacles_.add_box(box.grown(4), ObstacleField::forbidden);
    for (std::size_t i = 0; i < layout_.flows.size(); ++i) add_flow(i);
    add_ground_lines(obstacles_, scene_.ground.borders);
    add_ground_lines(obstacles_, scene_.ground.rivers);
    for (const PlacedInset& inset : layout_.insets) add_outline(inset.outline);
    obstacles_.build();
    return std::move(obstacles_);
  }

 private:
  void add_flow(std::size_t i) {
    const FlowSize size = flow_size(layout_.flows[i].width_pt, scene_.flows[i].look, style_.measures);
    const FlowBody body = scene_.flows[i].look.body;
    const bool thin = body == FlowBody::kDotted || body == FlowBody::kDashed;
    for (const LaidFlow& leg : layout_.flows[i].legs) {
      if (leg.spine.empty()) continue;
      obstacles_.add_line(leg.spine.sampled(line_step_pt), size.width_pt / 2 + 1,
                          thin ? thin_flow_cost : flow_body_cost, label_owner_of_flow(i));
      const double length = leg.spine.length_pt(), tip = flow_tip_pt(leg, style_.measures);
      // From behind the barbs to the tip. Nobody's: a label must not cover the head of its own arrow either.
      if (leg.has_head)
        obstacles_.add_line({leg.spine.at(tip - size.head_length_pt * 1.2), leg.spine.at(tip)}, size.head_width_pt / 2,
                            ObstacleField::forbidden);
      for (const auto& [unknown, end] : {std::pair{leg.from_unknown, 0.0}, {leg.to_unknown, length}})
        if (unknown) obstacles_.add_disc(leg.spine.at(end), unknown_radius_pt, ObstacleField::forbidden);
    }
  }

  void add_outline(const PageBox& b) {
    const PagePoint top_left{b.left_pt, b.top_pt}, bottom_right{b.right_pt, b.bottom_pt};
    for (const PagePoint corner : {PagePoint{b.right_pt, b.top_pt}, PagePoint{b.left_pt, b.bottom_pt}})
      obstacles_.add_line({top_left, corner, bottom_right}, 1, thin_flow_cost, ObstacleField::nobody);
  }

  const Layout& layout_;
  const Scene& scene_;
  const Style& style_;
  ObstacleField obstacles_;
};

}  // namespace

ObstacleField label_obstacles(const Layout& layout, const Scene& scene, const Style& style) {
  return ObstacleMaker(layout, scene, style).run();
}

ObstacleField border_obstacles(const Scene& scene) {
  ObstacleField field;
  add_ground_lines(field, scene.ground.borders);
  field.build();
  return field;
}

int label_owner_of_flow(std::size_t flow) { return static_cast<int>(flow) + 1; }

}  // namespace dateline

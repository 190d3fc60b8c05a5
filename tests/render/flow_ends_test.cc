#include "render/flow_ends.h"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Kind = FlowStop::Kind;

FlowStop place(PagePoint at, double rim_pt = 8) { return {Kind::kPlace, at, rim_pt, {}}; }

FlowRequest flow(FlowStop from, FlowStop to, double width_pt = 8) {
  return {from, to, width_pt, width_pt * 1.1, 50, width_pt / 3, width_pt * 2, false};
}

FlowLayoutOptions options() {
  FlowLayoutOptions o;
  o.frame = {0, 0, 600, 400};
  return o;
}

/// Direction from a place to the tip that arrives there.
double rim_angle(const Spine& spine, PagePoint center) {
  const PagePoint out = spine.at(spine.length_pt()) - center;
  return std::atan2(out.y_pt, out.x_pt);
}

TEST(FlowEnds, AnEndStandsOnItsRim) {
  const FlowRequest one = flow(place({100, 200}, 12), place({400, 150}, 20));
  const Spine spine = trimmed_spine(one, bulged({100, 200}, {400, 150}, 0.16), options());
  EXPECT_NEAR(distance_pt(spine.at(0), {100, 200}), 12.5, 0.2);
  EXPECT_NEAR(distance_pt(spine.at(spine.length_pt()), {400, 150}), 20 + options().gap_pt, 0.2);
}

TEST(FlowEnds, HeadsThatMeetGetSectorsOfTheRim) {
  const PagePoint center{300, 200};
  std::vector<FlowRequest> flows;
  std::vector<FlowCurve> curves;
  for (const double y : {190.0, 200.0, 210.0}) {
    flows.push_back(flow(place({60, y}), place(center)));
    curves.push_back(bulged({60, y}, center, 0));
  }
  const auto spines = spread_spines(flows, curves, options());
  for (std::size_t i = 0; i + 1 < spines.size(); ++i) {
    const double apart =
        std::remainder(rim_angle(spines[i + 1], center) - rim_angle(spines[i], center), 2 * std::numbers::pi);
    // Half of the head at its barbs, seen from the middle, for each of the two.
    const double need = 2 * std::atan2(flows[i].head_pt, 8 + options().gap_pt + flows[i].head_length_pt);
    EXPECT_LT(apart, -need * 0.95) << "in the order in which they come: from the top down is counterclockwise";
  }
}

TEST(FlowEnds, WhereTheRimIsTooShortHeadsStopFartherOut) {
  const PagePoint center{300, 200};
  std::vector<FlowRequest> flows;
  std::vector<FlowCurve> curves;
  for (int k = 0; k < 12; ++k) {
    const double angle = k * std::numbers::pi / 6;
    const PagePoint from = center + PagePoint{std::cos(angle), std::sin(angle)} * 180;
    flows.push_back(flow(place(from), place(center, 3), 14));
    curves.push_back(bulged(from, center, 0.1));
  }
  const auto spines = spread_spines(flows, curves, options());
  for (const Spine& spine : spines) EXPECT_GT(distance_pt(spine.at(spine.length_pt()), center), 3 + 10);
}

TEST(FlowEnds, LegsOfARouteMeetWithOneTangent) {
  FlowRequest first = flow(place({60, 100}), place({250, 200}, 3), 3),
              second = flow(place({250, 200}, 3), place({500, 120}), 3);
  first.goes_on = true;
  const auto spines = spread_spines(
      {first, second}, {bulged({60, 100}, {250, 200}, 0.16), bulged({250, 200}, {500, 120}, 0.16)}, options());
  const PagePoint in = spines[0].direction(spines[0].length_pt()), out = spines[1].direction(0);
  EXPECT_GT(dot(in, out), std::cos(0.08));
  EXPECT_LT(distance_pt(spines[0].at(spines[0].length_pt()), spines[1].at(0)), 2 * (3 + 1.5));
}

}  // namespace
}  // namespace dateline

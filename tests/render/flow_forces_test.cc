#include "render/flow_forces.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Kind = FlowStop::Kind;

FlowRequest flow(PagePoint from, PagePoint to) {
  return {{Kind::kPlace, from, 4, {}}, {Kind::kPlace, to, 4, {}}, 4, 5, 50, 2, 8, false};
}

FlowLayoutOptions options() {
  FlowLayoutOptions o;
  o.frame = {0, 0, 600, 400};
  return o;
}

std::vector<FlowCurve> moved(const std::vector<FlowRequest>& flows, std::vector<FlowCurve> curves,
                             const std::vector<FlowObstacle>& obstacles = {}) {
  return apply_flow_forces(std::move(curves), flows, obstacles, options());
}

TEST(FlowForces, AFlowAloneRestsInAGentleBow) {
  const FlowCurve high = bulged({100, 200}, {300, 200}, 0.35);
  const FlowCurve rested = moved({flow(high.from, high.to)}, {high}).front();
  EXPECT_NEAR(distance_pt(rested.at(0.5), {200, 200}), 0.16 * 200, 6);
}

TEST(FlowForces, TwinsMoveApart) {
  const FlowCurve bow = bulged({100, 200}, {400, 200}, 0.1);
  FlowCurve other = bow;
  other.control = other.control + PagePoint{0, 2};
  const auto apart = moved({flow(bow.from, bow.to), flow(bow.from, bow.to)}, {bow, other});
  EXPECT_GT(distance_pt(apart[0].at(0.5), apart[1].at(0.5)), 12);
}

TEST(FlowForces, EndsStayAndControlPointsStayInTheirRectangle) {
  std::vector<FlowRequest> flows;
  std::vector<FlowCurve> curves;
  for (int k = 0; k < 12; ++k) {
    curves.push_back(bulged({100, 200}, {300, 190.0 + 2 * k}, 0.16));
    flows.push_back(flow(curves.back().from, curves.back().to));
  }
  const auto after = moved(flows, curves);
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].from, curves[i].from);
    EXPECT_EQ(after[i].to, curves[i].to);
    const PagePoint base = curves[i].to - curves[i].from,
                    from_middle = after[i].control - lerp(curves[i].from, curves[i].to, 0.5);
    EXPECT_LE(std::abs(cross(unit(base), from_middle)), 2 * FlowForces{}.most_height * length_pt(base) + 1e-6);
    EXPECT_LE(std::abs(dot(unit(base), from_middle)), FlowForces{}.most_slide * length_pt(base) + 1e-6);
  }
}

TEST(FlowForces, MovesAFlowOffASymbolOfOthers) {
  const FlowCurve bow = bulged({100, 200}, {400, 200}, 0.16);
  const FlowObstacle symbol{bow.at(0.5), 12};
  const FlowCurve after = moved({flow(bow.from, bow.to)}, {bow}, {symbol}).front();
  for (int k = 0; k <= 100; ++k) EXPECT_GT(distance_pt(after.at(k / 100.0), symbol.center), 12 + 2);
}

TEST(FlowForces, SameInputSameCurves) {
  std::vector<FlowRequest> flows;
  std::vector<FlowCurve> curves;
  for (int k = 0; k < 9; ++k) {
    curves.push_back(bulged({100.0 + 20 * k, 100}, {500, 60.0 + 30 * k}, 0.16));
    flows.push_back(flow(curves.back().from, curves.back().to));
  }
  EXPECT_EQ(moved(flows, curves), moved(flows, curves));
}

}  // namespace
}  // namespace dateline

#include "render/flow_quality.h"

#include <gtest/gtest.h>

#include "render/flow_curve.h"

namespace dateline {
namespace {

using Kind = FlowStop::Kind;

FlowRequest flow(PagePoint from, PagePoint to, double width_pt = 4) {
  return {{Kind::kPlace, from, 0, {}},
          {Kind::kPlace, to, 0, {}},
          width_pt,
          width_pt * 1.1,
          50,
          width_pt,
          width_pt * 2,
          false};
}

FlowQuality quality_of(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles = {},
                       double bulge = 0.05, std::vector<PageBox> names = {}) {
  FlowLayoutOptions options;
  options.frame = {0, 0, 600, 400};
  options.names = std::move(names);
  std::vector<Spine> spines;
  for (const FlowRequest& f : flows) spines.push_back(Spine({bulged(f.from.at, f.to.at, bulge).cubic()}));
  return FlowJudge(flows, obstacles, options).all(spines);
}

TEST(FlowQuality, OneGentleFlowIsPerfect) { EXPECT_EQ(quality_of({flow({50, 200}, {400, 200})}).score(), 0); }

TEST(FlowQuality, CountsACrossing) {
  const FlowQuality quality = quality_of({flow({50, 50}, {350, 350}), flow({50, 350}, {350, 50})});
  EXPECT_EQ(quality.crossings, 1);
  EXPECT_EQ(quality.sharp_angles, 0);
}

TEST(FlowQuality, CountsASharpCrossing) {
  const FlowQuality quality = quality_of({flow({50, 190}, {450, 210}), flow({50, 210}, {450, 190})}, {}, 0);
  EXPECT_EQ(quality.crossings, 1);
  EXPECT_EQ(quality.sharp_angles, 1);
}

TEST(FlowQuality, CountsFlowsThatRunOnEachOther) {
  EXPECT_GT(quality_of({flow({50, 200}, {450, 200}), flow({80, 201}, {420, 201})}).overlap_pt, 200);
  EXPECT_EQ(quality_of({flow({50, 200}, {450, 200}), flow({80, 231}, {420, 231})}).overlap_pt, 0);
}

TEST(FlowQuality, ASymbolOfOthersIsCrossedAndItsOwnIsNot) {
  const FlowRequest one = flow({50, 200}, {450, 200});
  EXPECT_EQ(quality_of({one}, {{{250, 215}, 10}}).symbols_crossed, 1);
  EXPECT_EQ(quality_of({one}, {{{250, 250}, 10}}).symbols_crossed, 0);
  EXPECT_EQ(quality_of({one}, {{{50, 200}, 10}, {{450, 200}, 10}}).symbols_crossed, 0);
}

TEST(FlowQuality, CountsHeadsUnderHeadsAndBodies) {
  EXPECT_GE(quality_of({flow({50, 200}, {300, 200}), flow({50, 205}, {300, 201})}).heads_covered, 1);
  EXPECT_EQ(quality_of({flow({50, 200}, {300, 200}), flow({295, 50}, {295, 350})}, {}, 0).heads_covered, 1);
}

TEST(FlowQuality, MindsNamesLessThanSymbols) {
  const FlowRequest one = flow({50, 200}, {450, 200});
  const FlowQuality named = quality_of({one}, {}, 0, {{200, 190, 260, 210}});
  EXPECT_GT(named.names_pt, 40);
  EXPECT_LT(named.score(), quality_of({one}, {{{230, 200}, 10}}, 0).score());
}

TEST(FlowQuality, HighBowsAreBad) { EXPECT_GT(quality_of({flow({50, 200}, {250, 200})}, {}, 0.4).bend, 0.3); }

}  // namespace
}  // namespace dateline

#include "render/auto_extent.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::vector<ExtentPoint> core(const std::vector<LonLat>& positions) {
  std::vector<ExtentPoint> points;
  for (const LonLat& p : positions) points.push_back({p, true});
  return points;
}

TEST(AutoExtent, HoldsAllCorePoints) {
  EXPECT_EQ(auto_extent(core({{74.5, 42.9}, {75.5, 42.7}, {75.1, 43.1}})), (LonLatBox{74.5, 42.7, 75.5, 43.1}));
}

TEST(AutoExtent, SpansTheDateLineWhereThatIsShorter) {
  const LonLatBox fiji = auto_extent(core({{178.4, -18.1}, {-179.9, -16.8}, {179.4, -16.4}, {-178.8, -18.2}}));
  EXPECT_TRUE(fiji.spans_antimeridian());
  EXPECT_EQ(fiji, (LonLatBox{178.4, -18.2, -178.8, -16.4}));
  EXPECT_NEAR(fiji.width_deg(), 2.8, 1e-9);
}

TEST(AutoExtent, DoesNotSpanTheDateLineWithoutNeed) {
  EXPECT_FALSE(auto_extent(core({{-80, 10}, {80, 20}})).spans_antimeridian());
  EXPECT_TRUE(auto_extent(core({{-100, 10}, {100, 20}})).spans_antimeridian());
}

TEST(AutoExtent, LeavesOutWhatLiesFarAway) {
  std::vector<ExtentPoint> points = core({{74.9, 42.9}, {75.1, 43.0}});
  points.push_back({{75.2, 42.95}, false});
  points.push_back({{71.4, 51.1}, false});
  EXPECT_EQ(auto_extent(points), (LonLatBox{74.9, 42.9, 75.2, 43.0}));
}

TEST(AutoExtent, NeverGrowsBeyondTheStretch) {
  std::vector<ExtentPoint> points = core({{10, 50}, {11, 51}});
  for (int i = 0; i < 40; ++i) points.push_back({{10.0 + i * 0.4, 50 + i * 0.1}, false});
  const LonLatBox story = auto_extent(core({{10, 50}, {11, 51}})), box = auto_extent(points, 3);
  const auto across = [](const LonLatBox& b) {
    return sphere_distance_m({b.west_deg, b.south_deg}, {b.east_deg, b.north_deg});
  };
  EXPECT_LE(across(box), 3 * across(story));
  EXPECT_GT(across(box), 2 * across(story));
}

TEST(AutoExtent, WithoutCorePointsTakesTheOthers) {
  EXPECT_EQ(auto_extent({{{1, 2}, false}, {{3, 4}, false}}), (LonLatBox{1, 2, 3, 4}));
}

TEST(AutoExtent, OfOnePointIsThatPoint) {
  EXPECT_EQ(auto_extent(core({{75, 43}})), (LonLatBox{75, 43, 75, 43}));
  EXPECT_EQ(auto_extent(core({{75, 43}, {75, 43}})), (LonLatBox{75, 43, 75, 43}));
}

TEST(AutoExtent, OfAStoryAtOnePointTakesInItsSurroundings) {
  std::vector<ExtentPoint> points = core({{75, 43}});
  points.push_back({{75.1, 43}, false});  // 8 km
  points.push_back({{76, 43}, false});    // 81 km
  EXPECT_EQ(auto_extent(points), (LonLatBox{75, 43, 75.1, 43}));
}

TEST(AutoExtent, OfNothingIsTheWorld) { EXPECT_EQ(auto_extent({}), (LonLatBox{-180, -90, 180, 90})); }

TEST(SphereDistance, KnowsAQuarterOfTheEquatorAndADegree) {
  EXPECT_NEAR(sphere_distance_m({0, 0}, {90, 0}), 10007557, 1);
  EXPECT_NEAR(sphere_distance_m({20, 0}, {20, 1}), 111195, 1);
  EXPECT_NEAR(sphere_distance_m({0, 0}, {180, 0}), 20015115, 2);
  EXPECT_DOUBLE_EQ(sphere_distance_m({75, 43}, {75, 43}), 0);
}

TEST(SphereDistance, IsShortAcrossTheDateLine) { EXPECT_NEAR(sphere_distance_m({179.5, 0}, {-179.5, 0}), 111195, 1); }

}  // namespace
}  // namespace dateline

#include "render/land_mask.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

FeatureSet<PagePoint> polygons(const std::vector<std::vector<PagePoint>>& rings) {
  FeatureSet<PagePoint> set;
  for (const auto& ring : rings) {
    set.points.insert(set.points.end(), ring.begin(), ring.end());
    set.end_ring();
  }
  set.end_feature();
  return set;
}

TEST(LandMask, CountsThePartOfAPixelThatIsLand) {
  const auto square = polygons({{{12, 11}, {17, 11}, {17, 13}, {12, 13}}});
  const auto mask = land_mask(square, {10, 10, 18, 14}, 4, 4);  // pixels of 2 x 1 points
  const std::vector<std::uint8_t> row{0, 255, 255, 128};
  EXPECT_EQ((std::vector<std::uint8_t>(mask.begin() + 4, mask.begin() + 8)), row);
  EXPECT_EQ((std::vector<std::uint8_t>(mask.begin() + 8, mask.begin() + 12)), row);
  EXPECT_EQ(mask[1] + mask[13], 0);
}

TEST(LandMask, LeavesHolesOutAndCutsWhatReachesBeyond) {
  const auto land = polygons({{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, {{2, 2}, {4, 2}, {4, 4}, {2, 4}}});
  const auto mask = land_mask(land, {0, 0, 8, 8}, 8, 8);
  EXPECT_EQ(mask[0], 255);
  EXPECT_EQ(mask[63], 255);
  EXPECT_EQ(mask[2 * 8 + 2], 0);
  EXPECT_EQ(mask[4 * 8 + 4], 255);
}

}  // namespace
}  // namespace dateline

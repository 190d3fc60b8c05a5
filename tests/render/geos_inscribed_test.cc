#include "render/geos_inscribed.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline {
namespace {

const PageBox everywhere{-1000, -1000, 1000, 1000};

FeatureSet<PagePoint> polygon(const std::vector<std::vector<PagePoint>>& rings) {
  FeatureSet<PagePoint> shapes;
  for (const auto& ring : rings) {
    shapes.points.insert(shapes.points.end(), ring.begin(), ring.end());
    shapes.end_ring();
  }
  shapes.end_feature();
  return shapes;
}

TEST(PoleOfInaccessibility, OfALetterLIsInItsCorner) {
  const auto pole =
      pole_of_inaccessibility(polygon({{{0, 0}, {40, 0}, {40, 60}, {100, 60}, {100, 100}, {0, 100}}}), 0, everywhere);
  ASSERT_TRUE(pole);
  // The largest circle touches the outer corner's sides and the inner corner.
  EXPECT_NEAR(pole->x_pt, 23.4, 2.5);
  EXPECT_NEAR(pole->y_pt, 76.6, 2.5);
}

TEST(PoleOfInaccessibility, KeepsOutOfHoles) {
  const auto pole = pole_of_inaccessibility(
      polygon({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{10, 10}, {60, 10}, {60, 90}, {10, 90}}}), 0, everywhere);
  ASSERT_TRUE(pole);
  EXPECT_NEAR(pole->x_pt, 80, 2.5);
}

TEST(PoleOfInaccessibility, IsInThePartThatIsSeen) {
  const auto pole =
      pole_of_inaccessibility(polygon({{{0, 0}, {300, 0}, {300, 100}, {0, 100}}}), 0, PageBox{250, 0, 400, 100});
  ASSERT_TRUE(pole);
  EXPECT_NEAR(pole->x_pt, 275, 2.5);
}

TEST(PoleOfInaccessibility, WideNamesGoWhereItIsWide) {
  // A tall part that holds a large circle, and a low wide part that holds a longer name.
  const auto shapes =
      polygon({{{0, 0}, {60, 0}, {60, 60}, {60, 70}, {300, 70}, {300, 110}, {0, 110}, {0, 70}, {0, 60}}});
  EXPECT_LT(pole_of_inaccessibility(shapes, 0, everywhere, 1)->x_pt, 60);
  EXPECT_GT(pole_of_inaccessibility(shapes, 0, everywhere, 6)->x_pt, 100);
}

TEST(PoleOfInaccessibility, OfNothingIsNothing) {
  EXPECT_FALSE(pole_of_inaccessibility(polygon({}), 0, everywhere));
  EXPECT_FALSE(pole_of_inaccessibility(polygon({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}), 0, PageBox{50, 50, 60, 60}));
}

TEST(PoleOfInaccessibility, SurvivesRingsThatCrossThemselves) {
  std::mt19937 random(2);
  for (int round = 0; round < 50; ++round) {
    std::vector<PagePoint> ring(8);
    for (PagePoint& p : ring) p = {static_cast<double>(random() % 100), static_cast<double>(random() % 100)};
    if (const auto pole = pole_of_inaccessibility(polygon({ring}), 0, everywhere)) {
      EXPECT_TRUE((PageBox{0, 0, 100, 100}).contains(*pole));
    }
  }
}

}  // namespace
}  // namespace dateline

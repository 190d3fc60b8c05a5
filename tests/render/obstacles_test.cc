#include "render/obstacles.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline {
namespace {

double sampled_distance(PagePoint a, PagePoint b, const PageBox& box) {
  double least = 1e9;
  for (int i = 0; i <= 20000; ++i) {
    const PagePoint p = lerp(a, b, i / 20000.0);
    const PagePoint nearest{std::clamp(p.x_pt, box.left_pt, box.right_pt),
                            std::clamp(p.y_pt, box.top_pt, box.bottom_pt)};
    least = std::min(least, distance_pt(p, nearest));
  }
  return least;
}

TEST(DistanceToBox, AgreesWithSampling) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> place(-60, 60), size(1, 40);
  for (int i = 0; i < 400; ++i) {
    const PagePoint a{place(random), place(random)}, b{place(random), place(random)};
    const double x = place(random), y = place(random);
    const PageBox box{x, y, x + size(random), y + size(random)};
    // A sample stands at most half a step from the nearest point of the segment.
    EXPECT_NEAR(distance_to_box(a, b, box), sampled_distance(a, b, box), 0.01);
  }
}

TEST(DistanceToBox, OfSegmentsAlongTheAxes) {
  const PageBox box{0, 0, 10, 10};
  EXPECT_DOUBLE_EQ(distance_to_box({-5, 5}, {20, 5}, box), 0);
  EXPECT_DOUBLE_EQ(distance_to_box({5, -5}, {5, -3}, box), 3);
  EXPECT_DOUBLE_EQ(distance_to_box({14, -100}, {14, 100}, box), 4);
  EXPECT_DOUBLE_EQ(distance_to_box({13, 14}, {13, 14}, box), 5);
  EXPECT_DOUBLE_EQ(distance_to_box({4, 4}, {6, 6}, box), 0);
}

TEST(ObstacleField, SumsWhatABoxCovers) {
  ObstacleField field;
  field.add_disc({0, 0}, 5, 2);
  field.add_box({10, -5, 20, 5}, 3);
  field.add_line({{-20, 20}, {20, 20}}, 1, 4);
  field.build();
  EXPECT_DOUBLE_EQ(field.cost_of({-1, -1, 1, 1}), 2);
  EXPECT_DOUBLE_EQ(field.cost_of({-1, -1, 12, 1}), 5);
  EXPECT_DOUBLE_EQ(field.cost_of({-1, -1, 12, 30}), 9);
  EXPECT_DOUBLE_EQ(field.cost_of({100, 100, 110, 110}), 0);
}

TEST(ObstacleField, CountsALineOnceASegment) {
  ObstacleField field;
  field.add_line({{0, 0}, {10, 0}, {20, 0}, {30, 0}}, 1, 2);
  field.build();
  EXPECT_DOUBLE_EQ(field.cost_of({8, -3, 22, 3}), 6);
  EXPECT_DOUBLE_EQ(field.cost_of({3, -3, 7, 3}), 2);
}

TEST(ObstacleField, CornersOfABoxMaySlipPastADisc) {
  ObstacleField field;
  field.add_disc({0, 0}, 10, 1);
  field.build();
  EXPECT_DOUBLE_EQ(field.cost_of({7.5, 7.5, 20, 20}), 0);
  EXPECT_DOUBLE_EQ(field.cost_of({6.5, 6.5, 20, 20}), 1);
}

TEST(ObstacleField, ForbiddenOutweighsAnySum) {
  ObstacleField field;
  field.add_disc({0, 0}, 5, ObstacleField::forbidden);
  for (int i = 0; i < 100; ++i) field.add_disc({50, 0}, 5, 1);
  field.build();
  EXPECT_GE(field.cost_of({0, 0, 60, 1}), ObstacleField::forbidden);
  EXPECT_LT(field.cost_of({40, -5, 60, 5}), ObstacleField::forbidden);
}

TEST(ObstacleField, IgnoresTheObstaclesOfOneOwner) {
  ObstacleField field;
  field.add_disc({0, 0}, 5, 2, 1);
  field.add_disc({0, 0}, 5, 4, 2);
  field.add_disc({0, 0}, 5, 8);
  field.build();
  const PageBox box{-1, -1, 1, 1};
  EXPECT_DOUBLE_EQ(field.cost_of(box), 14);
  EXPECT_DOUBLE_EQ(field.cost_of(box, 1), 12);
  EXPECT_DOUBLE_EQ(field.cost_of(box, 2), 10);
  EXPECT_DOUBLE_EQ(field.cost_of(box, ObstacleField::nobody), 14);
}

}  // namespace
}  // namespace dateline

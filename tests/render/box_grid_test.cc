#include "render/box_grid.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

std::vector<PageBox> random_boxes(unsigned seed, int count, double largest_pt) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(-300, 900), size(0.1, largest_pt);
  std::vector<PageBox> boxes;
  for (int i = 0; i < count; ++i) {
    const double x = place(random), y = place(random);
    boxes.push_back({x, y, x + size(random), y + size(random)});
  }
  return boxes;
}

std::vector<std::uint32_t> found(const BoxGrid& grid, const PageBox& box) {
  std::vector<std::uint32_t> numbers;
  grid.for_each_overlap(box, [&](std::uint32_t number) { numbers.push_back(number); });
  return numbers;
}

std::vector<std::uint32_t> expected(const std::vector<PageBox>& boxes, const PageBox& box) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < boxes.size(); ++i)
    if (boxes[i].overlaps(box)) numbers.push_back(i);
  return numbers;
}

BoxGrid grid_of(const std::vector<PageBox>& boxes) {
  BoxGrid grid;
  for (std::uint32_t i = 0; i < boxes.size(); ++i) grid.add(boxes[i], i);
  grid.build();
  return grid;
}

TEST(BoxGrid, FindsWhatComparingAllFindsEachOnce) {
  for (unsigned seed = 0; seed < 8; ++seed) {
    const auto boxes = random_boxes(seed, 300, seed % 2 ? 40 : 400);
    const BoxGrid grid = grid_of(boxes);
    for (const PageBox& asked : boxes)
      ASSERT_THAT(found(grid, asked), ::testing::UnorderedElementsAreArray(expected(boxes, asked))) << "seed " << seed;
  }
}

TEST(BoxGrid, AnswersForBoxesBeyondAllThatWereAdded) {
  const auto boxes = random_boxes(1, 50, 30);
  const BoxGrid grid = grid_of(boxes);
  EXPECT_TRUE(found(grid, {5000, 5000, 5010, 5010}).empty());
  EXPECT_TRUE(found(grid, {-5000, 0, -4990, 900}).empty());
  EXPECT_EQ(found(grid, {-1e6, -1e6, 1e6, 1e6}).size(), boxes.size());
}

TEST(BoxGrid, MixesVeryLargeAndVerySmallBoxes) {
  auto boxes = random_boxes(2, 200, 3);
  boxes.push_back({-1000, -1000, 2000, 2000});
  boxes.push_back({100, -1000, 101, 2000});
  const BoxGrid grid = grid_of(boxes);
  for (const PageBox& asked : boxes)
    ASSERT_THAT(found(grid, asked), ::testing::UnorderedElementsAreArray(expected(boxes, asked)));
}

TEST(BoxGrid, FindsBoxesWithoutHeight) {
  const std::vector<PageBox> boxes{{0, 5, 10, 5}, {0, 0, 10, 10}};
  const BoxGrid grid = grid_of(boxes);
  std::vector<std::uint32_t> numbers = found(grid, {0, 0, 10, 10});
  std::ranges::sort(numbers);
  EXPECT_EQ(numbers, expected(boxes, {0, 0, 10, 10}));
}

TEST(BoxGrid, TouchingIsNotOverlapping) {
  const BoxGrid grid = grid_of({{0, 0, 10, 10}});
  EXPECT_TRUE(found(grid, {10, 0, 20, 10}).empty());
  EXPECT_EQ(found(grid, {9.99, 0, 20, 10}).size(), 1u);
}

TEST(BoxGrid, AnEmptyGridFindsNothing) {
  BoxGrid grid;
  grid.build();
  EXPECT_TRUE(found(grid, {0, 0, 1, 1}).empty());
}

}  // namespace
}  // namespace dateline

#include "render/iso_rings.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace dateline {
namespace {

/// Twice the area, negative for rings that turn the other way.
double doubled_area(const std::vector<PagePoint>& ring) {
  double sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) sum += cross(ring[j], ring[i]);
  return sum;
}

bool is_in(PagePoint p, const std::vector<std::vector<PagePoint>>& rings) {
  bool in = false;
  for (const auto& ring : rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      if ((ring[i].y_pt > p.y_pt) != (ring[j].y_pt > p.y_pt) &&
          p.x_pt <
              (ring[j].x_pt - ring[i].x_pt) * (p.y_pt - ring[i].y_pt) / (ring[j].y_pt - ring[i].y_pt) + ring[i].x_pt)
        in = !in;
  return in;
}

ValueGrid grid_of(int columns, int rows) {
  ValueGrid grid;
  grid.columns = columns;
  grid.rows = rows;
  grid.values.resize(static_cast<std::size_t>(columns * rows));
  return grid;
}

TEST(IsoRings, AConeGivesACircle) {
  ValueGrid grid = grid_of(41, 41);
  for (int row = 0; row < 41; ++row)
    for (int column = 0; column < 41; ++column)
      grid.values[static_cast<std::size_t>(row * 41 + column)] = 20 - std::hypot(column - 20, row - 20);
  const auto rings = iso_rings(grid, 10);
  ASSERT_EQ(rings.size(), 1u);
  for (const PagePoint p : rings[0]) EXPECT_NEAR(distance_pt(p, {20, 20}), 10, 0.05);
}

TEST(IsoRings, AHoleTurnsTheOtherWay) {
  ValueGrid grid = grid_of(41, 41);
  for (int row = 0; row < 41; ++row)
    for (int column = 0; column < 41; ++column)
      grid.values[static_cast<std::size_t>(row * 41 + column)] = -std::abs(std::hypot(column - 20, row - 20) - 10);
  const auto rings = iso_rings(grid, -3);
  ASSERT_EQ(rings.size(), 2u);
  EXPECT_LT(doubled_area(rings[0]) * doubled_area(rings[1]), 0);
}

TEST(IsoRings, CloseAtTheRimOfTheGrid) {
  ValueGrid grid = grid_of(3, 3);
  for (double& v : grid.values) v = 1;
  const auto rings = iso_rings(grid, 0.5);
  ASSERT_EQ(rings.size(), 1u);
  EXPECT_NEAR(std::abs(doubled_area(rings[0])), 2 * 2 * 2, 1e-9);
}

TEST(IsoRings, EveryCrossingIsOnItsSideOfTheRings) {
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    ValueGrid grid = grid_of(9, 7);
    grid.step_pt = 3;
    grid.origin = {5, -2};
    for (double& v : grid.values) v = static_cast<double>(random() % 1000) / 1000;
    const double level = 0.5005;
    const auto rings = iso_rings(grid, level);
    // The inner crossings; those at the rim lie on the rings themselves.
    for (int row = 1; row < 6; ++row)
      for (int column = 1; column < 8; ++column) {
        const PagePoint at = grid.origin + PagePoint{column * 3.0, row * 3.0};
        EXPECT_EQ(is_in(at + PagePoint{1e-7, 2e-7}, rings), grid.at(column, row) >= level);
      }
  }
}

}  // namespace
}  // namespace dateline

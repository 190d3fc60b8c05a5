#include "geodata/relief.h"

#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "geodata/smooth_grid.h"

namespace dateline {
namespace {

constexpr int kSize = 81;

HeightGrid grid_of(const std::function<double(int, int)>& height_m) {
  HeightGrid grid{kSize, kSize, {}, 1};
  for (int y = 0; y < kSize; ++y)
    for (int x = 0; x < kSize; ++x) grid.heights_m.push_back(static_cast<float>(height_m(x, y)));
  return grid;
}

/// 30 m to a cell down from the middle of the grid.
HeightGrid cone(double times = 1) {
  return grid_of([=](int x, int y) { return 2000 - times * 30 * std::hypot(x - kSize / 2, y - kSize / 2); });
}

Rgba pixel(const PixelGrid& grid, int x, int y) {
  Rgba out;
  for (int c = 0; c < 4; ++c)
    out[static_cast<std::size_t>(c)] = grid.rgba[static_cast<std::size_t>((y * grid.width + x) * 4 + c)];
  return out;
}

bool is_dark(Rgba p) { return p[3] > 0 && p[0] < 128; }
bool is_light(Rgba p) { return p[3] > 0 && p[0] > 128; }

ReliefOptions plain() {
  ReliefOptions o;
  o.haze = 0;
  o.smooth_cells = 0;
  return o;
}

TEST(Relief, ConeIsLitFromTheNorthWestAndShadedToTheSouthEast) {
  for (const bool multidirectional : {true, false}) {
    ReliefOptions o = plain();
    o.multidirectional = multidirectional;
    const PixelGrid relief = shade_relief(cone(), o);
    EXPECT_TRUE(is_light(pixel(relief, 20, 20)));
    EXPECT_TRUE(is_dark(pixel(relief, 60, 60)));
  }
}

TEST(Relief, LightComesFromTheAzimuthThatIsAskedFor) {
  ReliefOptions o = plain();
  o.multidirectional = false;
  o.azimuth_deg = 90;
  const PixelGrid relief = shade_relief(cone(), o);
  EXPECT_TRUE(is_light(pixel(relief, 65, 40)));
  EXPECT_TRUE(is_dark(pixel(relief, 15, 40)));
}

TEST(Relief, LevelGroundIsSeeThroughAtAnyHeight) {
  for (const double height : {-20.0, 0.0, 4000.0}) {
    const PixelGrid relief = shade_relief(grid_of([=](int, int) { return height; }), ReliefOptions{});
    for (std::size_t i = 3; i < relief.rgba.size(); i += 4) ASSERT_EQ(relief.rgba[i], 0);
  }
}

TEST(Relief, UnknownHeightsAreSeeThroughAndDoNotSpread) {
  HeightGrid heights = cone();
  heights.heights_m[50 * kSize + 50] = std::numeric_limits<float>::quiet_NaN();
  ReliefOptions o;
  o.tints = {{0, {0, 200, 0, 255}}};
  const PixelGrid relief = shade_relief(heights, o);
  EXPECT_EQ(pixel(relief, 50, 50), (Rgba{0, 0, 0, 0}));
  EXPECT_EQ(pixel(relief, 51, 50)[3], 255);
  EXPECT_EQ(pixel(relief, 50, 51)[3], 255);
}

TEST(Relief, TwiceTheHeightOrTheExaggerationIsADarkerShade) {
  ReliefOptions twice = plain();
  twice.exaggeration = 2;
  const Rgba once = pixel(shade_relief(cone(), plain()), 60, 60);
  const Rgba higher = pixel(shade_relief(cone(2), plain()), 60, 60);
  EXPECT_GT(higher[3], once[3] + 5);
  EXPECT_EQ(pixel(shade_relief(cone(), twice), 60, 60), higher);
}

TEST(Relief, StrengthIsTheMostThatShadeCanHide) {
  ReliefOptions o = plain();
  o.multidirectional = false;
  o.exaggeration = 1000;
  o.strength = 0.5;
  const PixelGrid relief = shade_relief(cone(), o);
  EXPECT_EQ(pixel(relief, 60, 60)[3], 128);
  o.strength = 0;
  EXPECT_EQ(pixel(shade_relief(cone(), o), 60, 60)[3], 0);
}

TEST(Relief, LowlandsAreShadedMoreSoftlyThanSummits) {
  const auto two_cones = grid_of([](int x, int y) {
    const double left = 1000 - 30 * std::hypot(x - 20, y - 40), right = 3000 - 30 * std::hypot(x - 60, y - 40);
    return x < 40 ? left : right;
  });
  ReliefOptions o = plain();
  o.haze = 0.5;
  const PixelGrid relief = shade_relief(two_cones, o);
  EXPECT_LT(pixel(relief, 26, 46)[3] + 5, pixel(relief, 66, 46)[3]);
}

TEST(Relief, TintsAreMixedBetweenStopsAndStayBeyondThem) {
  ReliefOptions o;
  o.tints = {{0, {0, 100, 0, 255}}, {1000, {200, 100, 0, 255}}};
  const auto at = [&](double height) {
    return pixel(shade_relief(grid_of([=](int, int) { return height; }), o), 9, 9);
  };
  EXPECT_EQ(at(-50), (Rgba{0, 100, 0, 255}));
  EXPECT_EQ(at(500), (Rgba{100, 100, 0, 255}));
  EXPECT_EQ(at(1000), (Rgba{200, 100, 0, 255}));
  EXPECT_EQ(at(8000), (Rgba{200, 100, 0, 255}));
}

TEST(Relief, ExaggeratesMoreAtSmallerScales) {
  EXPECT_NEAR(automatic_exaggeration(132), 1.6, 0.05);
  EXPECT_NEAR(automatic_exaggeration(13230), 14, 0.5);
}

TEST(Relief, SameHeightsGiveTheSameBytes) {
  ReliefOptions o;
  o.bump = 0.3;
  EXPECT_EQ(shade_relief(cone(), o).rgba, shade_relief(cone(), o).rgba);
}

TEST(SmoothGrid, SpreadsAPointAsABellOfThatWidth) {
  for (const double sigma : {0.5, 1.0, 2.4, 6.0}) {
    HeightGrid grid = grid_of([](int x, int y) { return x == 40 && y == 40 ? 1000.0 : 0.0; });
    smooth_grid(grid, sigma);
    double sum = 0, variance = 0;
    for (int y = 0; y < kSize; ++y) {
      for (int x = 0; x < kSize; ++x) {
        const double v = grid.heights_m[static_cast<std::size_t>(y * kSize + x)];
        sum += v;
        variance += v * (x - 40) * (x - 40);
      }
    }
    EXPECT_NEAR(sum, 1000, 1) << sigma;
    EXPECT_NEAR(std::sqrt(variance / sum), sigma, 0.02 * sigma) << sigma;
  }
}

TEST(SmoothGrid, LeavesAPlateauLevelUpToItsEdges) {
  HeightGrid grid = grid_of([](int x, int) { return x < 30 ? NAN : 700.0; });
  smooth_grid(grid, 3);
  for (int y = 0; y < kSize; ++y) {
    EXPECT_TRUE(std::isnan(grid.heights_m[static_cast<std::size_t>(y * kSize + 29)]));
    EXPECT_NEAR(grid.heights_m[static_cast<std::size_t>(y * kSize + 30)], 700, 0.01);
    EXPECT_NEAR(grid.heights_m[static_cast<std::size_t>(y * kSize + kSize - 1)], 700, 0.01);
  }
}

}  // namespace
}  // namespace dateline

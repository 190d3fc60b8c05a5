#include "geodata/smooth_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace dateline {
namespace {

/// A running mean over 2 * whole + 1 cells and a share of the two beside them, so that any width is possible.
struct Box {
  int whole = 0;
  float share = 0;
};

/// Three boxes of a variance of a third each: that of a box r + share is exact for these two numbers.
Box box_of(double sigma_cells) {
  const double variance = sigma_cells * sigma_cells / 3;
  // The widest whole box that is not too wide: variance r (r + 1) / 3.
  const int whole = static_cast<int>(std::floor((std::sqrt(1 + 12 * variance) - 1) / 2));
  const double least = whole * (whole + 1) * (2 * whole + 1) / 3.0;  // sum of the squares of distances
  const double n = 2 * whole + 1, next = whole + 1;
  const double share = (variance * n - least) / (2 * (next * next - variance));
  return {whole, static_cast<float>(std::clamp(share, 0.0, 1.0))};
}

/// A line of cells in a plane, `step` apart.
struct Line {
  float* first;
  int cells;
  std::size_t step;

  float& operator[](int i) const { return first[static_cast<std::size_t>(i) * step]; }
};

/// Sums over the box about each cell, in place; beyond the ends are zeros. Doubles, so that nothing piles up.
void sum_along(const Line& line, Box box, std::vector<float>& copy) {
  copy.resize(static_cast<std::size_t>(line.cells));
  for (int i = 0; i < line.cells; ++i) copy[static_cast<std::size_t>(i)] = line[i];
  const auto at = [&](int i) { return i < 0 || i >= line.cells ? 0.0F : copy[static_cast<std::size_t>(i)]; };
  double sum = 0;
  for (int i = 0; i < box.whole; ++i) sum += at(i);
  for (int i = 0; i < line.cells; ++i) {
    sum += at(i + box.whole);
    line[i] = static_cast<float>(sum) + box.share * (at(i - box.whole - 1) + at(i + box.whole + 1));
    sum -= at(i - box.whole);
  }
}

void smooth_plane(std::vector<float>& plane, int width, int height, Box box) {
  const float scale = 1 / (static_cast<float>(2 * box.whole + 1) + 2 * box.share);
  std::vector<float> copy;
  for (int pass = 0; pass < 3; ++pass) {
    for (int y = 0; y < height; ++y)
      sum_along({&plane[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)], width, 1}, box, copy);
    for (int x = 0; x < width; ++x)
      sum_along({&plane[static_cast<std::size_t>(x)], height, static_cast<std::size_t>(width)}, box, copy);
    for (float& v : plane) v *= scale * scale;
  }
}

}  // namespace

void smooth_grid(HeightGrid& grid, double sigma_cells) {
  if (sigma_cells < 0.2) return;
  const Box box = box_of(sigma_cells);
  std::vector<float> known(grid.heights_m.size());
  std::vector<float> heights = grid.heights_m;
  for (std::size_t i = 0; i < known.size(); ++i) {
    known[i] = std::isnan(heights[i]) ? 0.0F : 1.0F;
    if (known[i] == 0) heights[i] = 0;
  }
  smooth_plane(heights, grid.width, grid.height, box);
  smooth_plane(known, grid.width, grid.height, box);
  for (std::size_t i = 0; i < known.size(); ++i)
    if (!std::isnan(grid.heights_m[i])) grid.heights_m[i] = heights[i] / known[i];
}

}  // namespace dateline

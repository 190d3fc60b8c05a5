#include "geodata/smooth_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace dateline {
namespace {

/// What a running mean is taken of: 2 * whole + 1 cells and a share of the two beside them, so that any width is
/// possible.
struct Box {
  int whole = 0;
  float share = 0;
};

/// One of three boxes that together have the variance wanted: the widest of whole cells that is not too wide (2 r + 1
/// cells have a variance of r (r + 1) / 3), and the share that makes up for the rest.
Box box_of(double sigma_cells) {
  const double variance = sigma_cells * sigma_cells / 3;
  const int whole = static_cast<int>(std::floor((std::sqrt(1 + 12 * variance) - 1) / 2));
  const double least = whole * (whole + 1) * (2 * whole + 1) / 3.0;  // sum of the squares of distances
  const double n = 2 * whole + 1, next = whole + 1;
  const double share = (variance * n - least) / (2 * (next * next - variance));
  return {whole, static_cast<float>(std::clamp(share, 0.0, 1.0))};
}

/// Sums over the box about each of `cells` in a row; beyond the ends are zeros. Doubles, so that nothing piles up.
void sum_across(const float* in, int cells, Box box, float* out) {
  const auto at = [&](int i) { return i < 0 || i >= cells ? 0.0F : in[i]; };
  double sum = 0;
  for (int i = 0; i < box.whole; ++i) sum += at(i);
  for (int i = 0; i < cells; ++i) {
    sum += at(i + box.whole);
    out[i] = static_cast<float>(sum) + box.share * (at(i - box.whole - 1) + at(i + box.whole + 1));
    sum -= at(i - box.whole);
  }
}

/// The same down the columns, all of them at once: memory is read in the order in which it lies. The result times
/// `scale`.
void sum_down(const std::vector<float>& in, std::size_t width, int height, Box box, float scale,
              std::vector<float>& out) {
  const std::vector<float> nothing(width);
  const auto row = [&](int y) {
    return y < 0 || y >= height ? nothing.data() : in.data() + static_cast<std::size_t>(y) * width;
  };
  std::vector<double> sums(width);
  for (int y = 0; y < box.whole; ++y)
    for (std::size_t x = 0; x < width; ++x) sums[x] += row(y)[x];
  for (int y = 0; y < height; ++y) {
    const float *above = row(y - box.whole - 1), *first = row(y - box.whole);
    const float *last = row(y + box.whole), *below = row(y + box.whole + 1);
    float* const to = out.data() + static_cast<std::size_t>(y) * width;
    for (std::size_t x = 0; x < width; ++x) {
      sums[x] += last[x];
      to[x] = (static_cast<float>(sums[x]) + box.share * (above[x] + below[x])) * scale;
      sums[x] -= first[x];
    }
  }
}

void smooth_plane(std::vector<float>& plane, int width, int height, Box box) {
  const float weight = static_cast<float>(2 * box.whole + 1) + 2 * box.share;
  const auto columns = static_cast<std::size_t>(width);
  std::vector<float> across(plane.size());
  for (int pass = 0; pass < 3; ++pass) {
    for (std::size_t row = 0; row < plane.size(); row += columns) sum_across(&plane[row], width, box, &across[row]);
    sum_down(across, columns, height, box, 1 / (weight * weight), plane);
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

#include "render/land_mask.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

/// Lines on which each row of pixels is looked at.
constexpr int kLines = 4;

/// Where the polygons' edges cross each line, in pixels from the left.
std::vector<std::vector<float>> crossings(const FeatureSet<PagePoint>& polygons, const PageBox& box, int width,
                                          int height) {
  std::vector<std::vector<float>> lines(static_cast<std::size_t>(height) * kLines);
  const double x_scale = width / box.width_pt(), y_scale = height * kLines / box.height_pt();
  for (std::size_t r = 0; r < polygons.ring_count(); ++r) {
    const auto ring = polygons.ring(r);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      PagePoint a = ring[i], b = ring[i + 1 < ring.size() ? i + 1 : 0];
      if (a.y_pt > b.y_pt) std::swap(a, b);
      const double top = (a.y_pt - box.top_pt) * y_scale - 0.5, bottom = (b.y_pt - box.top_pt) * y_scale - 0.5;
      const double last = std::min(std::ceil(bottom), static_cast<double>(lines.size()));
      for (double line = std::max(std::ceil(top), 0.0); line < last; ++line) {
        const double x = a.x_pt + (b.x_pt - a.x_pt) * (line - top) / (bottom - top);
        lines[static_cast<std::size_t>(line)].push_back(static_cast<float>((x - box.left_pt) * x_scale));
      }
    }
  }
  return lines;
}

/// Adds the part of each pixel between two crossings.
void cover(float from, float to, int width, float* row) {
  from = std::clamp(from, 0.0F, static_cast<float>(width));
  to = std::clamp(to, 0.0F, static_cast<float>(width));
  for (int x = static_cast<int>(from); x < width && static_cast<float>(x) < to; ++x)
    row[x] += std::min(to, static_cast<float>(x + 1)) - std::max(from, static_cast<float>(x));
}

}  // namespace

std::vector<std::uint8_t> land_mask(const FeatureSet<PagePoint>& polygons, const PageBox& box, int width, int height) {
  auto lines = crossings(polygons, box, width, height);
  const auto columns = static_cast<std::size_t>(width);
  std::vector<std::uint8_t> mask(columns * static_cast<std::size_t>(height));
  std::vector<float> row(columns);
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    std::ranges::fill(row, 0.0F);
    for (std::size_t k = 0; k < kLines; ++k) {
      std::vector<float>& line = lines[y * kLines + k];
      std::ranges::sort(line);
      for (std::size_t i = 0; i + 1 < line.size(); i += 2) cover(line[i], line[i + 1], width, row.data());
    }
    std::ranges::transform(row, mask.begin() + static_cast<std::ptrdiff_t>(y * columns), [](float share) {
      return static_cast<std::uint8_t>(std::lround(std::clamp(share / kLines, 0.0F, 1.0F) * 255));
    });
  }
  return mask;
}

}  // namespace dateline

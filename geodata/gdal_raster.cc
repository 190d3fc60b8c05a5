#include "geodata/gdal_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "geodata/gdal_raster_source.h"
#include "geodata/raster_warp.h"

namespace dateline {
namespace {

/// The lowest and highest places on Earth, generously; SRTM and others have voids of -32768 that no header tells of.
constexpr float kLowest_m = -12000;
constexpr float kHighest_m = 9000;

/// Below this share the map's reader would see where the raster ends.
constexpr double kEnoughCovered = 0.99;

/// Reads bands of one file onto one grid, and keeps what went wrong.
class GridReader {
 public:
  GridReader(const RasterSource& source, const Projection& projection, const PlaneGrid& grid)
      : source_(source), warp_(source, projection, grid) {
    if (warp_.covered() == 0)
      diagnostics.push_back({Severity::kWarning, {source.path(), 0, 0}, "lies outside the map: not drawn"});
    else if (warp_.covered() < kEnoughCovered)
      diagnostics.push_back({Severity::kWarning,
                             {source.path(), 0, 0},
                             fmt::format("covers only {:.0f} % of the map", 100 * warp_.covered())});
  }

  const RasterWarp& warp() const { return warp_; }

  /// Empty when the file is damaged.
  std::vector<float> read(int band, Resampling resampling) {
    auto values = source_.read(band, warp_.window(), warp_.read_width(), warp_.read_height(), resampling);
    append(diagnostics, std::move(values.diagnostics));
    return values ? std::move(*values) : std::vector<float>{};
  }

  Diagnostics diagnostics;

 private:
  const RasterSource& source_;
  RasterWarp warp_;
};

/// The values of one band that become 0 and 255.
struct Stretch {
  float black = 0;
  float white = 255;

  float operator()(float v) const { return 255 * (v - black) / (white - black); }
};

/// From the darkest to the lightest hundredth.
Stretch stretch_of(const std::vector<std::vector<float>>& bands) {
  std::vector<float> all;
  for (const auto& band : bands)
    std::ranges::copy_if(band, std::back_inserter(all), [](float v) { return std::isfinite(v); });
  if (all.empty()) return {};
  const auto at = [&all](double share) {
    const auto nth = all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
    std::ranges::nth_element(all, nth);
    return *nth;
  };
  const float black = at(0.01), white = at(0.99);
  return {black, white > black ? white : black + 1};
}

std::uint8_t to_byte(float v) { return static_cast<std::uint8_t>(std::clamp(std::lround(v), 0L, 255L)); }

/// Four planes of values, red, green, blue and opacity, into pixels; see-through where any is not known.
std::vector<std::uint8_t> interleaved(const std::array<std::vector<float>, 4>& planes) {
  std::vector<std::uint8_t> rgba(planes[0].size() * 4);
  for (std::size_t i = 0; i < planes[0].size(); ++i) {
    if (std::ranges::any_of(planes, [i](const auto& plane) { return std::isnan(plane[i]); })) continue;
    for (std::size_t c = 0; c < 4; ++c) rgba[i * 4 + c] = to_byte(planes[c][i]);
  }
  return rgba;
}

std::array<std::vector<float>, 4> from_palette(GridReader& reader, const RasterBands& bands) {
  std::array<std::vector<float>, 4> planes;
  const std::vector<float> index = reader.read(bands.red, Resampling::kNearest);
  if (index.empty()) return planes;
  for (std::size_t c = 0; c < 4; ++c) {
    std::vector<float> values(index.size(), no_value);
    for (std::size_t i = 0; i < index.size(); ++i) {
      const bool known = index[i] >= 0 && index[i] < static_cast<float>(bands.palette.size());
      const Rgba color = known ? bands.palette[static_cast<std::size_t>(index[i])] : Rgba{};
      // What is see-through has no colour to give to its neighbours.
      if (known && (c == 3 || color[3] > 0)) values[i] = static_cast<float>(color[c]);
    }
    planes[c] = reader.warp().sample(values, RasterWarp::Kernel::kBilinear);
  }
  return planes;
}

std::array<std::vector<float>, 4> from_bands(GridReader& reader, const RasterBands& bands) {
  std::array<std::vector<float>, 4> planes;
  std::vector<int> wanted{bands.red};
  if (bands.green != bands.red) wanted.insert(wanted.end(), {bands.green, bands.blue});
  std::vector<float> alpha;
  if (bands.alpha != 0) alpha = reader.read(bands.alpha, Resampling::kAverage);
  std::vector<std::vector<float>> sampled;
  for (const int band : wanted) {
    std::vector<float> values = reader.read(band, Resampling::kAverage);
    if (has_errors(reader.diagnostics)) return planes;
    for (std::size_t i = 0; i < alpha.size(); ++i)
      if (!(alpha[i] > 0)) values[i] = no_value;
    sampled.push_back(reader.warp().sample(values, RasterWarp::Kernel::kBilinear));
  }
  if (!bands.bytes) {
    const Stretch stretch = stretch_of(sampled);
    for (auto& plane : sampled) std::ranges::transform(plane, plane.begin(), stretch);
  }
  for (std::size_t c = 0; c < 3; ++c) planes[c] = sampled[std::min(c, sampled.size() - 1)];
  planes[3].assign(planes[0].size(), 255);
  if (bands.alpha != 0) {
    const float opaque = bands.bytes ? 255 : *std::ranges::max_element(alpha);
    planes[3] = reader.warp().sample(alpha, RasterWarp::Kernel::kBilinear);
    for (float& v : planes[3]) v *= 255 / std::max(opaque, 1.0F);
  }
  return planes;
}

}  // namespace

Result<HeightGrid> read_heights(const std::string& path, const Projection& projection, const PlaneGrid& grid) {
  Result<RasterSource> source = RasterSource::open(path);
  if (!source) return Result<HeightGrid>::failure(std::move(source.diagnostics));
  GridReader reader(*source, projection, grid);
  HeightGrid out{grid.width, grid.height, {}, reader.warp().covered()};
  if (out.covered > 0) {
    std::vector<float> values = reader.read(1, Resampling::kAverage);
    const auto [scale, offset] = source->height_scale();
    for (float& v : values) {
      v = static_cast<float>(v * scale + offset);
      if (!(v > kLowest_m && v < kHighest_m)) v = no_value;
    }
    using enum RasterWarp::Kernel;
    if (!values.empty()) out.heights_m = reader.warp().sample(values, reader.warp().magnifies() ? kSpline : kBilinear);
  }
  out.heights_m.resize(grid.cells(), no_value);
  append(source.diagnostics, std::move(reader.diagnostics));
  return Result<HeightGrid>::of(std::move(out), std::move(source.diagnostics));
}

Result<PixelGrid> read_picture(const std::string& path, const Projection& projection, const PlaneGrid& grid) {
  Result<RasterSource> source = RasterSource::open(path);
  if (!source) return Result<PixelGrid>::failure(std::move(source.diagnostics));
  GridReader reader(*source, projection, grid);
  PixelGrid out{grid.width, grid.height, {}, reader.warp().covered()};
  if (out.covered > 0) {
    const RasterBands bands = source->bands();
    out.rgba = interleaved(bands.palette.empty() ? from_bands(reader, bands) : from_palette(reader, bands));
  }
  out.rgba.resize(grid.cells() * 4, 0);
  append(source.diagnostics, std::move(reader.diagnostics));
  return Result<PixelGrid>::of(std::move(out), std::move(source.diagnostics));
}

}  // namespace dateline

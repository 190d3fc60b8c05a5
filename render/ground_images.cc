#include "render/ground_images.h"

#include <algorithm>
#include <cmath>

#include "geodata/gdal_raster.h"
#include "geodata/relief.h"
#include "render/land_mask.h"

namespace dateline {
namespace {

/// More would not be seen, and would cost memory without end on a large page.
constexpr double kMaxPixels = 16e6;

/// Relief is smooth: finer pixels than these show nothing more and make files large.
constexpr double kReliefPixelsPerInch = 108;

/// What relief is smoothed to, in points: about what the eye takes in as one slope.
constexpr double kSmooth_pt = 0.6;
constexpr double kBump_pt = 6;

/// From the first scale on a part of the wide surface is mixed in, at the second the most.
constexpr double kBumpFromScale = 5e5;
constexpr double kBumpFullScale = 2e7;
constexpr double kMostBump = 0.4;

PlaneGrid grid_of(const Viewport& viewport, double pixels_per_inch) {
  const double area = viewport.page().width_pt() * viewport.page().height_pt();
  const double per_pt = std::min(pixels_per_inch / 72, std::sqrt(kMaxPixels / area));
  const auto cells = [per_pt](double length_pt) {
    return std::max(1, static_cast<int>(std::lround(length_pt * per_pt)));
  };
  return {viewport.plane(), cells(viewport.page().width_pt()), cells(viewport.page().height_pt())};
}

/// Nothing if no pixel would be seen. Those that are not are given no colour either, so that files stay small.
std::optional<GroundImage> image_of(PixelGrid pixels, const Viewport& viewport) {
  bool seen = false;
  for (auto pixel = pixels.rgba.begin(); pixel != pixels.rgba.end(); pixel += 4) {
    if (pixel[3] == 0)
      std::fill(pixel, pixel + 3, std::uint8_t{0});
    else
      seen = true;
  }
  if (!seen) return std::nullopt;
  return GroundImage{viewport.page(), pixels.width, pixels.height, std::move(pixels.rgba)};
}

std::uint8_t scaled(std::uint8_t value, double by) { return static_cast<std::uint8_t>(std::lround(value * by)); }

/// 0 up to 1:500 000, then with the logarithm of the scale.
double bump_at(double scale_denominator) {
  const double t = std::log(scale_denominator / kBumpFromScale) / std::log(kBumpFullScale / kBumpFromScale);
  return kMostBump * std::clamp(t, 0.0, 1.0);
}

ReliefOptions options_of(const ReliefSpec& relief, double ground_m_per_pt, double cells_per_pt) {
  ReliefOptions o;
  o.metres_per_cell = ground_m_per_pt / cells_per_pt;
  o.multidirectional = relief.multidirectional;
  o.azimuth_deg = relief.azimuth_deg;
  o.altitude_deg = relief.altitude_deg;
  // For cells of 1/96 inch, whatever the resolution.
  o.exaggeration = relief.exaggeration.value_or(automatic_exaggeration(ground_m_per_pt * 72 / 96));
  o.strength = relief.strength;
  o.smooth_cells = kSmooth_pt * cells_per_pt;
  o.bump = bump_at(ground_m_per_pt / kMetresInPoint);
  o.bump_cells = kBump_pt * cells_per_pt;
  for (const TintSpec& tint : relief.tints)
    o.tints.push_back({tint.height_m, {tint.color.r, tint.color.g, tint.color.b, tint.color.a}});
  return o;
}

/// Ground metres to a point, at the map's centre.
double ground_m_per_pt(const Projection& projection, const Viewport& viewport) {
  const auto center = projection.inverse(viewport.plane().center());
  return viewport.metres_per_pt() / (center ? projection.scale_factor(*center) : 1);
}

}  // namespace

std::optional<GroundImage> raster_image(const RasterSpec& raster, const Projection& projection,
                                        const Viewport& viewport, double pixels_per_inch, Diagnostics& diagnostics) {
  Result<PixelGrid> pixels = read_picture(raster.file, projection, grid_of(viewport, pixels_per_inch));
  append(diagnostics, std::move(pixels.diagnostics));
  if (!pixels) return std::nullopt;
  for (std::size_t i = 3; i < pixels->rgba.size(); i += 4) pixels->rgba[i] = scaled(pixels->rgba[i], raster.opacity);
  return image_of(std::move(*pixels), viewport);
}

std::optional<GroundImage> relief_image(const ReliefSpec& relief, const Projection& projection,
                                        const Viewport& viewport, const FeatureSet<PagePoint>& land,
                                        double pixels_per_inch, Diagnostics& diagnostics) {
  const PlaneGrid grid = grid_of(viewport, std::min(pixels_per_inch, kReliefPixelsPerInch));
  Result<HeightGrid> heights = read_heights(relief.dem, projection, grid);
  append(diagnostics, std::move(heights.diagnostics));
  if (!heights || heights->covered == 0) return std::nullopt;
  if (land.points.empty())
    for (float& h : heights->heights_m)
      if (h <= 0) h = NAN;
  const double cells_per_pt = grid.width / viewport.page().width_pt();
  PixelGrid pixels = shade_relief(*heights, options_of(relief, ground_m_per_pt(projection, viewport), cells_per_pt));
  if (!land.points.empty()) {
    const std::vector<std::uint8_t> mask = land_mask(land, viewport.page(), grid.width, grid.height);
    for (std::size_t i = 0; i < mask.size(); ++i)
      pixels.rgba[i * 4 + 3] = scaled(pixels.rgba[i * 4 + 3], mask[i] / 255.0);
  }
  return image_of(std::move(pixels), viewport);
}

}  // namespace dateline

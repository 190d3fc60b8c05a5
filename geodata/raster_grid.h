// Rasters laid onto the plane of a map: plain values between the reader (geodata/gdal_raster.h), the shading
// (geodata/relief.h) and the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geodata/coordinates.h"

namespace dateline {

/// A box of a projection's plane in `width` times `height` cells (> 0); the first row is at the box's top.
struct PlaneGrid {
  PlaneBox box;
  int width = 0;
  int height = 0;

  std::size_t cells() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

/// Heights in metres above the sea at the cells' centres, row by row from the top; NaN where they are not known.
struct HeightGrid {
  int width = 0;
  int height = 0;
  std::vector<float> heights_m;
  /// Part of the map that the raster spans, 0 to 1; in it there may still be cells without a height.
  double covered = 0;
};

/// Pixels, four bytes each (red, green, blue, opacity; sRGB, not premultiplied), row by row from the top.
struct PixelGrid {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
  double covered = 0;  ///< as for heights
};

/// Red, green, blue, opacity as in PixelGrid.
using Rgba = std::array<std::uint8_t, 4>;

}  // namespace dateline

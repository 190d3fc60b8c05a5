// Where the cells of a map lie in a raster, and the values there.
//
//   const RasterWarp warp(source, projection, grid);
//   if (warp.covered() > 0) {
//     const auto values = source.read(1, warp.window(), warp.read_width(), warp.read_height(), Resampling::kAverage);
//     std::vector<float> cells = warp.sample(*values, RasterWarp::Kernel::kBilinear);
//   }
//
// Positions are exact at every sixteenth cell and in between interpolated where that is true to a seventh of a cell, as
// GDAL's approximating transformer does; where it is not (at the seams of projections) each cell is projected by
// itself. A plain value once made; thread-safe.
#pragma once

#include <vector>

#include "geodata/gdal_raster_source.h"
#include "geodata/projection.h"
#include "geodata/raster_grid.h"

namespace dateline {

class RasterWarp {
 public:
  enum class Kernel {
    kBilinear,
    kSpline,  ///< cubic B-spline: twice differentiable, a little soft
  };

  RasterWarp(const RasterSource& source, const Projection& projection, const PlaneGrid& grid);

  /// Part of the map's cells that lie within the raster, 0 to 1.
  double covered() const { return covered_; }
  /// What to read of the raster, and as how many values.
  const RasterWindow& window() const { return window_; }
  int read_width() const { return read_width_; }
  int read_height() const { return read_height_; }
  /// True if the raster is coarser than the map's cells.
  bool magnifies() const { return magnifies_; }

  /// The value at each cell from those of the window; NaN where most of what surrounds it is NaN, and outside.
  std::vector<float> sample(const std::vector<float>& values, Kernel kernel) const;

 private:
  struct Position {
    float x;
    float y;
  };

  PlaneGrid grid_;
  RasterWindow window_;
  int read_width_ = 0;
  int read_height_ = 0;
  bool magnifies_ = false;
  double covered_ = 0;
  std::vector<Position> positions_;  ///< of each cell among the values read
};

}  // namespace dateline

// An open raster file: where its pixels lie on Earth, and windows of their values.
//
// Untrusted: only drivers that read plain files of pixels are tried (geodata/gdal_library.h), side files with metadata
// (.aux.xml) are not read, nothing is fetched from the network, and what would take more memory or time than a map is
// worth is refused. What GDAL has to say becomes diagnostics; nothing is printed. One object for one thread.
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geodata/coordinates.h"
#include "geodata/raster_grid.h"
#include "geodata/result.h"

namespace dateline {

/// What a pixel holds where a raster says nothing.
inline constexpr float no_value = std::numeric_limits<float>::quiet_NaN();

/// A position in a raster: x to the right, y down, in pixels from the outer corner of the first one.
struct RasterPoint {
  double x = 0;
  double y = 0;
};

/// A part of a raster, in whole pixels; `right` and `bottom` are exclusive. In a raster of longitudes it may reach
/// beyond the columns there are: column x is then also column x + turn().
struct RasterWindow {
  long long left = 0;
  long long top = 0;
  long long right = 0;
  long long bottom = 0;

  long long width() const { return right - left; }
  long long height() const { return bottom - top; }
};

enum class Resampling { kNearest, kAverage };

/// What the bands of a raster mean; bands count from 1, 0 is none.
struct RasterBands {
  int red = 1;
  int green = 1;
  int blue = 1;
  int alpha = 0;
  std::vector<Rgba> palette;  ///< of band `red`, if it has one
  bool bytes = true;          ///< 0 to 255, as pictures are; else measured values
};

class RasterSource {
 public:
  /// Throws Error when there is no regular file of that name; fails with diagnostics when it is no raster of a known
  /// form, has no bands, or does not say where on Earth it lies.
  static Result<RasterSource> open(const std::string& path);

  RasterSource(RasterSource&&) noexcept;
  RasterSource& operator=(RasterSource&&) noexcept;
  ~RasterSource();

  const std::string& path() const;
  int width() const;
  int height() const;
  /// Pixels to a full turn of longitude; 0 for a raster in a map projection.
  double turn() const;
  RasterBands bands() const;
  /// Metres that a height of 1 stands for, and what is to be added after: from the band's unit, scale and offset.
  std::pair<double, double> height_scale() const;

  /// Where places lie in the raster, also beyond its edges; not finite where its system has no such place. Longitudes
  /// are counted eastward from `west_deg`, so that neighbours stay neighbours.
  std::vector<RasterPoint> positions(std::span<const LonLat> places, double west_deg) const;

  /// A window of a band as `width` x `height` cells, through overviews where there are some; NaN for no data and for
  /// what lies beyond the raster. Fails when the file is damaged or when too much would have to be read.
  Result<std::vector<float>> read(int band, const RasterWindow& window, int width, int height,
                                  Resampling resampling) const;

 private:
  struct State;
  explicit RasterSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline

// Shaded relief and colours by height, as pixels to be laid over the land's own colour.
//
//   HeightGrid heights = ...;                                // read_heights (geodata/gdal_raster.h)
//   ReliefOptions options;
//   options.metres_per_cell = 132;
//   options.exaggeration = automatic_exaggeration(132);
//   PixelGrid relief = shade_relief(heights, options);
//
// Level ground comes out fully see-through; slopes that turn away from the light as a dark ink, those that face it as a
// light one, each the more opaque the more they turn. So land keeps its colour, and no canvas needs to know about
// blending. With tints, the ground has their colour below the shade.
//
// How it is made:
//   * Heights are smoothed to what the map's scale can show, and a part of a much smoother surface is mixed in where
//   the
//     scale is small, so that ranges hold together ("resolution bumping", after T. Patterson).
//   * The gradient is that of B. K. P. Horn, "Hill shading and the reflectance map", Proceedings of the IEEE 69 (1),
//   1981.
//   * Half of the light comes from one side, the other half from four sides an eighth of a turn apart, each weighted by
//   the
//     square of the sine of its angle to the slope: R. K. Mark, "A multidirectional, oblique-weighted, shaded-relief
//     image of the Island of Hawaii", USGS Open-File Report 92-422, 1992. Ridges along the main light do not vanish.
//   * Lowlands are shaded more softly than summits, the aerial perspective of E. Imhof, "Kartographische
//     Geländedarstellung", 1965.
//
// Pure functions, the same bytes for the same heights; thread-safe. No GDAL.
#pragma once

#include <vector>

#include "geodata/raster_grid.h"

namespace dateline {

struct TintStop {
  double height_m = 0;
  Rgba color{};
};

struct ReliefOptions {
  /// Ground metres from cell to cell, > 0.
  double metres_per_cell = 100;
  bool multidirectional = true;
  /// Where the (main) light comes from, clockwise from up on the map, and how high it stands.
  double azimuth_deg = 315;
  double altitude_deg = 45;
  /// Heights are multiplied by it for the shade.
  double exaggeration = 1;
  /// Opacity of the darkest shade that is possible, 0 to 1.
  double strength = 0.45;
  /// How much less the shade of the map's lowest ground is than that of its highest, 0 to 1.
  double haze = 0.25;
  /// Standard deviation of the smoothing, in cells; 0 for none.
  double smooth_cells = 1;
  /// Share of the surface smoothed `bump_cells` wide, 0 to 1.
  double bump = 0;
  double bump_cells = 8;
  Rgba shade{0x2E, 0x2A, 0x3A, 255};
  Rgba light{0xFF, 0xFB, 0xEC, 255};
  std::vector<TintStop> tints;  ///< ascending; colours between are mixed, beyond the ends they stay
};

/// How much slopes must be exaggerated to be seen on a map whose cells are so many ground metres wide: 1 + 0.024
/// m^0.664, the "adjusted" scaling that Esri documents for its hillshade function; for cells of 1/96 inch that is 1.6
/// at 1:500 000, 3.8 at 1:5 000 000 and 14 at 1:50 000 000.
double automatic_exaggeration(double metres_per_cell);

/// Pixels for cells; see-through where the height is not known. `covered` is that of the heights.
PixelGrid shade_relief(const HeightGrid& heights, const ReliefOptions& options);

}  // namespace dateline

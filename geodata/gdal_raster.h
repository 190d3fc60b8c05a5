// Brings a raster file onto the plane of a map: an elevation model as heights, a picture as pixels.
//
//   Result<HeightGrid> heights = read_heights("dem.tif", projection, {viewport.plane(), 1600, 1200});
//   Result<PixelGrid> picture = read_picture("scan.tif", projection, {viewport.plane(), 1600, 1200});
//
// GeoTIFF (also cloud-optimised), PNG and JPEG with a world file, ASCII grids, SRTM tiles (.hgt), ENVI and EHdr; from
// local files only. Longitudes may count from -180, from 0 or from anywhere: maps across the 180th meridian come out
// whole. The cost is that of the map, not of the file: a window is read through the file's overviews at about twice the
// grid's resolution, then taken up cell by cell, each cell's place exact to about a seventh of a cell.
//
// Throws Error when there is no such file. Fails with diagnostics that name the file when it is no raster, does not say
// where it lies, is damaged, or would have to be read as a whole though it is huge. Warns when it does not cover the
// map; `covered` is then below 1. Free of state; thread safety is that of Projection.
#pragma once

#include <string>

#include "geodata/projection.h"
#include "geodata/raster_grid.h"
#include "geodata/result.h"

namespace dateline {

/// Heights from the file's first band, in metres; values that no place on Earth has are no data. Where the grid is
/// finer than the file, heights are drawn out into a smooth surface (cubic B-spline), so that its shade has no facets.
Result<HeightGrid> read_heights(const std::string& path, const Projection& projection, const PlaneGrid& grid);

/// A picture from one band (grey or a palette), two (with opacity), three or four. Of more bands those that say that
/// they are red, green and blue are taken, else the first three. Values of more than eight bits are stretched so that
/// the darkest and the lightest hundredth of what is seen become black and white, all bands alike. No data is
/// see-through.
Result<PixelGrid> read_picture(const std::string& path, const Projection& projection, const PlaneGrid& grid);

}  // namespace dateline

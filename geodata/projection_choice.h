// Which map projection suits an extent: the rules, without the mathematics.
//
// After J. P. Snyder's selection guideline (Map Projections: A Working Manual, USGS Professional Paper 1395, 1987) as
// automated by B. Šavrič, B. Jenny and H. Jenny, "Projection Wizard - An Online Map Projection Selection Tool", The
// Cartographic Journal 53(2), 2016, for equal-area maps; by S = 720 / (width in degrees x (sin north - sin south)),
// which is how many times the extent fits on the globe, doubled:
//
//   S < 1.5, or wider than 200 degrees   world        Equal Earth
//   S < 6                                hemisphere   Lambert azimuthal
//   larger S, more than 15 degrees high or wide:
//     centre poleward of 70 degrees      polar region Lambert azimuthal, at the pole
//     wide (sides 1.25 : 1 or more)      Albers conic, standard parallels 1/6 from the edges; within 15 degrees of the
//                                        equator a cylindrical equal-area projection, true at half the latitude
//     tall (0.8 : 1 or less)             transverse Mercator up to 12 degrees wide, else as square
//     square                             Lambert azimuthal, at the centre
//   up to 15 degrees                     Lambert azimuthal, at the centre: lengths and angles are off by 0.5 % at most
//
// One departure from the paper: tall extents get the transverse Mercator, as PROJ has no transverse equal-area cylinder
// of the ellipsoid; over 12 degrees of longitude its areas are off by 1.1 % at most.
#pragma once

#include <optional>
#include <string>

#include "geodata/coordinates.h"

namespace dateline {

struct ProjectionChoice {
  std::string definition;  ///< a PROJ string without datum shifts or grids
  std::string why;         ///< one sentence for `dateline explain`, without a full stop
};

/// The choice for `extent` (south <= north, latitudes within -90..90; west > east spans the 180th meridian). Centres
/// are rounded to 0.1 degree, extents under two degrees to 0.01, so that small changes of data keep the projection.
ProjectionChoice choose_projection(const LonLatBox& extent);

/// "Lambert azimuthal equal-area, centred on 42.9° N 75.1° E" for the projections that dateline knows by name, "PROJ
/// gnom" for others, from a PROJ string.
std::string projection_name(const std::string& definition);

/// The longitude at which a projection has its axis, in degrees from -180 to 180, from its PROJ string (lon_0, lonc or
/// zone); 0 when none is said. A map of the world is cut opposite to it.
double central_meridian_deg(const std::string& definition);

/// Of an azimuthal projection that shows the whole Earth (laea, aeqd, stere): the place opposite to its centre, which
/// is not a point of the plane but all of its rim. Nothing for other projections.
std::optional<LonLat> antipode(const std::string& definition);

}  // namespace dateline

// A map's projection as the files of other programs name it: world files, georeferenced PDF.
//
//   const ProjectionSystem system = projection_system(projection.description(), places);
//   system.esri_wkt;                                       // PROJCS["Lambert azimuthal equal-area",GEOGCS[...
//   system.degrees[0];                                     // where places[0] is
//
// Environment failures (no database of PROJ) throw Error. PROJ's database, which takes 10 ms to open, is asked only
// about projections that are given by their code or not on the ellipsoid of WGS 84. Each call is on its own: safe in
// any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geodata/coordinates.h"

namespace dateline {

struct ProjectionSystem {
  /// Well-known text in Esri's form, which every GIS reads; ASCII. Empty when the projection has none.
  std::string esri_wkt;
  /// That of GDAL, with the codes of authorities; Esri's where it has none.
  std::string wkt;
  int epsg = 0;                ///< 0 for those without a code
  double metres_per_unit = 1;  ///< its own unit may be feet
  /// Where the places asked for are on the datum that the projection itself is made on, not on WGS 84: what a file
  /// tells beside the projection. Longitudes within -180..180; not finite where the plane shows no place on Earth, or
  /// only by extrapolation.
  std::vector<LonLat> degrees;
};

/// `description` as of Projection::description, `places` in the plane in metres. Throws Error when PROJ does not know
/// or cannot invert it.
ProjectionSystem projection_system(const std::string& description, std::span<const PlanePoint> places = {});

}  // namespace dateline

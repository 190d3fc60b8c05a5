// A map's projection as the files of other programs name it: world files, georeferenced PDF.
//
//   const ProjectionSystem system = projection_system(projection.description());
//   system.esri_wkt;                                       // PROJCS["Lambert azimuthal equal-area",GEOGCS[...
//   degrees_on_own_datum(projection.description(), places);
//
// Environment failures (no database of PROJ) throw Error. Each call is on its own: safe in any thread.
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
};

/// `description` as of Projection::description. Throws Error when PROJ does not know it.
ProjectionSystem projection_system(const std::string& description);

/// Where points of the plane (in metres) are on the datum that the projection itself is made on, not on WGS 84: what a
/// file tells beside the projection. Longitudes within -180..180; not finite where the plane shows no place on Earth,
/// or only by extrapolation.
std::vector<LonLat> degrees_on_own_datum(const std::string& description, std::span<const PlanePoint> places);

}  // namespace dateline

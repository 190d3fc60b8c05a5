// What lies beside a PNG so that a GIS lays it where it belongs: a world file and the projection.
//
//   const WorldFile world = world_file(map.georeference, 96);
//   world.pgw;   // for map.pgw: six lines, the size of a pixel and the place of the first
//   world.prj;   // for map.prj, which ArcGIS and QGIS read
//   world.aux;   // for map.png.aux.xml, which GDAL reads, and by it QGIS
//
// The pixels are those of draw_png: squares from the top left corner of the page on. Lengths are in the projection's
// own unit, as in a GeoTIFF of the same map. Pure functions, safe in any thread.
#pragma once

#include <string>

#include "render/page_georeference.h"

namespace dateline {

/// The texts of the files; lines end with "\n".
struct WorldFile {
  std::string pgw;
  std::string prj;  ///< well-known text in Esri's form; ASCII
  std::string aux;  ///< GDAL's XML, with the well-known text of GDAL and the corner and size of the first pixel
};

/// Of a PNG with `pixels_per_inch`. Numbers have all digits that tell them from their neighbours, so nothing is
/// rounded. Throws Error when PROJ cannot work, or has no well-known text for the projection.
WorldFile world_file(const PageGeoreference& page, double pixels_per_inch);

/// Where the files belong beside a PNG: "a/map.pgw", "a/map.prj" and "a/map.png.aux.xml" of "a/map.png".
struct WorldFilePaths {
  std::string pgw, prj, aux;
};

WorldFilePaths world_file_paths(const std::string& png);

}  // namespace dateline

// Pictures of a map's plane as GeoTIFF, which other programs lay where they belong.
//
//   GeoTiffImage image;
//   image.width_px = 1200, image.height_px = 900, image.pixels = words;
//   image.projection = projection.description();
//   image.top_left = viewport.to_plane(PagePoint{0, 0}), image.metres_per_px = 120;
//   const std::string bytes = write_geotiff(image);
//
// 8 bits RGB in tiles, packed without loss. Nothing of the clock or of the machine is in the file: the same image gives
// the same bytes, with the same version of GDAL.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "geodata/coordinates.h"

namespace dateline {

/// An opaque picture and its place in the plane of a projection. Rows are parallel to the plane's x axis, the first is
/// the northernmost; pixels are squares.
struct GeoTiffImage {
  int width_px = 0;
  int height_px = 0;
  std::span<const std::uint32_t> pixels;  ///< width * height words 0xXXRRGGBB, rows from the top; borrowed
  std::string projection;                 ///< as of Projection::description
  PlanePoint top_left;                    ///< the outer corner of the first pixel
  double metres_per_px = 1;               ///< in the plane; > 0

  double pixels_per_inch = 96;  ///< on paper
  std::string title;            ///< the tag DocumentName; not written when empty
  std::string description;      ///< the tag ImageDescription
  std::string software;
};

/// The bytes of the file. The file holds the projection in the projection's own unit, feet for instance. Throws Error,
/// with what GDAL says, when GDAL cannot write it and when GeoTIFF has no form for the projection; those that the
/// program chooses itself all have one. Thread-safe.
std::string write_geotiff(const GeoTiffImage& image);

}  // namespace dateline

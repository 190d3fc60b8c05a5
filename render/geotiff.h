// A map as GeoTIFF: the pixels of the PNG, with their place on Earth (geodata/gdal_geotiff.h).
#pragma once

#include <string>

#include "render/drawing.h"
#include "render/frame_image.h"
#include "render/page_georeference.h"

namespace dateline {

struct GeoTiffDetails {
  double pixels_per_inch = 96;  ///< of `pixels`, by which they are placed
  std::string title;
  std::string description;  ///< paragraphs between line ends
};

/// The bytes of a file with the pixels of a page from its top left corner on. Throws Error when GDAL cannot write it,
/// or when GeoTIFF has no form for the projection. Safe in any thread.
std::string encode_geotiff(const FrameImage& pixels, const PageGeoreference& place, const GeoTiffDetails& details);

/// The Drawing, with its title and description.
std::string draw_geotiff(const Drawing& drawing, const PageGeoreference& place, double pixels_per_inch = 96);

}  // namespace dateline

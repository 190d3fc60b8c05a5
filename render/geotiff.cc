#include "render/geotiff.h"

#include "geodata/gdal_geotiff.h"
#include "geodata/inert_text.h"
#include "render/canvas.h"

namespace dateline {

std::string encode_geotiff(const FrameImage& pixels, const PageGeoreference& place, const GeoTiffDetails& details) {
  GeoTiffImage image;
  image.width_px = pixels.width_px;
  image.height_px = pixels.height_px;
  image.pixels = pixels.pixels;
  image.projection = place.projection;
  image.top_left = place.top_left;
  image.metres_per_px = place.metres_per_pt * 72 / details.pixels_per_inch;
  image.pixels_per_inch = details.pixels_per_inch;
  image.title = inert_text(details.title);
  image.description = inert_paragraphs(details.description);
  image.software = "dateline";
  return write_geotiff(image);
}

std::string draw_geotiff(const Drawing& drawing, const PageGeoreference& place, double pixels_per_inch) {
  return encode_geotiff(draw_pixels(drawing, pixels_per_inch), place,
                        {pixels_per_inch, drawing.title, drawing.description});
}

}  // namespace dateline

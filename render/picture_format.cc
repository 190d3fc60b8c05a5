#include "render/picture_format.h"

#include <algorithm>
#include <filesystem>

#include "geodata/ascii.h"
#include "render/canvas.h"
#include "render/geotiff.h"

namespace dateline {

std::string lower_ending(const std::string& path) {
  const std::string ending = ascii_lower(std::filesystem::path(path).extension().string());
  return ending;
}

std::optional<PictureFormat> picture_format_of(const std::string& path) {
  const std::string ending = lower_ending(path);
  if (ending == ".png") return PictureFormat::kPng;
  if (ending == ".svg") return PictureFormat::kSvg;
  if (ending == ".pdf") return PictureFormat::kPdf;
  if (ending == ".tif" || ending == ".tiff") return PictureFormat::kTif;
  return std::nullopt;
}

std::string draw_picture(const RenderedMap& map, PictureFormat format, const PictureOptions& options) {
  const Drawing& drawing = map.drawing;
  switch (format) {
    case PictureFormat::kPng: return draw_png(drawing, {.pixels_per_inch = options.pixels_per_inch});
    case PictureFormat::kSvg: return draw_svg(drawing, {.text_as_outlines = options.text_as_outlines});
    case PictureFormat::kPdf:
      return draw_pdf(drawing, {.creation_time = options.creation_time, .place = map.georeference});
    case PictureFormat::kTif: return draw_geotiff(drawing, map.georeference, options.pixels_per_inch);
  }
  return {};
}

}  // namespace dateline

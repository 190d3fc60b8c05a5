// A rendered map as a file of any of the forms it can have.
//
//   const std::string bytes = draw_picture(map, PictureFormat::kSvg);
#pragma once

#include <optional>
#include <string>

#include "render/render_map.h"

namespace dateline {

enum class PictureFormat { kPng, kSvg, kPdf, kTif };

/// By the ending of a file's name, without regard to case: .png, .svg, .pdf, .tif, .tiff. Nothing for others.
std::optional<PictureFormat> picture_format_of(const std::string& path);

/// ".png" of "a.PNG"; empty without one.
std::string lower_ending(const std::string& path);

struct PictureOptions {
  double pixels_per_inch = 96;    ///< of PNG and GeoTIFF, 24 to 1200
  bool text_as_outlines = false;  ///< in SVG
  long long creation_time = 0;    ///< written into a PDF, seconds since 1970 UTC
};

/// The bytes of the file. Throws Error when a library that the form needs is missing. Safe in any thread.
std::string draw_picture(const RenderedMap& map, PictureFormat format, const PictureOptions& options = {});

}  // namespace dateline

// Pixels to PNG, quickly and always to the same bytes.
//
// One filter serves the whole picture, chosen by trial on a small sample (see png_encoder.cc); the rows are compressed
// in one piece by libdeflate, which is several times faster than zlib at the same size. A pure function, safe in any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace dateline {

/// Pixels in rows from the top, red first, eight bits a channel, not premultiplied. Borrowed for the call.
struct PngPixels {
  int width_px = 0;
  int height_px = 0;
  int channels = 3;                     ///< 3 for RGB, 4 for RGBA
  std::span<const std::uint8_t> bytes;  ///< width * height * channels, no padding
};

struct PngDetails {
  double pixels_per_inch = 0;  ///< 0: not written
  std::string title;           ///< UTF-8; empty: not written
  std::string description;
  std::string lang;     ///< of the two, BCP 47
  int compression = 3;  ///< of libdeflate, 1 to 12
  std::string software;
};

/// The bytes of a PNG file, marked as sRGB. Texts are iTXt chunks: "Title", "Description", "Software".
std::string encode_png(const PngPixels& pixels, const PngDetails& details);

}  // namespace dateline

// Frames that were drawn before, from folders where anybody may have written.
#include "fuzz/fuzz.h"
#include "geodata/error.h"
#include "render/cairo_png_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const TemporaryFile file(bytes, ".png");
  FrameImage image;
  try {
    read_png(file.path(), image);
  } catch (const Error&) {  // no PNG
    return;
  }
  require(image.pixels.size() == static_cast<std::size_t>(image.width_px) * static_cast<std::size_t>(image.height_px),
          "as many pixels as the picture has");
}

}  // namespace dateline::fuzz

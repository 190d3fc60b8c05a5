// Reading animated PNG back, to compare what a viewer would show with what was put in.
#pragma once

#include <string_view>
#include <vector>

#include "render/frame_image.h"

namespace dateline::testing {

struct DecodedFrame {
  FrameImage shown;  ///< the whole canvas; black where nothing was drawn
  PixelBox box;      ///< of what was stored
  double seconds = 0;
  bool opaque = true;  ///< false if some of the canvas can be seen through
};

struct DecodedApng {
  int width_px = 0;
  int height_px = 0;
  int plays = 0;
  std::vector<DecodedFrame> frames;
};

/// Composes all frames after the rules of the specification. Pixels are decoded by libpng (through Cairo), one picture
/// a frame. Throws std::runtime_error for whatever a strict reader would refuse: wrong order, count, sequence numbers,
/// check sums, boxes outside the canvas, a first frame that does not fill it.
DecodedApng read_apng(std::string_view bytes);

}  // namespace dateline::testing

// The pixels of a frame.
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

/// Rows from the top without padding, each pixel 0xffRRGGBB in the machine's byte order, as Cairo has it; opaque, the
/// top byte is of no meaning.
struct FrameImage {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint32_t> pixels;
};

}  // namespace dateline

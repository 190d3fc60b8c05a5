// Small pictures laid over frames.
#pragma once

#include <cstdint>
#include <vector>

#include "render/frame_image.h"

namespace dateline {

/// Pixels with their top left corner at a place of the frame: premultiplied 0xAARRGGBB in the machine's byte order.
struct Sprite {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;
};

inline PixelBox intersection(PixelBox a, PixelBox b) {
  return {a.left > b.left ? a.left : b.left, a.top > b.top ? a.top : b.top, a.right < b.right ? a.right : b.right,
          a.bottom < b.bottom ? a.bottom : b.bottom};
}

/// `over` on an opaque pixel, rounded to nearest in each channel.
inline std::uint32_t blended(std::uint32_t over, std::uint32_t below) {
  const std::uint32_t clear = 255 - (over >> 24);
  if (clear == 0) return over;
  const auto scaled = [clear](std::uint32_t two) {
    const std::uint32_t t = two * clear + 0x00800080;
    return ((t + ((t >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
  };
  const std::uint32_t rb = scaled(below & 0x00ff00ff), g = scaled((below >> 8) & 0x000000ff);
  return (over + (rb | g << 8)) | 0xff000000;
}

/// Lays the sprite over rows of `row_px` opaque pixels, within `clip`, which lies within the rows.
inline void blend(const Sprite& sprite, int left, int top, PixelBox clip, std::uint32_t* pixels, int row_px) {
  const PixelBox at = intersection({left, top, left + sprite.width, top + sprite.height}, clip);
  for (int y = at.top; y < at.bottom; ++y) {
    const std::uint32_t* from = sprite.pixels.data() + static_cast<std::ptrdiff_t>(y - top) * sprite.width - left;
    std::uint32_t* to = pixels + static_cast<std::ptrdiff_t>(y) * row_px;
    for (int x = at.left; x < at.right; ++x)
      if (from[x] != 0) to[x] = blended(from[x], to[x]);
  }
}

}  // namespace dateline

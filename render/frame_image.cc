#include "render/frame_image.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace dateline {
namespace {

bool rows_differ(const std::uint32_t* a, const std::uint32_t* b, std::size_t count) {
  if (std::memcmp(a, b, count * sizeof *a) == 0) return false;
  // They may differ in the bytes that do not count.
  std::uint32_t difference = 0;
  for (std::size_t i = 0; i < count; ++i) difference |= a[i] ^ b[i];
  return opaque_bits(difference) != 0;
}

}  // namespace

PixelBox whole(const FrameImage& image) { return {0, 0, image.width_px, image.height_px}; }

PixelBox changed_box(const FrameImage& a, const FrameImage& b) {
  assert(a.width_px == b.width_px && a.height_px == b.height_px && a.pixels.size() == b.pixels.size());
  const auto width = static_cast<std::size_t>(a.width_px);
  const auto differs = [&](int y) { return rows_differ(a.row(y), b.row(y), width); };
  PixelBox box{a.width_px, 0, 0, a.height_px};
  while (box.top < box.bottom && !differs(box.top)) ++box.top;
  if (box.top == box.bottom) return {};
  while (!differs(box.bottom - 1)) --box.bottom;
  for (int y = box.top; y < box.bottom; ++y) {
    const std::uint32_t *first = a.row(y), *second = b.row(y);
    const auto unequal = [&](int x) { return opaque_bits(first[x] ^ second[x]) != 0; };
    int left = 0;
    while (left < box.left && !unequal(left)) ++left;
    box.left = std::min(box.left, left);
    int right = a.width_px;
    while (right > box.right && !unequal(right - 1)) --right;
    box.right = std::max(box.right, right);
  }
  return box;
}

}  // namespace dateline

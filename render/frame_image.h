// The pixels of one frame of a run, as a painter leaves them and as the encoders take them.
//
// Example:
//   FrameImage before = paint(day), after = paint(next_day);
//   const PixelBox changed = changed_box(before, after);  // all that an animation needs to store
//
// Coordinates are pixels, x to the right and y down from the top left corner. Values only; safe in any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

/// An opaque picture.
struct FrameImage {
  int width_px = 0;
  int height_px = 0;
  /// width * height pixels in rows from the top, no padding. Each is 0xXXRRGGBB in the order of the machine, as in
  /// Cairo's CAIRO_FORMAT_RGB24; the top byte may be anything and is ignored everywhere.
  std::vector<std::uint32_t> pixels;

  const std::uint32_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px);
  }
};

/// The part of a pixel that counts: 0x00RRGGBB.
constexpr std::uint32_t opaque_bits(std::uint32_t pixel) { return pixel & 0xFFFFFF; }

/// A rectangle of pixels, half open: `right` and `bottom` are the first column and row outside it.
struct PixelBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  int width_px() const { return right - left; }
  int height_px() const { return bottom - top; }
  bool empty() const { return right <= left || bottom <= top; }
  /// Number of pixels in it; 0 when empty.
  std::size_t area() const {
    return empty() ? 0 : static_cast<std::size_t>(width_px()) * static_cast<std::size_t>(height_px());
  }
  bool operator==(const PixelBox&) const = default;
};

/// All of an image.
PixelBox whole(const FrameImage& image);

/// The least box that holds every pixel in which two images of one size differ; empty (all zeros) when they are equal.
/// Costs one pass over the rows that are equal and over the others up to the first difference from either side.
PixelBox changed_box(const FrameImage& a, const FrameImage& b);

}  // namespace dateline

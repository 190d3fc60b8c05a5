// Which colours pictures use, and in how many pixels each.
//
// Example: does one palette serve a whole run, and if not, which colour is free to stand for "transparent"?
//   ColorCounts counts;
//   for (const FrameImage& frame : frames) counts.add(frame);
//   if (counts.size() <= 256) ...
//   else options.unused_color = counts.unused_color();
//
// Colours are 0xRRGGBB; the top byte of pixels is ignored. A hash table with open addressing: 12 to 48 bytes a colour.
// Not safe to change in several threads; counts of parts can be merged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "render/frame_image.h"

namespace dateline {

struct CountedColor {
  std::uint32_t rgb = 0;  ///< 0xRRGGBB
  std::uint64_t pixels = 0;

  bool operator==(const CountedColor&) const = default;
};

class ColorCounts {
 public:
  ColorCounts();

  /// Counts the pixels of a picture, or of a part of it that lies within it. About a nanosecond a pixel on maps.
  void add(const FrameImage& image);
  void add(const FrameImage& image, PixelBox part);
  void add(std::uint32_t rgb, std::uint64_t pixels);
  void merge(const ColorCounts& other);

  /// Number of distinct colours.
  std::size_t size() const { return size_; }
  bool contains(std::uint32_t rgb) const;
  /// All colours, the most frequent first, equally frequent ones by value: the same list however they were added.
  std::vector<CountedColor> by_frequency() const;
  /// A colour that was never seen, always the same for the same set; nothing if all 16 million were.
  std::optional<std::uint32_t> unused_color() const;

 private:
  std::size_t slot_of(std::uint32_t rgb) const;
  void grow();

  std::vector<std::uint32_t> keys_;  ///< colour + 1; 0 is a free slot
  std::vector<std::uint64_t> pixels_;
  std::size_t size_ = 0;
};

}  // namespace dateline

// Frames of at most 256 colours: palettes, and the palette's index for every pixel.
//
// Example: one palette for a run, chosen from some of its frames (render/palette_choice.h), then each frame in it
//   const FramePalette palette = choose_palette(counts);
//   PaletteIndexer indexer(palette);  // one a thread
//   std::vector<std::uint8_t> indices(frame.pixels.size());
//   indexer.index(frame, whole(frame), indices.data(), frame.width_px);
//
// A pixel gets the nearest colour in OKLab, without dithering: dither patterns would shimmer from frame to frame. The
// index of a colour depends on nothing but the palette. Colours are 0xRRGGBB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "render/frame_image.h"
#include "render/oklab.h"

namespace dateline {

/// 1 to 256 different colours. Never changes once made, so threads may share it.
class FramePalette {
 public:
  static constexpr std::size_t kMaxColors = 256;

  /// `exact` says that the pictures for which this is meant have no other colours.
  explicit FramePalette(std::vector<std::uint32_t> colors, bool exact);

  const std::vector<std::uint32_t>& colors() const { return colors_; }
  bool exact() const { return exact_; }
  /// Index of the nearest colour, the first of equally near ones. A tenth of a microsecond; see PaletteIndexer.
  std::uint8_t nearest(std::uint32_t rgb) const { return nearest(to_oklab(rgb)); }
  std::uint8_t nearest(Oklab color) const;

 private:
  struct Entry {
    Oklab color;
    std::uint8_t index = 0;
  };
  std::vector<std::uint32_t> colors_;
  std::vector<Entry> by_lightness_;  ///< for the search: what lies too far in lightness alone is not looked at
  bool exact_ = false;
};

/// Finds indices and remembers those it found. Not safe to share between threads; the palette must outlive it.
/// Takes 256 kB.
class PaletteIndexer {
 public:
  explicit PaletteIndexer(const FramePalette& palette);

  std::uint8_t index(std::uint32_t pixel);
  /// Writes the indices of the pixels in `box`, which must lie within the image: those of its first row from `out` on,
  /// each further row `stride` bytes after the one before.
  void index(const FrameImage& image, PixelBox box, std::uint8_t* out, std::size_t stride);

 private:
  const FramePalette* palette_;
  /// Colour and index of what was looked up last in each slot, as 0xRRGGBBII.
  std::vector<std::uint32_t> memo_;
};

/// A picture as indices, rows from the top without padding, into a palette.
struct IndexedImage {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> indices;
  std::vector<std::uint32_t> colors;  ///< 0xRRGGBB, in the order in which they first appear
};

/// Looks no further than the colour that is too many.
bool has_more_colors(const FrameImage& image, std::size_t colors);

/// The picture as it is, if it has at most `max_colors` colours (up to 256); nothing as soon as one more is met.
std::optional<IndexedImage> index_exactly(const FrameImage& image, std::size_t max_colors = FramePalette::kMaxColors);

/// How far a picture in a palette is from the original, as differences CIEDE2000; about 1 is the least one sees when
/// colours lie side by side.
struct PaletteLoss {
  double mean = 0;           ///< over all pixels
  double greatest = 0;       ///< of any pixel
  double changed_share = 0;  ///< of pixels that are not exact, 0 to 1
};
PaletteLoss palette_loss(const FrameImage& image, const FramePalette& palette);

}  // namespace dateline

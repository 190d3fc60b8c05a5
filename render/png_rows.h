// Rows of pixels made ready for compression: packed, filtered, each behind its filter byte.
//
// One filter serves the whole picture, chosen by trial on a sample. The usual guess, the least sum of differences row
// by row, is wrong for maps: flat areas and repeated letters pack better unfiltered, while smooth relief does not. Pure
// functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "render/frame_image.h"

namespace dateline {

/// Bytes in rows from the top, `channels` a pixel, no padding. Borrowed.
struct ByteRows {
  std::size_t width_px = 0;
  std::size_t height_px = 0;
  std::size_t channels = 3;
  std::span<const std::uint8_t> bytes;

  std::size_t row_bytes() const { return width_px * channels; }
};

/// The codes of the PNG specification, but for "average", which pays nowhere on maps.
enum class PngFilter : std::uint8_t { kNone = 0, kSub = 1, kUp = 2, kPaeth = 4 };

/// The filter that packs some bands of the picture best, a twentieth of it.
PngFilter choose_filter(const ByteRows& rows);

/// All rows filtered, in place of what `out` held.
void filter_rows(const ByteRows& rows, PngFilter filter, std::vector<std::uint8_t>& out);

/// Rows of indices with `bits` (1, 2, 4 or 8) each, unfiltered: noise of numbers is not made smaller by differences.
void pack_indices(const ByteRows& indices, int bits, std::vector<std::uint8_t>& out);

/// Rows of a frame as bytes red, green, blue, unfiltered, in place of what `out` held.
void pack_rgb(const FrameImage& image, std::vector<std::uint8_t>& out);

/// True if nearly every pixel of a sample of rows equals its left or upper neighbour: then nothing packs better than
/// the pixels themselves, and no trial of filters is needed. (Less than nearly all would not do: the rest may be
/// relief.)
bool nearly_flat(const FrameImage& image);

/// Writes `count` pixels as bytes red, green, blue.
void write_rgb(const std::uint32_t* pixels, std::size_t count, std::uint8_t* out);

}  // namespace dateline

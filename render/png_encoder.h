// Pixels to PNG, quickly and always to the same bytes.
//
// Example: frames of a run, each with a palette of its own if it can have one
//   PngEncoder encoder(details);  // one a thread
//   if (const auto indexed = index_exactly(frame)) bytes = encoder.encode({indexed->width_px, indexed->height_px,
//                                                                 indexed->indices, indexed->colors});
//   else bytes = encoder.encode(frame);
//
// One filter serves the whole picture, chosen by trial on a small sample (render/png_rows.h), none with a palette; the
// rows are compressed in one piece by libdeflate, which is several times faster than zlib at the same size, or at level
// 1 by our own writer, which is faster still on flat maps. All are marked as sRGB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/deflater.h"
#include "render/frame_image.h"
#include "render/png_chunks.h"
#include "render/png_rows.h"
#include "render/row_deflater.h"

namespace dateline {

/// Pixels in rows from the top, red first, eight bits a channel, not premultiplied. Borrowed for the call.
struct PngPixels {
  int width_px = 0;
  int height_px = 0;
  int channels = 3;                     ///< 3 for RGB, 4 for RGBA
  std::span<const std::uint8_t> bytes;  ///< width * height * channels, no padding
};

/// Pixels as indices, one a byte in rows from the top, into 1 to 256 colours 0xRRGGBB. Borrowed for the call. Written
/// with 1, 2, 4 or 8 bits a pixel, the least that serves that many colours.
struct PngPalettePixels {
  int width_px = 0;
  int height_px = 0;
  std::span<const std::uint8_t> indices;  ///< width * height, each less than the number of colours
  std::span<const std::uint32_t> colors;
};

/// Rows as a PNG holds them, each behind a zero, the filter byte of "none". Borrowed.
struct PngRows {
  int width_px = 0;
  int height_px = 0;
  int channels = 3;                       ///< 3 for RGB, 1 for a byte of index a pixel
  std::span<const std::uint8_t> bytes;    ///< height * (width * channels + 1)
  std::span<const std::uint32_t> colors;  ///< of indices: more than 16
};

/// Makes many files with the same details and keeps its working memory between them. What it made before does not
/// change the bytes. One thread at a time.
class PngEncoder {
 public:
  explicit PngEncoder(PngDetails details);

  /// The bytes of a PNG file.
  std::string encode(const PngPixels& pixels);
  /// Written as RGB, without alpha.
  std::string encode(const FrameImage& image);
  std::string encode(const PngPalettePixels& pixels);
  /// Packs the rows as they are, by the quick writer whatever the level: for flat pictures.
  std::string encode(const PngRows& rows);

 private:
  std::string finished(std::string head, const ByteRows* flat);

  PngDetails details_;
  Deflater deflater_;
  std::optional<RowDeflater> row_deflater_;  ///< at level 1
  std::vector<std::uint8_t> rgb_;            ///< of a frame
  std::vector<std::uint8_t> rows_;           ///< to be compressed
  std::string packed_;                       ///< compressed
};

/// One file alone. Safe in any thread.
std::string encode_png(const PngPixels& pixels, const PngDetails& details);
std::string encode_png(const FrameImage& image, const PngDetails& details);
std::string encode_png(const PngPalettePixels& pixels, const PngDetails& details);

}  // namespace dateline

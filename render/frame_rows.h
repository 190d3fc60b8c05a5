// Successive frames as the rows that their PNGs hold: only what a frame touched is made anew.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "render/frame_painter.h"
#include "render/frame_palette.h"
#include "render/png_encoder.h"

namespace dateline {

/// What all frames of a painter have in common, as rows: indices into a palette, or red, green and blue. Made once for
/// a run; safe to share.
struct StillRows {
  int width_px = 0;
  int height_px = 0;
  int channels = 3;  ///< 1 with a palette
  const FramePalette* palette = nullptr;
  std::vector<std::uint8_t> bytes;  ///< each row behind a zero, its filter
};

/// `palette` may be null and must outlive the rows; it has more than 16 colours, else a byte a pixel would be too much.
StillRows still_rows(const FramePainter& painter, const FramePalette* palette);

/// The rows of the frame that a brush painted last. For one thread.
class FrameRows {
 public:
  explicit FrameRows(const StillRows& still);

  /// `frame` is what `brush` has just painted; every frame it paints must be told, or `forget` called.
  PngRows update(const FrameImage& frame, const FramePainter::Brush& brush);
  void forget() { known_ = false; }

 private:
  void put(const FrameImage& frame, PixelBox box);

  const StillRows& still_;
  std::optional<PaletteIndexer> indexer_;
  std::vector<std::uint8_t> bytes_;
  bool known_ = false;  ///< `bytes_` are of the frame before
};

}  // namespace dateline

// An animated PNG, written frame by frame: lossless, with memory that does not grow with the number of frames.
//
// Example:
//   ApngOptions options{1280, 720, frames};
//   ApngEncoder encoder(options, [&](std::string_view bytes) { file.write(bytes); });
//   while (paint(frame)) encoder.add(frame, 800);
//   const auto patch = encoder.finish(2000);  // the last one stays 2 s longer
//
// What is stored of a frame is the least rectangle that changed. Each is tried in up to four ways, as far as counting
// the changed pixels leaves a doubt, and the smallest is kept: on top of the frame before or on what lay below that one
// (disposal "previous": yesterday's dots vanish for free), and as it is or with unchanged pixels transparent. Frames
// equal to the one before lengthen it instead.
//
// How pixels are written is decided for the whole file, by what the caller knows of the run:
//   - palette given: as its indices, the smallest by far. Lossless if the palette is exact for the run; else pixels get
//     its nearest colours.
//   - else a colour that no frame uses: RGB, that colour standing for "transparent";
//   - else RGBA.
// render/color_counts.h finds either. Format: APNG as in the PNG specification, third edition (W3C 2023). Browsers and
// ffmpeg play it; programs that do not know animations show the first frame.
//
// The same frames give the same bytes. One thread at a time. What the sink throws passes through; the encoder is of no
// use afterwards.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/deflater.h"
#include "render/frame_image.h"
#include "render/frame_palette.h"
#include "render/png_chunks.h"

namespace dateline {

struct ApngOptions {
  int width_px = 0;
  int height_px = 0;
  int frames = 0;  ///< announced at the start of the file; see `ApngEncoder::finish`
  int plays = 0;   ///< 0: for ever
  PngDetails details;
  std::optional<FramePalette> palette = std::nullopt;
  std::optional<std::uint32_t> unused_color = std::nullopt;  ///< 0xRRGGBB that no frame contains
  /// False when what is written cannot be changed later (a pipe). Then equal frames are stored as one pixel each, so
  /// that there are as many as were announced, and exactly that many must be added.
  bool can_patch = true;
};

/// Bytes to be put over what was written.
struct ApngPatch {
  std::uint64_t offset = 0;
  std::string bytes;
};

class ApngEncoder {
 public:
  using Sink = std::function<void(std::string_view)>;

  /// Writes the start of the file.
  ApngEncoder(ApngOptions options, Sink sink);

  /// The next frame, of the size announced, shown for `milliseconds` (1 or more; from 65.5 s on rounded to hundredths
  /// of a second, from eleven minutes to tenths, from 109 minutes to seconds, and 18 hours at most).
  void add(const FrameImage& frame, int milliseconds);

  /// Writes what is left; the last frame stays `hold_ms` longer. At least one frame must have been added. Gives the
  /// number of frames to be put in its place if it is not the one announced, because some were equal.
  std::optional<ApngPatch> finish(int hold_ms = 0);

 private:
  enum class Dispose : std::uint8_t { kNone = 0, kPrevious = 2 };
  enum class Blend : std::uint8_t { kSource = 0, kOver = 1 };
  struct Packed {
    PixelBox box;
    Blend blend = Blend::kSource;
    std::string data;   ///< zlib stream
    bool final = true;  ///< false if packed quickly, for comparison alone
  };
  /// What it takes to make a frame from something below it.
  struct Change {
    const FrameImage* below = nullptr;
    PixelBox box;
    std::size_t pixels = 0;
  };

  FrameImage values_of(const FrameImage& frame);
  bool has_transparent() const;
  PngColorType color_type() const;
  void write_head();
  std::string animation_control(int frames) const;
  void write_frame(Dispose dispose);
  std::vector<std::uint8_t> rows_of(const FrameImage& frame, PixelBox box, const FrameImage* below) const;
  Packed pack(const FrameImage& frame, PixelBox box, const FrameImage* below, Deflater& deflater);
  static Change change_of(const FrameImage& frame, const FrameImage& below);
  Packed tried(const FrameImage& frame, const Change& change, bool alone);
  Dispose pack_change(const FrameImage& frame, Packed& best);

  ApngOptions options_;
  Sink sink_;
  std::optional<PaletteIndexer> indexer_;
  Deflater trial_;
  Deflater deflater_;
  /// Pixels here are what is stored: colours, or indices with a palette.
  FrameImage shown_;        ///< the frame added last, not written yet: the next one decides its disposal
  FrameImage below_;        ///< what lay on the canvas before it
  bool has_below_ = false;  ///< false for the first frame, which covers everything
  Packed pending_;          ///< of `shown_`
  std::int64_t pending_ms_ = 0;
  int written_ = 0;
  std::uint32_t sequence_ = 0;
};

}  // namespace dateline

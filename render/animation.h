// Animations in one file: frames in, a finished file out.
//
// Example:
//   const auto writer = make_animation_writer(AnimationFormat::kMp4, "week.mp4", 1280, 720, frames, options);
//   while (paint(frame)) writer->add(frame);
//   writer->finish();
//
// APNG is written by ourselves (render/apng_encoder.h); the others by the program `ffmpeg`, found on the PATH and fed
// through a pipe (render/ffmpeg_animation.h). Memory does not grow with the number of frames in either.
// docs/animations.md says which format is for what.
//
// The same frames and options give the same bytes, with equal versions of the programs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/output_file.h"
#include "render/frame_image.h"
#include "render/frame_palette.h"

namespace dateline {

enum class AnimationFormat {
  kApng,  ///< .apng; lossless
  kGif,   ///< .gif; at most 256 colours a frame, times in hundredths of a second
  kWebp,  ///< .webp; lossless
  kMp4,   ///< .mp4; H.264, 4:2:0, an odd width or height padded by repeating the last column or row
  kWebm,  ///< .webm; VP9, 4:2:0
};

/// By the ending of a path, in any case: ".apng", ".gif", ".webp", ".mp4", ".webm"; nothing for others.
std::optional<AnimationFormat> animation_format_of(std::string_view path);

struct AnimationOptions {
  int milliseconds_per_frame = 800;  ///< 1 to 3,600,000
  int hold_ms = 2000;  ///< how much longer the last frame stays, 0 or more. Videos and WebP round it to whole frames.
  int loops = 0;       ///< how often the run is shown, 0 for ever. Videos cannot say it.
  std::string title;   ///< UTF-8; empty: not written. APNG, mp4 and webm.
  std::string description;
  std::string lang;            ///< of the two, BCP 47. APNG alone.
  double pixels_per_inch = 0;  ///< 0: not written. APNG alone.

  /// Colours for the whole run: makes APNG far smaller, and GIF steady from frame to frame. An exact palette loses
  /// nothing; with another, pixels get its nearest colours. Without, APNG is in full colour and GIF chooses anew for
  /// each frame. For GIF at most 255 are best: one is then left for "unchanged". Others than these two do not use it.
  std::optional<FramePalette> palette = std::nullopt;
  /// For APNG without palette: 0xRRGGBB that no frame contains (ColorCounts::unused_color), for smaller files.
  std::optional<std::uint32_t> unused_color = std::nullopt;
};

/// One file in the making. Nothing is at its path until it was committed; destroyed before that, it leaves
/// nothing. One thread at a time.
class AnimationWriter {
 public:
  virtual ~AnimationWriter() = default;
  AnimationWriter() = default;
  AnimationWriter(const AnimationWriter&) = delete;
  AnimationWriter& operator=(const AnimationWriter&) = delete;

  /// The next frame; all have the size announced. Throws Error when it cannot be written.
  virtual void add(const FrameImage& frame) = 0;
  /// Ends the file: all of it is written, and can be put in its place, alone or together with others. Once, after at
  /// least one frame. Throws Error as well.
  virtual OutputFile& complete() = 0;
  /// Completes the file and puts it in its place.
  void finish() { complete().commit(); }
};

/// `frame_count` is the number of frames that will be added; only an APNG to a pipe depends on it. Throws Error when
/// the file cannot be written or a program is missing, before any frame is painted.
std::unique_ptr<AnimationWriter> make_animation_writer(AnimationFormat format, const std::string& path, int width_px,
                                                       int height_px, int frame_count, const AnimationOptions& options);

}  // namespace dateline

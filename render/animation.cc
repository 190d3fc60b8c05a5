#include "render/animation.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "geodata/ascii.h"
#include "render/apng_encoder.h"
#include "render/ffmpeg_animation.h"

namespace dateline {
namespace {

constexpr std::array<std::pair<std::string_view, AnimationFormat>, 5> kEndings{{{".apng", AnimationFormat::kApng},
                                                                                {".gif", AnimationFormat::kGif},
                                                                                {".webp", AnimationFormat::kWebp},
                                                                                {".mp4", AnimationFormat::kMp4},
                                                                                {".webm", AnimationFormat::kWebm}}};

/// Of libdeflate. A step of a run is small, so that there is time for a good one.
constexpr int kCompression = 6;

class ApngAnimation : public AnimationWriter {
 public:
  ApngAnimation(const std::string& path, ApngOptions options, const AnimationOptions& timing)
      : file_(path),
        encoder_(with_patch(std::move(options), !file_.temporary_path().empty()),
                 [this](std::string_view bytes) { file_.write(bytes); }),
        duration_ms_(timing.milliseconds_per_frame),
        hold_ms_(timing.hold_ms) {}

  void add(const FrameImage& frame) override { encoder_.add(frame, duration_ms_); }

  OutputFile& complete() override {
    if (const auto patch = encoder_.finish(hold_ms_)) file_.overwrite(patch->offset, patch->bytes);
    return file_;
  }

 private:
  static ApngOptions with_patch(ApngOptions options, bool can_patch) {
    options.can_patch = can_patch;
    return options;
  }

  OutputFile file_;
  ApngEncoder encoder_;
  int duration_ms_;
  int hold_ms_;
};

}  // namespace

std::optional<AnimationFormat> animation_format_of(std::string_view path) {
  const std::string name = ascii_lower(path);
  for (const auto& [ending, format] : kEndings)
    if (name.ends_with(ending)) return format;
  return std::nullopt;
}

std::unique_ptr<AnimationWriter> make_animation_writer(AnimationFormat format, const std::string& path, int width_px,
                                                       int height_px, int frame_count,
                                                       const AnimationOptions& options) {
  assert(options.milliseconds_per_frame >= 1 && options.milliseconds_per_frame <= 3'600'000 && options.hold_ms >= 0);
  if (format != AnimationFormat::kApng) return make_ffmpeg_animation(format, path, width_px, height_px, options);
  ApngOptions apng;
  apng.width_px = width_px;
  apng.height_px = height_px;
  apng.frames = frame_count;
  apng.plays = options.loops;
  apng.details = {options.pixels_per_inch, options.title, options.description, options.lang, kCompression, "dateline"};
  apng.palette = options.palette;
  apng.unused_color = options.unused_color;
  return std::make_unique<ApngAnimation>(path, std::move(apng), options);
}

}  // namespace dateline

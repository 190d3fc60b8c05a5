#include "render/ffmpeg_animation.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <span>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/inert_text.h"
#include "geodata/output_file.h"
#include "render/child_program.h"

namespace dateline {
namespace {

using Words = std::vector<std::string>;

bool is_video(AnimationFormat format) { return format == AnimationFormat::kMp4 || format == AnimationFormat::kWebm; }

/// 4:2:0 has one colour for two by two pixels.
int padded(int length_px, AnimationFormat format) { return is_video(format) ? (length_px + 1) / 2 * 2 : length_px; }

/// GIF frames are indices when the palette is known.
bool is_indexed(AnimationFormat format, const AnimationOptions& options) {
  return format == AnimationFormat::kGif && options.palette.has_value();
}

std::string pixel_format(bool indexed) {
  return indexed ? "pal8" : std::endian::native == std::endian::little ? "bgr0" : "0rgb";
}

/// GIF counts repetitions after the first run, others runs.
Words gif_settings(const AnimationOptions& options) {
  Words words{"-c:v", "gif"};
  // Without a palette of ours each frame gets its own: one for all would need all frames in memory. Dithering would
  // shimmer.
  if (!options.palette)
    words.insert(words.end(), {"-filter_complex",
                               "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=none"});
  const int repetitions = options.loops == 0 ? 0 : options.loops == 1 ? -1 : options.loops - 1;
  const int last_cs = (options.milliseconds_per_frame + options.hold_ms + 5) / 10;
  words.insert(words.end(), {"-loop", std::to_string(repetitions), "-final_delay",
                             std::to_string(std::min(last_cs, 0xFFFF)), "-f", "gif"});
  return words;
}

Words webp_settings(const AnimationOptions& options) {
  return {"-c:v", "libwebp_anim", "-lossless", "1",     "-compression_level",          "4",  "-quality",
          "50",   "-pix_fmt",     "bgra",      "-loop", std::to_string(options.loops), "-f", "webp"};
}

/// What both videos share: from sRGB to the colours of television, said in the file, so that reds stay the same red.
Words video_settings(const AnimationOptions& options) {
  Words words{"-vf",
              "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p",
              "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
              // A key frame now and then: players can jump.
              "-g", "24"};
  if (!options.title.empty()) words.insert(words.end(), {"-metadata", "title=" + inert_text(options.title)});
  if (!options.description.empty())
    words.insert(words.end(), {"-metadata", "comment=" + inert_paragraphs(options.description)});
  return words;
}

/// The number of threads is fixed because it changes the bytes.
Words mp4_settings() {
  return {"-c:v", "libx264",  "-preset", "medium",    "-tune",      "animation", "-crf",
          "18",   "-threads", "4",       "-movflags", "+faststart", "-f",        "mp4"};
}

Words webm_settings() {
  return {"-c:v",    "libvpx-vp9", "-crf",          "24", "-b:v",     "0", "-deadline", "good", "-cpu-used", "3",
          "-row-mt", "0",          "-tile-columns", "1",  "-threads", "2", "-f",        "webm"};
}

Words settings_of(AnimationFormat format, const AnimationOptions& options) {
  switch (format) {
    case AnimationFormat::kGif: return gif_settings(options);
    case AnimationFormat::kWebp: return webp_settings(options);
    case AnimationFormat::kMp4: return mp4_settings();
    case AnimationFormat::kWebm: return webm_settings();
    case AnimationFormat::kApng: break;
  }
  assert(false && "APNG is written by ourselves");
  return {};
}

/// 256 colours 0xAARRGGBB, those after the palette's transparent.
std::vector<std::uint32_t> raw_palette(const FramePalette& palette) {
  std::vector<std::uint32_t> colors(FramePalette::kMaxColors, 0);
  std::transform(palette.colors().begin(), palette.colors().end(), colors.begin(),
                 [](std::uint32_t color) { return color | 0xFF000000; });
  return colors;
}

class FfmpegAnimation : public AnimationWriter {
 public:
  FfmpegAnimation(AnimationFormat format, const std::string& path, int width_px, int height_px,
                  const AnimationOptions& options)
      : format_(format),
        width_px_(width_px),
        height_px_(height_px),
        options_(options),
        file_(path),
        program_(ffmpeg_command(format, checked(file_, path), width_px, height_px, options), "ffmpeg") {
    if (is_indexed(format, options)) {
      indexer_.emplace(*options_.palette);
      palette_ = raw_palette(*options_.palette);
    }
  }

  void add(const FrameImage& frame) override {
    assert(frame.width_px == width_px_ && frame.height_px == height_px_ && frame.pixels.size() == whole(frame).area());
    if (indexer_) {
      take_indices(frame);
    } else {
      take_padded(frame);
    }
    program_.write(raw_);
  }

  OutputFile& complete() override {
    assert(!raw_.empty() && "no frame was added");
    if (format_ != AnimationFormat::kGif) {
      const int duration_ms = options_.milliseconds_per_frame;
      for (int i = 0; i < (options_.hold_ms + duration_ms / 2) / duration_ms; ++i) program_.write(raw_);
    }
    program_.finish();
    return file_;
  }

 private:
  static const std::string& checked(const OutputFile& file, const std::string& path) {
    if (file.temporary_path().empty())
      throw Error(fmt::format("cannot write {}: ffmpeg needs a regular file, not a pipe or device", path));
    return file.temporary_path();
  }

  void take_indices(const FrameImage& frame) {
    const std::size_t pixels = frame.pixels.size();
    raw_.resize(pixels + palette_.size() * 4);
    indexer_->index(frame, whole(frame), reinterpret_cast<std::uint8_t*>(raw_.data()),
                    static_cast<std::size_t>(frame.width_px));
    std::memcpy(raw_.data() + pixels, palette_.data(), palette_.size() * 4);
  }

  /// The last column and row are repeated as far as the format asks.
  void take_padded(const FrameImage& frame) {
    const int width = padded(width_px_, format_), height = padded(height_px_, format_);
    const std::size_t row_bytes = static_cast<std::size_t>(width) * 4;
    raw_.resize(row_bytes * static_cast<std::size_t>(height));
    std::byte* out = raw_.data();
    for (int y = 0; y < height; ++y, out += row_bytes) {
      const std::uint32_t* const row = frame.row(std::min(y, height_px_ - 1));
      std::memcpy(out, row, static_cast<std::size_t>(width_px_) * 4);
      if (width > width_px_) std::memcpy(out + row_bytes - 4, row + width_px_ - 1, 4);
    }
  }

  AnimationFormat format_;
  int width_px_;
  int height_px_;
  AnimationOptions options_;
  std::optional<PaletteIndexer> indexer_;
  std::vector<std::uint32_t> palette_;
  std::vector<std::byte> raw_;  ///< the last frame as it was sent
  OutputFile file_;
  ChildProgram program_;  ///< after the file: it ends before the temporary file is removed
};

}  // namespace

std::vector<std::string> ffmpeg_command(AnimationFormat format, const std::string& output, int width_px, int height_px,
                                        const AnimationOptions& options) {
  Words words{"ffmpeg",
              "-hide_banner",
              "-nostdin",
              "-loglevel",
              "error",
              "-f",
              "rawvideo",
              "-pixel_format",
              pixel_format(is_indexed(format, options)),
              "-video_size",
              fmt::format("{}x{}", padded(width_px, format), padded(height_px, format)),
              "-framerate",
              fmt::format("1000/{}", options.milliseconds_per_frame),
              "-i",
              "pipe:0",
              "-map_metadata",
              "-1",
              "-fflags",
              "+bitexact",
              "-flags:v",
              "+bitexact"};
  const auto append = [&](const Words& more) { words.insert(words.end(), more.begin(), more.end()); };
  if (is_video(format)) append(video_settings(options));
  append(settings_of(format, options));
  // "file:" keeps a colon in the name from meaning a protocol.
  append({"-y", "file:" + output});
  return words;
}

std::unique_ptr<AnimationWriter> make_ffmpeg_animation(AnimationFormat format, const std::string& path, int width_px,
                                                       int height_px, const AnimationOptions& options) {
  assert(width_px > 0 && height_px > 0 && options.milliseconds_per_frame > 0 && options.hold_ms >= 0);
  return std::make_unique<FfmpegAnimation>(format, path, width_px, height_px, options);
}

}  // namespace dateline

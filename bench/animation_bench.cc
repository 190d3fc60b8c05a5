// Whole animations: bytes and time a frame, beside the PNG files of the same frames.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/sample_frames.h"
#include "render/animation.h"
#include "render/palette_choice.h"
#include "render/png_encoder.h"

namespace dateline {
namespace {

using namespace sample;

struct Run {
  std::vector<FrameImage> frames;
  ColorCounts counts;
  double png_bytes = 0;  ///< of all frames, in full colour

  explicit Run(std::vector<FrameImage> given) : frames(std::move(given)) {
    for (const FrameImage& frame : frames) {
      counts.add(frame);
      png_bytes += static_cast<double>(encode_png(frame, {}).size());
    }
  }
};

const Run& run(bool month) {
  static const Run week{korday_week()}, busy{busy_month()};
  return month ? busy : week;
}

void write_run(benchmark::State& state, AnimationFormat format, const Run& run, const AnimationOptions& options) {
  const auto path = std::filesystem::temp_directory_path() / "dateline_animation_bench.bin";
  for (auto _ : state) {
    const auto writer =
        make_animation_writer(format, path, kWidth, kHeight, static_cast<int>(run.frames.size()), options);
    for (const FrameImage& frame : run.frames) writer->add(frame);
    writer->finish();
  }
  const auto frames = static_cast<double>(run.frames.size());
  const auto bytes = static_cast<double>(std::filesystem::file_size(path));
  state.counters["bytes"] = bytes;
  state.counters["of_pngs"] = bytes / run.png_bytes;
  state.counters["frames/s"] =
      benchmark::Counter(frames * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  std::filesystem::remove(path);
}

/// Full colour with alpha (0), with a colour for "transparent" (1), or in the palette of the run, which is not exact
/// (2).
void AnimationApng(benchmark::State& state) {
  const Run& frames = run(state.range(0) != 0);
  AnimationOptions options;
  if (state.range(1) == 1) options.unused_color = frames.counts.unused_color();
  if (state.range(1) == 2) options.palette = choose_palette(frames.counts, 255);
  write_run(state, AnimationFormat::kApng, frames, options);
}
BENCHMARK(AnimationApng)
    ->ArgNames({"month", "pixels"})
    ->ArgsProduct({{0, 1}, {0, 1, 2}})
    ->Unit(benchmark::kMillisecond);

/// By ffmpeg, whose own time is in the wall clock: GIF (1) with our palette, WebP (2), mp4 (3), webm (4).
void AnimationByFfmpeg(benchmark::State& state) {
  const Run& frames = run(state.range(0) != 0);
  AnimationOptions options;
  options.palette = choose_palette(frames.counts, 255);
  write_run(state, static_cast<AnimationFormat>(state.range(1)), frames, options);
}
BENCHMARK(AnimationByFfmpeg)
    ->ArgNames({"month", "format"})
    ->ArgsProduct({{0, 1}, {1, 2, 3, 4}})
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

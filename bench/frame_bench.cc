// Frames of 1280 x 720 pixels to bytes: palettes, PNG with a palette and in full colour.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench/sample_frames.h"
#include "render/frame_palette.h"
#include "render/palette_choice.h"
#include "render/png_encoder.h"
#include "render/png_rows.h"
#include "render/row_deflater.h"

namespace dateline {
namespace {

using namespace sample;

/// The map alone, or with 3,000 faint dots and 50 strong ones.
const FrameImage& frame(bool dots) {
  static const FrameImage plain = painted(korday(), 0, 0, 1);
  static const FrameImage busy = painted(korday(), 3000, 50, 2);
  return dots ? busy : plain;
}

FramePalette palette_of(const FrameImage& image) {
  ColorCounts counts;
  counts.add(image);
  return choose_palette(counts);
}

std::vector<std::uint8_t> indices_of(const FrameImage& image, const FramePalette& palette) {
  std::vector<std::uint8_t> indices(image.pixels.size());
  PaletteIndexer(palette).index(image, whole(image), indices.data(), kWidth);
  return indices;
}

void FramePngFullColour(benchmark::State& state) {
  const FrameImage& image = frame(state.range(0) != 0);
  PngDetails details;
  details.compression = static_cast<int>(state.range(1));
  PngEncoder encoder(details);
  std::string bytes;
  for (auto _ : state) bytes = encoder.encode(image);
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(FramePngFullColour)
    ->ArgNames({"dots", "level"})
    ->ArgsProduct({{0, 1}, {1, 2, 3, 4, 6}})
    ->Unit(benchmark::kMillisecond);

void FramePngPalette(benchmark::State& state) {
  const FrameImage& image = frame(state.range(0) != 0);
  const FramePalette palette = palette_of(image);
  const std::vector<std::uint8_t> indices = indices_of(image, palette);
  PngDetails details;
  details.compression = static_cast<int>(state.range(1));
  PngEncoder encoder(details);
  std::string bytes;
  for (auto _ : state) bytes = encoder.encode({kWidth, kHeight, indices, palette.colors()});
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(FramePngPalette)
    ->ArgNames({"dots", "level"})
    ->ArgsProduct({{0, 1}, {1, 2, 3, 4, 6}})
    ->Unit(benchmark::kMillisecond);

/// Rows alone to a zlib stream, 1 or 3 bytes a pixel: our own writer.
void FrameRowDeflate(benchmark::State& state) {
  const FrameImage& image = frame(state.range(0) != 0);
  const auto pixel_bytes = static_cast<std::size_t>(state.range(1));
  std::vector<std::uint8_t> bytes(image.pixels.size() * pixel_bytes), rows;
  if (pixel_bytes == 1) {
    bytes = indices_of(image, palette_of(image));
  } else {
    write_rgb(image.pixels.data(), image.pixels.size(), bytes.data());
  }
  filter_rows({kWidth, kHeight, pixel_bytes, bytes}, PngFilter::kNone, rows);
  RowDeflater deflater;
  std::string packed;
  for (auto _ : state) {
    packed.clear();
    deflater.append_zlib(rows, kWidth * pixel_bytes + 1, pixel_bytes, packed);
  }
  state.counters["bytes"] = static_cast<double>(packed.size());
}
BENCHMARK(FrameRowDeflate)->ArgNames({"dots", "pixel"})->ArgsProduct({{0, 1}, {1, 3}})->Unit(benchmark::kMillisecond);

/// All pixels of a frame to indices, all colours known from the frames before.
void FrameToIndices(benchmark::State& state) {
  const FrameImage& image = frame(state.range(0) != 0);
  const FramePalette palette = palette_of(image);
  PaletteIndexer indexer(palette);
  std::vector<std::uint8_t> indices(image.pixels.size());
  for (auto _ : state) indexer.index(image, whole(image), indices.data(), kWidth);
}
BENCHMARK(FrameToIndices)->ArgName("dots")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void FramePaletteChoice(benchmark::State& state) {
  const FrameImage& image = frame(state.range(0) != 0);
  ColorCounts counts;
  counts.add(image);
  for (auto _ : state) benchmark::DoNotOptimize(choose_palette(counts));
  const PaletteLoss loss = palette_loss(image, choose_palette(counts));
  state.counters["colours"] = static_cast<double>(counts.size());
  state.counters["mean_dE"] = loss.mean;
  state.counters["greatest_dE"] = loss.greatest;
  state.counters["inexact_share"] = loss.changed_share;
}
BENCHMARK(FramePaletteChoice)->ArgName("dots")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void FrameChangedBox(benchmark::State& state) {
  FrameImage other = frame(true);
  other.pixels[other.pixels.size() / 2 + 300] ^= 0xFF;
  for (auto _ : state) benchmark::DoNotOptimize(changed_box(frame(true), other));
}
BENCHMARK(FrameChangedBox)->Unit(benchmark::kMillisecond);

void FrameColorCounts(benchmark::State& state) {
  for (auto _ : state) {
    ColorCounts counts;
    counts.add(frame(true));
    benchmark::DoNotOptimize(counts.size());
  }
}
BENCHMARK(FrameColorCounts)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

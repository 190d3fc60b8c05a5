// Frames of 1280 x 720 pixels to bytes: PNG with a palette and in full colour, palettes, animations.
//
// The pictures are the Korday map with its whole layout and, over it, thousands of dots with smooth edges, most of them
// faint, as frames of a busy month have.
#include <benchmark/benchmark.h>
#include <cairo.h>

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "geodata/chronicle_reader.h"
#include "render/cairo_draw.h"
#include "render/frame_palette.h"
#include "render/map_reader.h"
#include "render/palette_choice.h"
#include "render/png_encoder.h"
#include "render/render_map.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

const std::string root = DATELINE_SOURCE_DIR;
constexpr int kWidth = 1280, kHeight = 720;

Drawing korday() {
  MapInputs inputs;
  inputs.spec = *read_map(root + "/examples/korday/korday.map.txtpb");
  inputs.spec.page = {kWidth * 0.75, kHeight * 0.75};
  inputs.chronicle = *read_chronicle(root + "/examples/korday/korday.chronicle.txtpb");
  inputs.style = *read_style("newsprint", root + "/styles/themes");
  inputs.basemaps = inputs.spec.basemap.files;
  inputs.world_basemap = root + "/geodata/basemaps/world.gpkg";
  return render_map(inputs, *make_pango_text_measurer())->drawing;
}

/// The map with `faint` dots of the month before and `strong` ones of the day.
FrameImage painted(const Drawing& drawing, int faint, int strong, unsigned seed) {
  cairo_surface_t* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, kHeight);
  cairo_t* const cr = cairo_create(surface);
  cairo_scale(cr, 4 / 3.0, 4 / 3.0);
  draw_band_on_cairo(cr, drawing, outline_all(drawing), 0, kHeight * 0.75);
  std::minstd_rand month(1), day(seed);
  const auto dot = [&](std::minstd_rand& random, double radius) {
    const double x = 30 + static_cast<double>(random() % 90000) / 100;
    const double y = 30 + static_cast<double>(random() % 48000) / 100;
    cairo_arc(cr, x, y, radius, 0, 6.2831853);
    cairo_fill(cr);
  };
  cairo_set_source_rgba(cr, 0.71, 0.07, 0.11, 0.35);
  for (int i = 0; i < faint; ++i) dot(month, 1.8);
  cairo_set_source_rgb(cr, 0.71, 0.07, 0.11);
  for (int i = 0; i < strong; ++i) dot(day, 2.6);
  cairo_surface_flush(surface);
  FrameImage image{kWidth, kHeight, std::vector<std::uint32_t>(std::size_t{kWidth} * kHeight)};
  std::memcpy(image.pixels.data(), cairo_image_surface_get_data(surface), image.pixels.size() * 4);
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  return image;
}

const Drawing& map_drawing() {
  static const Drawing drawing = korday();
  return drawing;
}

/// The map alone, or with 3,000 faint dots and 50 strong ones.
const FrameImage& frame(bool dots) {
  static const FrameImage plain = painted(map_drawing(), 0, 0, 1);
  static const FrameImage busy = painted(map_drawing(), 3000, 50, 2);
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

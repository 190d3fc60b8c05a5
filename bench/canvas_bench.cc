// How long a page takes on each canvas, and what the PNG encoder costs by level.
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "render/canvas.h"
#include "render/png_encoder.h"
#include "render/text_measurer.h"

namespace dateline {
namespace {

Path wavy_polygon(PagePoint center, double radius_pt, int corners, int waves) {
  std::vector<PagePoint> points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 6.283185307179586 * i / corners;
    const double r = radius_pt * (1 + 0.08 * std::sin(waves * angle) + 0.02 * std::sin(7.3 * waves * angle));
    points.push_back({center.x_pt + r * std::cos(angle), center.y_pt + r * std::sin(angle)});
  }
  return Path::polygon(points);
}

/// A relief of 1600 x 1200 pixels with fine grain, as a hill shade has.
ImageItem relief() {
  ImageItem image{{"relief", "relief", ""}, {0, 0, 1200, 900}, 1600, 1200, {}};
  image.rgba.reserve(1600 * 1200 * 4);
  std::uint32_t noise = 1;
  for (int y = 0; y < 1200; ++y) {
    for (int x = 0; x < 1600; ++x) {
      noise = noise * 1664525 + 1013904223;
      const double tone = 200 + 30 * std::sin(x / 40.0 + std::sin(y / 55.0)) * std::cos(y / 30.0) + (noise >> 29);
      const auto v = static_cast<std::uint8_t>(tone);
      image.rgba.insert(image.rgba.end(), {v, v, static_cast<std::uint8_t>(v - 6), 120});
    }
  }
  return image;
}

/// A page of 1200 x 900 pt (1600 x 1200 pixels): areas, 60 rings of 800 corners, 150 haloed labels, 40 symbols.
Drawing crowded_page(bool with_relief) {
  Drawing page;
  page.background = {0xD6, 0xE4, 0xEA, 255};
  Group ground{{"ground", "ground", ""}, "Ground", {}, {}}, labels{{"labels", "labels", ""}, "Labels", {}, {}};
  ground.items.push_back(
      {PathItem{{}, wavy_polygon({600, 450}, 420, 4000, 9), Fill{{0xF5, 0xF2, 0xEA, 255}, {}, false}, {}}});
  if (with_relief) ground.items.push_back({relief()});
  for (int i = 0; i < 60; ++i) {
    const PagePoint center{100.0 + (i * 97) % 1000, 80.0 + (i * 61) % 740};
    const Stroke border{
        {0x6B, 0x6B, 0x6B, 255}, 0.8, i % 2 == 0 ? std::vector<double>{4, 2} : std::vector<double>{}, LineCap::kButt,
        LineJoin::kRound,        {}};
    ground.items.push_back({PathItem{{}, wavy_polygon(center, 60, 800, 5 + i % 4), {}, border}});
  }
  for (int i = 0; i < 150; ++i) {
    TextItem label;
    label.text = "Village " + std::to_string(i);
    label.lang = "en";
    label.type.role = i % 3 == 0 ? "place_main" : "place";
    label.type.weight = i % 3 == 0 ? 600 : 400;
    label.type.size_pt = i % 3 == 0 ? 12.75 : 10.5;
    label.type.halo_width_pt = 1.9;
    label.origin = {40.0 + (i * 131) % 1080, 30.0 + (i * 77) % 840};
    if (i < 40)
      labels.items.push_back(
          {PathItem{{}, Path::circle(label.origin, 9), Fill{{0xB5, 0x12, 0x1B, 255}, {}, false}, {}}});
    labels.items.push_back({label});
  }
  page.layers = {ground, labels};
  return page;
}

void png_page(benchmark::State& state) {
  const Drawing page = crowded_page(state.range(0) != 0);
  std::string bytes;
  for (auto _ : state) bytes = draw_png(page, {96, static_cast<int>(state.range(1))});
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(png_page)
    ->ArgNames({"relief", "level"})
    ->ArgsProduct({{0, 1}, {1, 2, 3, 4, 6, 9}})
    ->Unit(benchmark::kMillisecond);

void pdf_page(benchmark::State& state) {
  const Drawing page = crowded_page(false);
  std::string bytes;
  for (auto _ : state) bytes = draw_pdf(page);
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(pdf_page)->Unit(benchmark::kMillisecond);

void svg_page(benchmark::State& state) {
  const Drawing page = crowded_page(false);
  std::string bytes;
  for (auto _ : state) bytes = draw_svg(page);
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(svg_page)->Unit(benchmark::kMillisecond);

/// The encoder alone, on flat areas with fine edges (0) and on grain (1).
void encode(benchmark::State& state) {
  std::vector<std::uint8_t> rgb;
  const ImageItem grain = relief();
  for (int y = 0; y < 1200; ++y) {
    for (int x = 0; x < 1600; ++x) {
      const bool inside = std::hypot(x % 160 - 80, y % 120 - 60) < 50;
      const std::size_t at = (static_cast<std::size_t>(y) * 1600 + static_cast<std::size_t>(x)) * 4;
      for (std::size_t c = 0; c < 3; ++c)
        rgb.push_back(state.range(0) != 0 ? grain.rgba[at + c]
                                          : static_cast<std::uint8_t>(inside ? 0xB5 : 0xE6 + 4 * static_cast<int>(c)));
    }
  }
  PngDetails details;
  details.compression = static_cast<int>(state.range(1));
  std::string bytes;
  for (auto _ : state) bytes = encode_png({1600, 1200, 3, rgb}, details);
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(encode)->ArgNames({"grain", "level"})->ArgsProduct({{0, 1}, {1, 2, 3, 4, 6}})->Unit(benchmark::kMillisecond);

/// Shaping of a line not seen before.
void measure_new_line(benchmark::State& state) {
  const auto measurer = make_pango_text_measurer();
  int i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(measurer->measure("Village " + std::to_string(i++), TypeStyle{}, "en"));
}
BENCHMARK(measure_new_line)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dateline

// Frames of 1280 x 720 pixels for benchmarks: the Korday map with its whole layout, alone, day by day, or under
// thousands of dots with smooth edges, most of them faint, as frames of a busy month have.
#pragma once

#include <cairo.h>

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "geodata/chronicle_reader.h"
#include "geodata/edtf.h"
#include "render/cairo_draw.h"
#include "render/frame_image.h"
#include "render/map_reader.h"
#include "render/render_map.h"
#include "styles/style_reader.h"

namespace dateline::sample {

inline constexpr int kWidth = 1280, kHeight = 720;

/// The map of a span of time, EDTF; all of the chronicle if empty. Each is laid out for itself.
inline Drawing korday(const std::string& window = "") {
  const std::string root = DATELINE_SOURCE_DIR;
  MapInputs inputs;
  inputs.spec = *read_map(root + "/examples/korday/korday.map.txtpb");
  inputs.spec.page = {kWidth * 0.75, kHeight * 0.75};
  if (!window.empty()) inputs.spec.window = *parse_edtf(window);
  inputs.chronicle = *read_chronicle(root + "/examples/korday/korday.chronicle.txtpb");
  inputs.style = *read_style("newsprint", root + "/styles/themes");
  inputs.basemaps = inputs.spec.basemap.files;
  inputs.world_basemap = root + "/geodata/basemaps/world.gpkg";
  return render_map(inputs, *make_pango_text_measurer())->drawing;
}

/// The map with `faint` dots of the month before and `strong` ones of the day.
inline FrameImage painted(const Drawing& drawing, int faint, int strong, unsigned seed) {
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

/// Seven days, each with what happened since the first.
inline std::vector<FrameImage> korday_week() {
  std::vector<FrameImage> frames;
  for (int day = 5; day <= 11; ++day)
    frames.push_back(
        painted(korday("2020-02-05/2020-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day)), 0, 0, 1));
  return frames;
}

/// Thirty days of a busy month: the same ground and faint dots, other strong ones each day.
inline std::vector<FrameImage> busy_month() {
  const Drawing map = korday();
  std::vector<FrameImage> frames;
  for (unsigned day = 1; day <= 30; ++day) frames.push_back(painted(map, 3000, 50, day));
  return frames;
}

}  // namespace dateline::sample

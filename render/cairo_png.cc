#include <cassert>
#include <cmath>
#include <cstring>
#include <future>
#include <vector>

#include "render/cairo_draw.h"
#include "render/cairo_handles.h"
#include "render/canvas.h"
#include "render/png_encoder.h"
#include "render/text_content.h"

namespace dateline {
namespace {

int pixels(double length_pt, double pixels_per_inch) {
  // The small allowance keeps 900.0000001 pixels from becoming 901.
  return std::max(1, static_cast<int>(std::ceil(length_pt * pixels_per_inch / 72 - 1e-6)));
}

/// The rows of a page from `first` to before `end`, as RGB bytes at `out`.
struct Band {
  int first = 0;
  int end = 0;
  std::uint8_t* out = nullptr;
};

void copy_rgb(cairo_surface_t* surface, std::uint8_t* out) {
  const auto width = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  const auto height = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* const rows = cairo_image_surface_get_data(surface);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x, out += 3) {
      std::uint32_t pixel;
      std::memcpy(&pixel, rows + y * stride + x * 4, 4);
      out[0] = static_cast<std::uint8_t>(pixel >> 16);
      out[1] = static_cast<std::uint8_t>(pixel >> 8);
      out[2] = static_cast<std::uint8_t>(pixel);
    }
  }
}

void draw_band(const Drawing& drawing, const TextOutlines& outlines, double pixels_per_inch, int width, Band band) {
  const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, band.end - band.first)};
  require_cairo(cairo_surface_status(surface.get()), "make room for the picture");
  const CairoContext cr{cairo_create(surface.get())};
  // The page is opaque: a see-through background lies on white.
  cairo_set_source_rgb(cr.get(), 1, 1, 1);
  cairo_paint(cr.get());
  cairo_translate(cr.get(), 0, -band.first);
  const double scale = pixels_per_inch / 72;
  cairo_scale(cr.get(), scale, scale);
  draw_band_on_cairo(cr.get(), drawing, outlines, band.first / scale, band.end / scale);
  cairo_surface_flush(surface.get());
  copy_rgb(surface.get(), band.out);
}

/// Two halves at once. Always two, so that the pixels do not depend on the machine.
std::vector<std::uint8_t> draw_rgb(const Drawing& drawing, double pixels_per_inch, int width, int height) {
  std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  const TextOutlines outlines = outline_all(drawing);
  const int middle = height / 2;
  const auto row = [&](int y) {
    return rgb.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 3;
  };
  auto lower = std::async(std::launch::async, [&] {
    draw_band(drawing, outlines, pixels_per_inch, width, {middle, height, row(middle)});
  });
  if (middle > 0) draw_band(drawing, outlines, pixels_per_inch, width, {0, middle, row(0)});
  lower.get();
  return rgb;
}

}  // namespace

std::string draw_png(const Drawing& drawing, const PngOptions& options) {
  assert(options.pixels_per_inch > 0);
  const int width = pixels(drawing.size.width_pt, options.pixels_per_inch);
  const int height = pixels(drawing.size.height_pt, options.pixels_per_inch);
  const std::vector<std::uint8_t> rgb = draw_rgb(drawing, options.pixels_per_inch, width, height);
  const PngPixels picture{width, height, 3, rgb};
  return encode_png(picture, {options.pixels_per_inch, inert_text(drawing.title), inert_paragraphs(drawing.description),
                              inert_text(drawing.lang), options.compression, "dateline"});
}

}  // namespace dateline

#include <cassert>
#include <cmath>
#include <cstring>
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

CairoSurface draw_pixels(const Drawing& drawing, double pixels_per_inch) {
  const int width = pixels(drawing.size.width_pt, pixels_per_inch);
  const int height = pixels(drawing.size.height_pt, pixels_per_inch);
  CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)};
  require_cairo(cairo_surface_status(surface.get()), "make room for the picture");
  const CairoContext cr{cairo_create(surface.get())};
  // The page is opaque: a see-through background lies on white.
  cairo_set_source_rgb(cr.get(), 1, 1, 1);
  cairo_paint(cr.get());
  cairo_scale(cr.get(), pixels_per_inch / 72, pixels_per_inch / 72);
  draw_on_cairo(cr.get(), drawing, CairoText::kOutlines);
  cairo_surface_flush(surface.get());
  return surface;
}

std::vector<std::uint8_t> rgb_bytes(cairo_surface_t* surface) {
  const auto width = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  const auto height = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* const rows = cairo_image_surface_get_data(surface);
  std::vector<std::uint8_t> rgb(width * height * 3);
  std::uint8_t* out = rgb.data();
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x, out += 3) {
      std::uint32_t pixel;
      std::memcpy(&pixel, rows + y * stride + x * 4, 4);
      out[0] = static_cast<std::uint8_t>(pixel >> 16);
      out[1] = static_cast<std::uint8_t>(pixel >> 8);
      out[2] = static_cast<std::uint8_t>(pixel);
    }
  }
  return rgb;
}

}  // namespace

std::string draw_png(const Drawing& drawing, const PngOptions& options) {
  assert(options.pixels_per_inch > 0);
  const CairoSurface surface = draw_pixels(drawing, options.pixels_per_inch);
  const std::vector<std::uint8_t> rgb = rgb_bytes(surface.get());
  const PngPixels picture{cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()),
                          3, rgb};
  return encode_png(picture, {options.pixels_per_inch, inert_text(drawing.title), inert_text(drawing.description),
                              inert_text(drawing.lang), options.compression});
}

}  // namespace dateline

#include <cassert>
#include <cmath>
#include <future>
#include <vector>

#include "render/cairo_draw.h"
#include "render/cairo_handles.h"
#include "render/canvas.h"
#include "render/png_encoder.h"
#include "render/png_rows.h"

namespace dateline {
namespace {

int pixels(double length_pt, double pixels_per_inch) {
  // The small allowance keeps 900.0000001 pixels from becoming 901.
  return std::max(1, static_cast<int>(std::ceil(length_pt * pixels_per_inch / 72 - 1e-6)));
}

void draw_band(const Drawing& drawing, const TextOutlines& outlines, double pixels_per_inch, FrameImage& page,
               int first, int end) {
  const auto width = static_cast<std::size_t>(page.width_px);
  auto* const rows = reinterpret_cast<unsigned char*>(page.pixels.data() + static_cast<std::size_t>(first) * width);
  const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, page.width_px);
  assert(static_cast<std::size_t>(stride) == width * 4);
  const CairoSurface surface{
      cairo_image_surface_create_for_data(rows, CAIRO_FORMAT_RGB24, page.width_px, end - first, stride)};
  require_cairo(cairo_surface_status(surface.get()), "make room for the picture");
  const CairoContext cr{cairo_create(surface.get())};
  cairo_set_source_rgb(cr.get(), 1, 1, 1);
  cairo_paint(cr.get());
  cairo_translate(cr.get(), 0, -first);
  const double scale = pixels_per_inch / 72;
  cairo_scale(cr.get(), scale, scale);
  draw_band_on_cairo(cr.get(), drawing, outlines, first / scale, end / scale);
  cairo_surface_flush(surface.get());
}

}  // namespace

/// Two halves at once. Always two, so that the pixels do not depend on the machine.
FrameImage draw_pixels(const Drawing& drawing, double pixels_per_inch) {
  assert(pixels_per_inch > 0);
  FrameImage page{pixels(drawing.size.width_pt, pixels_per_inch), pixels(drawing.size.height_pt, pixels_per_inch), {}};
  page.pixels.resize(whole(page).area());
  const TextOutlines outlines = outline_all(drawing);
  const int middle = page.height_px / 2;
  auto lower = std::async(std::launch::async,
                          [&] { draw_band(drawing, outlines, pixels_per_inch, page, middle, page.height_px); });
  if (middle > 0) draw_band(drawing, outlines, pixels_per_inch, page, 0, middle);
  lower.get();
  return page;
}

std::string draw_png(const Drawing& drawing, const PngOptions& options) {
  const FrameImage page = draw_pixels(drawing, options.pixels_per_inch);
  std::vector<std::uint8_t> rgb(page.pixels.size() * 3);
  write_rgb(page.pixels.data(), page.pixels.size(), rgb.data());
  return encode_png(
      PngPixels{page.width_px, page.height_px, 3, rgb},
      {options.pixels_per_inch, drawing.title, drawing.description, drawing.lang, options.compression, "dateline"});
}

}  // namespace dateline

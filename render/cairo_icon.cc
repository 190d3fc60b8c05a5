// Small pictures on nothing, with alpha: symbols as icons.
#include <algorithm>
#include <cmath>
#include <vector>

#include "render/cairo_draw.h"
#include "render/cairo_handles.h"
#include "render/canvas.h"
#include "render/png_encoder.h"

namespace dateline {
namespace {

/// Red first and not multiplied by alpha, as PNG has it.
void append_rgba(std::uint32_t pixel, std::vector<std::uint8_t>& bytes) {
  const std::uint32_t alpha = pixel >> 24;
  for (const int shift : {16, 8, 0}) {
    const std::uint32_t part = pixel >> shift & 0xFF;
    bytes.push_back(alpha ? static_cast<std::uint8_t>(std::min(255u, (part * 255 + alpha / 2) / alpha)) : 0);
  }
  bytes.push_back(static_cast<std::uint8_t>(alpha));
}

}  // namespace

std::string draw_icon_png(const Drawing& drawing, int width_px) {
  const double scale = width_px / drawing.size.width_pt;
  const int height_px = std::max(1, static_cast<int>(std::lround(drawing.size.height_pt * scale)));
  const auto count = static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px);
  std::vector<std::uint32_t> pixels(count);
  {
    const CairoSurface surface{cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(pixels.data()), CAIRO_FORMAT_ARGB32, width_px, height_px, width_px * 4)};
    require_cairo(cairo_surface_status(surface.get()), "make room for the icon");
    const CairoContext cr{cairo_create(surface.get())};
    cairo_scale(cr.get(), scale, scale);
    draw_groups_on_cairo(cr.get(), drawing.layers, outline_all(drawing));
    cairo_surface_flush(surface.get());
  }
  std::vector<std::uint8_t> rgba;
  rgba.reserve(count * 4);
  for (const std::uint32_t pixel : pixels) append_rgba(pixel, rgba);
  PngDetails details;
  details.software = "dateline";
  return encode_png(PngPixels{width_px, height_px, 4, rgba}, details);
}

}  // namespace dateline

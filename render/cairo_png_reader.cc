#include "render/cairo_png_reader.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <cairo.h>
#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/input_file.h"
#include "render/cairo_handles.h"

namespace dateline {
namespace {

/// A few kilobytes of PNG can ask for gigabytes of pixels.
constexpr std::uint64_t most_pixels = 200'000'000;

/// Looks at the size that the file states, which is where every PNG has it.
void check_size(const std::string& path) {
  std::array<char, 24> head{};
  open_file(path)->read(head.data(), head.size());
  const auto number = [&](std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(head[i]);
    return value;
  };
  const std::uint64_t width = number(16), height = number(20);
  if (width > 0 && height > most_pixels / width)
    throw Error(fmt::format("cannot read {}: {} x {} pixels are more than {}", path, width, height, most_pixels));
}

}  // namespace

void read_png(const std::string& path, FrameImage& out) {
  check_size(path);
  const CairoSurface surface{cairo_image_surface_create_from_png(path.c_str())};
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS)
    throw Error(fmt::format("cannot read {}: {}", path, cairo_status_to_string(status)));
  const cairo_format_t format = cairo_image_surface_get_format(surface.get());
  if (format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32)
    throw Error(fmt::format("cannot read {}: its pixels are not of eight bits", path));
  out.width_px = cairo_image_surface_get_width(surface.get());
  out.height_px = cairo_image_surface_get_height(surface.get());
  const auto width = static_cast<std::size_t>(out.width_px), height = static_cast<std::size_t>(out.height_px);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const unsigned char* row = cairo_image_surface_get_data(surface.get());
  out.pixels.resize(width * height);
  for (std::size_t y = 0; y < height; ++y, row += stride) std::memcpy(&out.pixels[y * width], row, 4 * width);
}

}  // namespace dateline

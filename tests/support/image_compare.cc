#include "tests/support/image_compare.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <cairo.h>

namespace dateline::testing {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

cairo_status_t take_bytes(void* source, unsigned char* data, unsigned int length) {
  auto& rest = *static_cast<std::string_view*>(source);
  if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(data, rest.data(), length);
  rest.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

/// Perceived distance, 0 to 1: differences in YIQ, weighted (Kotsarenko and Ramos, 2010).
double distance(const std::array<int, 3>& a, const std::array<int, 3>& b) {
  const double r = a[0] - b[0], g = a[1] - b[1], bl = a[2] - b[2];
  const double y = 0.299 * r + 0.587 * g + 0.114 * bl;
  const double i = 0.596 * r - 0.274 * g - 0.322 * bl;
  const double q = 0.211 * r - 0.523 * g + 0.312 * bl;
  return std::sqrt(0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q) / (255 * std::sqrt(0.5053));
}

/// True if the colours around (x, y) in `other` reach that of `a` there: an edge between two tones contains those in
/// between.
bool found_near(const Picture& a, const Picture& other, int x, int y, const CompareOptions& options) {
  const auto wanted = a.pixel(x, y);
  std::array<int, 3> low = other.pixel(x, y), high = low;
  for (int dy = -options.reach_px; dy <= options.reach_px; ++dy) {
    for (int dx = -options.reach_px; dx <= options.reach_px; ++dx) {
      const int nx = std::clamp(x + dx, 0, a.width_px - 1), ny = std::clamp(y + dy, 0, a.height_px - 1);
      const auto near = other.pixel(nx, ny);
      for (std::size_t c = 0; c < 3; ++c) low[c] = std::min(low[c], near[c]), high[c] = std::max(high[c], near[c]);
    }
  }
  std::array<int, 3> nearest{};
  for (std::size_t c = 0; c < 3; ++c) nearest[c] = std::clamp(wanted[c], low[c], high[c]);
  return distance(wanted, nearest) <= options.color_tolerance;
}

void write_diff(const Picture& a, const std::vector<bool>& differs, const std::filesystem::path& path) {
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, a.width_px, a.height_px), cairo_surface_destroy};
  unsigned char* const data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < a.height_px; ++y) {
    for (int x = 0; x < a.width_px; ++x) {
      const auto [r, g, b] = a.pixel(x, y);
      const auto grey = static_cast<std::uint32_t>(191 + (r + g + b) / 12);
      const bool red = differs[static_cast<std::size_t>(y * a.width_px + x)];
      const std::uint32_t pixel = red ? 0xE00000U : grey << 16 | grey << 8 | grey;
      std::memcpy(data + y * stride + x * 4, &pixel, 4);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  cairo_surface_write_to_png(surface.get(), path.c_str());
}

}  // namespace

std::array<int, 3> Picture::pixel(int x, int y) const {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) + static_cast<std::size_t>(x)) * 3;
  return {rgb[at], rgb[at + 1], rgb[at + 2]};
}

Picture read_png(std::string_view bytes) {
  const Surface png{cairo_image_surface_create_from_png_stream(take_bytes, &bytes), cairo_surface_destroy};
  if (cairo_surface_status(png.get()) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("not a PNG that Cairo can read");
  Picture picture{cairo_image_surface_get_width(png.get()), cairo_image_surface_get_height(png.get()), {}};
  const Surface white{cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width_px, picture.height_px),
                      cairo_surface_destroy};
  cairo_t* const cr = cairo_create(white.get());
  cairo_set_source_rgb(cr, 1, 1, 1);
  cairo_paint(cr);
  cairo_set_source_surface(cr, png.get(), 0, 0);
  cairo_paint(cr);
  cairo_destroy(cr);
  cairo_surface_flush(white.get());
  const unsigned char* const data = cairo_image_surface_get_data(white.get());
  const int stride = cairo_image_surface_get_stride(white.get());
  picture.rgb.resize(static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.height_px) * 3);
  std::uint8_t* out = picture.rgb.data();
  for (int y = 0; y < picture.height_px; ++y) {
    for (int x = 0; x < picture.width_px; ++x) {
      std::uint32_t pixel;
      std::memcpy(&pixel, data + y * stride + x * 4, 4);
      *out++ = static_cast<std::uint8_t>(pixel >> 16);
      *out++ = static_cast<std::uint8_t>(pixel >> 8);
      *out++ = static_cast<std::uint8_t>(pixel);
    }
  }
  return picture;
}

Picture read_png_file(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return read_png(bytes.view());
}

Comparison compare_pictures(const Picture& a, const Picture& b, const CompareOptions& options,
                            const std::filesystem::path& diff_png) {
  Comparison result;
  std::ostringstream message;
  if (a.width_px != b.width_px || a.height_px != b.height_px) {
    message << "sizes differ: " << a.width_px << " x " << a.height_px << " and " << b.width_px << " x " << b.height_px;
    return {false, 1, 0, message.str()};
  }
  std::vector<bool> differs(static_cast<std::size_t>(a.width_px) * static_cast<std::size_t>(a.height_px));
  for (int y = 0; y < a.height_px; ++y) {
    for (int x = 0; x < a.width_px; ++x) {
      if (a.pixel(x, y) == b.pixel(x, y)) continue;
      if (distance(a.pixel(x, y), b.pixel(x, y)) <= options.color_tolerance) continue;
      if (found_near(a, b, x, y, options) && found_near(b, a, x, y, options)) continue;
      differs[static_cast<std::size_t>(y * a.width_px + x)] = true;
      ++result.differing_pixels;
    }
  }
  result.differing_share =
      differs.empty() ? 0 : static_cast<double>(result.differing_pixels) / static_cast<double>(differs.size());
  result.same = result.differing_share <= options.allowed_share;
  message << result.differing_pixels << " pixels differ, a share of " << result.differing_share << "; allowed "
          << options.allowed_share;
  result.message = message.str();
  if (!diff_png.empty() && !result.same) write_diff(a, differs, diff_png);
  return result;
}

}  // namespace dateline::testing

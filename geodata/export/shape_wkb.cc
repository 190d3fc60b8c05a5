#include "geodata/export/shape_wkb.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "bytes are copied as they are");

enum class WkbType : std::uint32_t { kPoint = 1, kLine = 2, kPolygon = 3, kPoints = 4, kLines = 5, kPolygons = 6 };

template <typename Number>
void put(std::string& out, Number number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put_head(std::string& out, WkbType type) {
  out += '\x01';  // little-endian
  put(out, static_cast<std::uint32_t>(type));
}

void put_count(std::string& out, std::size_t count) { put(out, static_cast<std::uint32_t>(count)); }

void put_point(std::string& out, LonLat p) {
  put(out, p.lon_deg);
  put(out, p.lat_deg);
}

void put_position(std::string& out, LonLat p) {
  put_head(out, WkbType::kPoint);
  put_point(out, p);
}

void put_line(std::string& out, const std::vector<LonLat>& line) {
  put_head(out, WkbType::kLine);
  put_count(out, line.size());
  for (const LonLat p : line) put_point(out, p);
}

void put_ring(std::string& out, const std::vector<LonLat>& ring) {
  put_count(out, ring.size() + 1);
  for (const LonLat p : ring) put_point(out, p);
  put_point(out, ring.front());
}

void put_polygons(std::string& out, const Shape& shape) {
  assert(shape.outer.size() == shape.parts.size() && shape.outer.front());
  put_count(out, static_cast<std::size_t>(std::ranges::count(shape.outer, true)));
  for (std::size_t first = 0; first < shape.parts.size();) {
    std::size_t end = first + 1;
    while (end < shape.parts.size() && !shape.outer[end]) ++end;
    put_head(out, WkbType::kPolygon);
    put_count(out, end - first);
    for (; first < end; ++first) put_ring(out, shape.parts[first]);
  }
}

}  // namespace

void write_shape_wkb(const Shape& shape, ShapeKind kind, bool multi, std::string& out) {
  assert(!shape.empty() && kind != ShapeKind::kNone);
  out.clear();
  if (kind == ShapeKind::kPoint) {
    if (multi) {
      put_head(out, WkbType::kPoints);
      put_count(out, shape.parts.size());
    }
    for (std::size_t i = 0; i < (multi ? shape.parts.size() : 1); ++i) put_position(out, shape.parts[i].front());
  } else if (kind == ShapeKind::kLine) {
    put_head(out, WkbType::kLines);
    put_count(out, shape.parts.size());
    for (const auto& line : shape.parts) put_line(out, line);
  } else {
    put_head(out, WkbType::kPolygons);
    put_polygons(out, shape);
  }
}

}  // namespace dateline

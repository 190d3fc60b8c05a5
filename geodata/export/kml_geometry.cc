#include "geodata/export/kml_geometry.h"

#include <algorithm>

#include "geodata/export/antimeridian.h"
#include "geodata/export/kml_text.h"

namespace dateline {
namespace {

using Part = std::vector<LonLat>;

void append_position(std::string& out, LonLat at) {
  append_kml_degrees(out, at.lon_deg);
  out += ',';
  append_kml_degrees(out, at.lat_deg);
}

void append_positions(std::string& out, const Part& part) {
  out += "<coordinates>";
  for (const LonLat& at : part) {
    if (&at != &part.front()) out += ' ';
    append_position(out, at);
  }
  out += "</coordinates>";
}

bool runs_clockwise(const Part& ring) {
  double twice_area = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    twice_area += ring[j].lon_deg * ring[i].lat_deg - ring[i].lon_deg * ring[j].lat_deg;
  return twice_area < 0;
}

void append_ring(std::string& out, Part ring, bool outer) {
  if (runs_clockwise(ring) == outer) std::ranges::reverse(ring);
  ring.push_back(ring.front());
  out += outer ? "<outerBoundaryIs><LinearRing>" : "<innerBoundaryIs><LinearRing>";
  append_positions(out, ring);
  out += outer ? "</LinearRing></outerBoundaryIs>" : "</LinearRing></innerBoundaryIs>";
}

void append_areas(std::string& out, const Shape& shape) {
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    const bool outer = i == 0 || shape.outer[i];
    if (outer) out += i == 0 ? "<Polygon><tessellate>1</tessellate>" : "</Polygon><Polygon><tessellate>1</tessellate>";
    append_ring(out, shape.parts[i], outer);
  }
  out += "</Polygon>";
}

void append_parts(std::string& out, const Shape& shape, ShapeKind kind) {
  if (kind == ShapeKind::kArea) return append_areas(out, shape);
  for (const Part& part : shape.parts) {
    out += kind == ShapeKind::kPoint ? "<Point>" : "<LineString><tessellate>1</tessellate>";
    append_positions(out, part);
    out += kind == ShapeKind::kPoint ? "</Point>" : "</LineString>";
  }
}

bool is_several(const Shape& shape, ShapeKind kind) {
  if (kind != ShapeKind::kArea) return shape.parts.size() > 1;
  return !shape.outer.empty() && std::count(shape.outer.begin() + 1, shape.outer.end(), true) > 0;
}

void append_within(std::string& out, const Shape& shape, ShapeKind kind) {
  if (shape.empty() || kind == ShapeKind::kNone) return;
  const bool several = is_several(shape, kind);
  if (several) out += "<MultiGeometry>";
  append_parts(out, shape, kind);
  if (several) out += "</MultiGeometry>";
}

}  // namespace

void append_kml_geometry(std::string& out, const Shape& shape, ShapeKind kind) {
  if (is_beyond_antimeridian(shape))
    append_within(out, cut_at_antimeridian(shape, kind), kind);
  else
    append_within(out, shape, kind);
}

}  // namespace dateline

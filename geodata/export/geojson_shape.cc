#include "geodata/export/geojson_shape.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace dateline {
namespace {

/// At most six decimals, none that say nothing.
void append_degrees(std::string& json, double degrees) {
  const auto begin = static_cast<std::ptrdiff_t>(json.size());
  fmt::format_to(std::back_inserter(json), "{:.6f}", degrees);
  json.erase(json.find_last_not_of('0') + 1);
  if (json.back() == '.') json.pop_back();
  if (std::string_view(json).substr(static_cast<std::size_t>(begin)) == "-0") json.replace(json.size() - 2, 2, "0");
}

void append_position(std::string& json, LonLat p, GeoJsonBox& box) {
  box.add(p);
  json += '[';
  append_degrees(json, p.lon_deg);
  json += ',';
  append_degrees(json, p.lat_deg);
  json += ']';
}

void append_positions(std::string& json, const std::vector<LonLat>& points, GeoJsonBox& box) {
  json += '[';
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0) json += ',';
    append_position(json, points[i], box);
  }
  json += ']';
}

/// Twice the area, positive for counter-clockwise.
double turn_of(const std::vector<LonLat>& ring) {
  double area = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    area += ring[j].lon_deg * ring[i].lat_deg - ring[i].lon_deg * ring[j].lat_deg;
  return area;
}

/// Closed, the interior on its left for outer rings, on its right for holes.
void append_ring(std::string& json, std::vector<LonLat> ring, bool outer, GeoJsonBox& box) {
  if ((turn_of(ring) > 0) != outer) std::ranges::reverse(ring);
  ring.push_back(ring.front());
  append_positions(json, ring, box);
}

void append_polygons(std::string& json, const Shape& shape, GeoJsonBox& box) {
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    const bool outer = i == 0 || shape.outer[i];
    json += outer ? (i == 0 ? "[" : "],[") : ",";
    append_ring(json, shape.parts[i], outer, box);
  }
  json += ']';
}

}  // namespace

void GeoJsonBox::add(LonLat p) {
  west_ = std::min(west_, p.lon_deg), east_ = std::max(east_, p.lon_deg);
  south_ = std::min(south_, p.lat_deg), north_ = std::max(north_, p.lat_deg);
  const double turned = p.lon_deg < 0 ? p.lon_deg + 360 : p.lon_deg;
  west_of_date_line_ = std::min(west_of_date_line_, turned);
  east_of_date_line_ = std::max(east_of_date_line_, turned);
}

std::string GeoJsonBox::text() const {
  const bool crosses = east_of_date_line_ - west_of_date_line_ < east_ - west_;
  const double west = crosses ? west_of_date_line_ : west_;
  const double east = crosses ? east_of_date_line_ - 360 : east_;
  std::string json = "[";
  for (const double degrees : {west, south_, east, north_}) {
    append_degrees(json, degrees);
    json += ',';
  }
  json.back() = ']';
  return json;
}

void append_geometry(std::string& json, const Shape& cut, ShapeKind kind, GeoJsonBox& box) {
  if (cut.empty() || kind == ShapeKind::kNone) {
    json += "null";
    return;
  }
  const bool several = kind == ShapeKind::kArea ? std::ranges::count(cut.outer, true) > 1 : cut.parts.size() > 1;
  const char* const name = kind == ShapeKind::kPoint ? "Point" : kind == ShapeKind::kLine ? "LineString" : "Polygon";
  json += fmt::format("{{\"type\":\"{}{}\",\"coordinates\":", several ? "Multi" : "", name);
  if (several) json += '[';
  if (kind == ShapeKind::kArea) {
    append_polygons(json, cut, box);
  } else {
    for (std::size_t i = 0; i < cut.parts.size(); ++i) {
      if (i > 0) json += ',';
      if (kind == ShapeKind::kPoint)
        append_position(json, cut.parts[i].front(), box);
      else
        append_positions(json, cut.parts[i], box);
    }
  }
  if (several) json += ']';
  json += '}';
}

}  // namespace dateline

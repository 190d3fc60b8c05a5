#include "geodata/export/antimeridian.h"

#include <algorithm>
#include <cmath>

#include "geodata/clip.h"

namespace dateline {
namespace {

/// How often the world was gone round: 0 from -180 to 180.
double turn_of(double lon_deg) { return std::floor((lon_deg + 180) / 360); }

struct Turns {
  int first = 0, last = 0;
};

Turns turns_of(const Shape& shape) {
  double west = 180, east = -180;
  for (const auto& part : shape.parts)
    for (const LonLat p : part) {
      west = std::min(west, p.lon_deg);
      east = std::max(east, p.lon_deg);
    }
  // What ends at the meridian does not go beyond it.
  return {static_cast<int>(turn_of(west)), static_cast<int>(std::ceil((east + 180) / 360)) - 1};
}

/// The pieces of one part within one turn, moved to the turn from -180 to 180.
std::vector<std::vector<LonLat>> pieces_in(const std::vector<LonLat>& part, GeometryKind kind, int turn) {
  const double shift_deg = 360.0 * turn;
  FeatureSet<LonLat> whole;
  whole.kind = kind;
  whole.points = part;
  whole.end_ring();
  whole.end_feature();
  const FeatureSet<LonLat> seen = clip(whole, LonLatBox{-180 + shift_deg, -90, 180 + shift_deg, 90});
  std::vector<std::vector<LonLat>> pieces;
  for (std::size_t i = 0; i < seen.ring_count(); ++i) {
    std::vector<LonLat> piece(seen.ring(i).begin(), seen.ring(i).end());
    for (LonLat& p : piece) p.lon_deg -= shift_deg;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

bool is_seen(const std::vector<LonLat>& piece, GeometryKind kind) {
  const auto other = [&](const LonLat& p) { return p != piece.front(); };
  const auto off_meridian = [](const LonLat& p) { return std::abs(p.lon_deg) != 180; };
  if (kind == GeometryKind::kLines) return piece.size() > 1 && std::ranges::any_of(piece, other);
  return piece.size() > 2 && std::ranges::any_of(piece, off_meridian);
}

Shape wrapped_points(Shape shape) {
  for (auto& part : shape.parts)
    for (LonLat& p : part)
      if (std::abs(p.lon_deg) > 180) p.lon_deg -= 360 * turn_of(p.lon_deg);
  return shape;
}

}  // namespace

bool is_beyond_antimeridian(const Shape& shape) {
  return std::ranges::any_of(shape.parts, [](const std::vector<LonLat>& part) {
    return std::ranges::any_of(part, [](const LonLat& p) { return std::abs(p.lon_deg) > 180; });
  });
}

Shape cut_at_antimeridian(const Shape& shape, ShapeKind kind) {
  if (!is_beyond_antimeridian(shape)) return shape;
  if (kind == ShapeKind::kPoint) return wrapped_points(shape);
  const GeometryKind geometry = kind == ShapeKind::kLine ? GeometryKind::kLines : GeometryKind::kPolygons;
  const Turns turns = turns_of(shape);
  Shape out;
  for (int turn = turns.first; turn <= turns.last; ++turn)
    for (std::size_t i = 0; i < shape.parts.size(); ++i)
      for (std::vector<LonLat>& piece : pieces_in(shape.parts[i], geometry, turn)) {
        if (!is_seen(piece, geometry)) continue;
        out.parts.push_back(std::move(piece));
        if (kind == ShapeKind::kArea) out.outer.push_back(shape.outer[i]);
      }
  return out;
}

}  // namespace dateline

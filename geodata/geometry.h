// Geometry as flat arrays: coordinates in one vector, and where its rings and parts begin in others.
//
// A FeatureSet holds thousands of features without a heap object each; stages hand it on as a whole. The coordinate
// type is a parameter, so degrees and metres cannot be mixed: FeatureSet<LonLat> is read, FeatureSet<PlanePoint> is
// projected.
//
//   rings_begin:    [0, 5, 9]      ring i is points[rings_begin[i] .. rings_begin[i+1])
//   features_begin: [0, 1, 2]      feature f is rings [features_begin[f] .. features_begin[f+1])
//
// A ring is a closed ring of a polygon (first point not repeated), a line, or a run of single points, as `kind` says.
// Outer rings and holes are not told apart: polygons are filled even-odd, which is right for valid (multi)polygons.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geodata/coordinates.h"

namespace dateline {

enum class GeometryKind : std::uint8_t { kPoints, kLines, kPolygons };

template <typename Point>
struct FeatureSet {
  GeometryKind kind = GeometryKind::kPolygons;
  std::vector<Point> points;
  std::vector<std::uint32_t> rings_begin{0};
  std::vector<std::uint32_t> features_begin{0};

  std::size_t feature_count() const { return features_begin.size() - 1; }
  std::size_t ring_count() const { return rings_begin.size() - 1; }
  std::span<const Point> ring(std::size_t i) const {
    return std::span(points).subspan(rings_begin[i], rings_begin[i + 1] - rings_begin[i]);
  }
  void end_ring() { rings_begin.push_back(static_cast<std::uint32_t>(points.size())); }
  void end_feature() { features_begin.push_back(static_cast<std::uint32_t>(ring_count())); }
};

}  // namespace dateline

#include "geodata/project_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <span>
#include <vector>

#include "geodata/clip.h"
#include "geodata/lon_lat_bounds.h"
#include "geodata/radians.h"

namespace dateline {
namespace {

constexpr double kEarth_m = 6371000;
constexpr double kMaxEdge_deg = 10;
constexpr int kMaxSplits = 10;
/// The cut opposite to the axis, a tenth of a millimetre before it, so that no rounding puts a point on its other side.
constexpr double kCut_deg = 180 - 1e-9;
/// The poles, a tenth of a metre off, as many projections have them at infinity.
constexpr double kPole_deg = 90 - 1e-6;

double turned(double lon_deg, double axis_deg) { return std::remainder(lon_deg - axis_deg, 360.0); }

/// `box` with longitudes counted from the axis, west <= east; all of them if it reaches across the cut. Without the
/// poles.
LonLatBox turned(const LonLatBox& box, double axis_deg) {
  const double width = box.width_deg();
  const double west = turned(box.west_deg, axis_deg);
  const double south = std::max(box.south_deg, -kPole_deg), north = std::min(box.north_deg, kPole_deg);
  if (width >= 360 || west + width > kCut_deg) return {-kCut_deg, south, kCut_deg, north};
  return {std::max(west, -kCut_deg), south, west + width, north};
}

/// Drops points near the last one kept; keeps both ends. `stretch` is how much shorter a degree of longitude is.
void thin(std::vector<LonLat>& line, double radius_deg, double stretch) {
  if (radius_deg <= 0 || line.size() < 3) return;
  std::size_t kept = 0;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const double dx = (line[i].lon_deg - line[kept].lon_deg) * stretch, dy = line[i].lat_deg - line[kept].lat_deg;
    if (dx * dx + dy * dy > radius_deg * radius_deg) line[++kept] = line[i];
  }
  line[++kept] = line.back();
  line.resize(kept + 1);
}

/// Projects rings and lines whose longitudes are counted from the axis, one after the other.
class Resampler {
 public:
  Resampler(const Projection& projection, double tolerance_m)
      : projection_(projection), axis_deg_(projection.central_meridian_deg()), tolerance_m_(tolerance_m) {}

  /// Appends one ring, line or run of points to `out`, or the pieces of a line.
  void add(std::span<const LonLat> points, FeatureSet<PlanePoint>& out) {
    split_long_edges(points, out.kind);
    plane_.resize(lon_lat_.size());
    projection_.forward(lon_lat_, plane_);
    for (std::size_t i = 0; i < plane_.size(); ++i) {
      if (i > 0 && out.kind != GeometryKind::kPoints) bend(i, out);
      if (is_finite(plane_[i])) out.points.push_back(plane_[i]);
      if (!is_finite(plane_[i]) && out.kind == GeometryKind::kLines) end(out);
    }
    if (out.kind == GeometryKind::kPolygons && out.points.size() > out.rings_begin.back()) out.points.pop_back();
    end(out);
  }

 private:
  /// Back to true longitudes, in steps of ten degrees at most; rings are closed for the time being.
  void split_long_edges(std::span<const LonLat> points, GeometryKind kind) {
    lon_lat_.clear();
    push(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
      kind == GeometryKind::kPoints ? push(points[i]) : push_edge(points[i - 1], points[i]);
    }
    if (kind == GeometryKind::kPolygons) push_edge(points.back(), points.front());
  }

  void push(LonLat p) { lon_lat_.push_back({p.lon_deg + axis_deg_, p.lat_deg}); }

  /// The edge without its start.
  void push_edge(LonLat a, LonLat b) {
    if (!passes_antipode(a, b)) return push_steps(a, b);
    const double lat = projection_.antipode()->lat_deg;
    push_steps(a, {a.lon_deg, lat});
    lon_lat_.pop_back();
    push_around_antipode(a, b);
    push_steps({a.lon_deg, lat}, b);
  }

  void push_steps(LonLat a, LonLat b) {
    const double dx = b.lon_deg - a.lon_deg, dy = b.lat_deg - a.lat_deg;
    const int steps = static_cast<int>(std::ceil(std::max(std::abs(dx), std::abs(dy)) / kMaxEdge_deg));
    for (int i = 1; i < steps; ++i) push({a.lon_deg + dx * i / steps, a.lat_deg + dy * i / steps});
    push(b);
  }

  /// True for the edge of a polygon along the cut that runs over the antipode of an azimuthal projection.
  bool passes_antipode(LonLat a, LonLat b) const {
    constexpr double kRounding_deg = 1e-10;
    const auto on_cut = [](double lon_deg) { return std::abs(lon_deg) > kCut_deg - kRounding_deg; };
    const auto antipode = projection_.antipode();
    return antipode && on_cut(a.lon_deg) && on_cut(b.lon_deg) && a.lon_deg * b.lon_deg > 0 &&
           (a.lat_deg < antipode->lat_deg) != (b.lat_deg < antipode->lat_deg);
  }

  /// Half a small circle, on the polygon's side of the antipode: half of the rim of the plane. Without it a polygon
  /// that contains the antipode would be filled inside out.
  void push_around_antipode(LonLat a, LonLat b) {
    constexpr double kRadius_deg = 0.01;  // nearer than 0.001 degrees PROJ gives up
    constexpr int kSteps = 36;
    const double lat = projection_.antipode()->lat_deg;
    const double up = b.lat_deg > a.lat_deg ? 1 : -1, inward = a.lon_deg > 0 ? -1 : 1;
    const double radius_lon_deg = kRadius_deg / std::max(std::cos(lat * radians_in_degree), 1e-3);
    for (int i = 0; i <= kSteps; ++i) {
      const double angle = std::numbers::pi * (static_cast<double>(i) / kSteps - 0.5);
      push({a.lon_deg + inward * radius_lon_deg * std::cos(angle),
            std::clamp(lat + up * kRadius_deg * std::sin(angle), -kPole_deg, kPole_deg)});
    }
  }

  /// Adds points between i - 1 and i where the line bends. Lines break where the plane does.
  void bend(std::size_t i, FeatureSet<PlanePoint>& out) {
    const PlanePoint a = plane_[i - 1], b = plane_[i];
    if (!is_finite(a) || !is_finite(b)) return;
    // The height of an arc over its chord is length^2 x curvature / 8; parallels bend the more the nearer the pole.
    constexpr double kMostBent = 575;  // 2 + tan(89.9 degrees)
    const double height_m = (std::pow(b.x_m - a.x_m, 2) + std::pow(b.y_m - a.y_m, 2)) / (8 * kEarth_m);
    if (height_m * kMostBent < tolerance_m_) return;
    const double lat = std::min(std::max(std::abs(lon_lat_[i].lat_deg), std::abs(lon_lat_[i - 1].lat_deg)), 89.9);
    if (height_m * (2 + std::tan(lat * radians_in_degree)) < tolerance_m_) return;
    split(lon_lat_[i - 1], a, lon_lat_[i], b, 0, out);
  }

  void split(LonLat a, PlanePoint pa, LonLat b, PlanePoint pb, int depth, FeatureSet<PlanePoint>& out) {
    const LonLat middle{(a.lon_deg + b.lon_deg) / 2, (a.lat_deg + b.lat_deg) / 2};
    const auto pm = projection_.forward(middle);
    if (!pm) return;
    const double off = std::hypot(pm->x_m - (pa.x_m + pb.x_m) / 2, pm->y_m - (pa.y_m + pb.y_m) / 2);
    if (off <= tolerance_m_) return;
    if (depth >= kMaxSplits) {
      if (out.kind == GeometryKind::kLines && off > kEarth_m / 10) end(out);  // a tear, not a bend
      return;
    }
    split(a, pa, middle, *pm, depth + 1, out);
    out.points.push_back(*pm);
    split(middle, *pm, b, pb, depth + 1, out);
  }

  /// Ends a ring, or takes back one of too few points.
  static void end(FeatureSet<PlanePoint>& out) {
    const std::size_t count = out.points.size() - out.rings_begin.back();
    const std::size_t least = out.kind == GeometryKind::kPolygons ? 3 : out.kind == GeometryKind::kLines ? 2 : 1;
    if (count >= least) {
      out.end_ring();
    } else {
      out.points.resize(out.rings_begin.back());
    }
  }

  const Projection& projection_;
  double axis_deg_;
  double tolerance_m_;
  std::vector<LonLat> lon_lat_;
  std::vector<PlanePoint> plane_;
};

/// Cuts, thins and projects the rings of features.
class FeatureProjector {
 public:
  FeatureProjector(const Projection& projection, const ProjectOptions& options, GeometryKind kind)
      : axis_deg_(projection.central_meridian_deg()),
        box_(turned(options.box, axis_deg_)),
        radius_deg_(options.thin_m / kEarth_m / radians_in_degree),
        smallest_deg_(options.smallest_m / kEarth_m / radians_in_degree),
        stretch_(std::cos(std::min(std::abs(box_.south_deg), std::abs(box_.north_deg)) * radians_in_degree)),
        resampler_(projection, options.tolerance_m) {
    if (box_.south_deg < 0 && box_.north_deg > 0) stretch_ = 1;
    out.kind = kind;
  }

  /// Each copy of a ring, 360 degrees apart, that reaches into the box.
  void add_ring(std::span<const LonLat> ring) {
    const LonLatBox bounds = bounds_of(ring);
    const bool tiny =
        bounds.height_deg() < smallest_deg_ && (bounds.east_deg - bounds.west_deg) * stretch_ < smallest_deg_;
    if (tiny && out.kind == GeometryKind::kPolygons) return;
    const double first = std::ceil((box_.west_deg - (bounds.east_deg - axis_deg_)) / 360);
    const double last = std::floor((box_.east_deg - (bounds.west_deg - axis_deg_)) / 360);
    for (double copy = first; copy <= last; ++copy) add_copy(ring, axis_deg_ - copy * 360);
  }

  FeatureSet<PlanePoint> out;

 private:
  /// Cuts the ring to the box, moved to where this copy's longitudes are, and turns what is left.
  void add_copy(std::span<const LonLat> ring, double axis_deg) {
    const LonLatBox box{box_.west_deg + axis_deg, box_.south_deg, box_.east_deg + axis_deg, box_.north_deg};
    if (out.kind == GeometryKind::kPolygons) {
      piece_ = clipper_.ring(ring, box);
      add_piece(3, axis_deg);
    } else if (out.kind == GeometryKind::kLines) {
      lines_ = {};
      clipper_.line(ring, box, lines_);
      for (std::size_t i = 0; i < lines_.ring_count(); ++i) {
        piece_.assign(lines_.ring(i).begin(), lines_.ring(i).end());
        add_piece(2, axis_deg);
      }
    } else {
      piece_.clear();
      std::ranges::copy_if(ring, std::back_inserter(piece_), [&](LonLat p) { return outside(p, box) == 0; });
      add_piece(1, axis_deg);
    }
  }

  void add_piece(std::size_t least, double axis_deg) {
    if (out.kind != GeometryKind::kPoints) thin(piece_, radius_deg_, stretch_);
    if (piece_.size() < least) return;
    for (LonLat& p : piece_) p.lon_deg = std::clamp(p.lon_deg - axis_deg, -kCut_deg, kCut_deg);
    resampler_.add(piece_, out);
  }

  double axis_deg_;
  LonLatBox box_;  ///< longitudes counted from the axis
  double radius_deg_;
  double smallest_deg_;
  double stretch_;
  Resampler resampler_;
  Clipper<LonLat> clipper_;
  std::vector<LonLat> piece_;
  FeatureSet<LonLat> lines_;
};

constexpr int kSamples = 16;

/// Places on a grid over a box of the plane, longitudes counted from the axis; nothing where there is no place.
std::vector<std::optional<LonLat>> sample(const Projection& projection, const PlaneBox& plane) {
  std::vector<std::optional<LonLat>> places;
  for (int row = 0; row <= kSamples; ++row) {
    for (int column = 0; column <= kSamples; ++column) {
      auto place = projection.inverse(
          {plane.min_x_m + plane.width_m() * column / kSamples, plane.min_y_m + plane.height_m() * row / kSamples});
      if (place) place->lon_deg = turned(place->lon_deg, projection.central_meridian_deg());
      places.push_back(place);
    }
  }
  return places;
}

/// True if the map shows all longitudes: somewhere on the grid they jump, or places are missing.
bool shows_all_longitudes(const std::vector<std::optional<LonLat>>& places) {
  constexpr double kJump_deg = 30;
  constexpr auto kRow = static_cast<std::size_t>(kSamples + 1);
  const auto jump = [&](std::size_t a, std::size_t b) {
    return std::abs(places[a]->lon_deg - places[b]->lon_deg) > kJump_deg;
  };
  if (std::ranges::any_of(places, [](const auto& p) { return !p.has_value(); })) return true;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i % kRow + 1 < kRow && jump(i, i + 1)) return true;
    if (i + kRow < places.size() && jump(i, i + kRow)) return true;
  }
  return false;
}

}  // namespace

FeatureSet<PlanePoint> project_features(const FeatureSet<LonLat>& in, const Projection& projection,
                                        const ProjectOptions& options) {
  FeatureProjector projector(projection, options, in.kind);
  for (std::size_t f = 0; f < in.feature_count(); ++f) {
    for (std::size_t r = in.features_begin[f]; r < in.features_begin[f + 1]; ++r) projector.add_ring(in.ring(r));
    projector.out.end_feature();
  }
  return std::move(projector.out);
}

LonLatBox lon_lat_box(const Projection& projection, const PlaneBox& plane) {
  const auto places = sample(projection, plane);
  LonLatBox box{180, 90, -180, -90};
  bool complete = true;
  for (const auto& place : places) {
    complete = complete && place.has_value();
    if (!place) continue;
    box.west_deg = std::min(box.west_deg, place->lon_deg);
    box.east_deg = std::max(box.east_deg, place->lon_deg);
    box.south_deg = std::min(box.south_deg, place->lat_deg);
    box.north_deg = std::max(box.north_deg, place->lat_deg);
  }
  if (!complete) return {-180, -90, 180, 90};
  const double more_lat = box.height_deg() / 20 + 1e-6, more_lon = (box.east_deg - box.west_deg) / 20 + 1e-6;
  const bool all = shows_all_longitudes(places) || box.east_deg - box.west_deg + 2 * more_lon >= 359;
  box.south_deg = std::max(box.south_deg - more_lat, -90.0);
  box.north_deg = std::min(box.north_deg + more_lat, 90.0);
  if (all) {
    constexpr double kNearPole_deg = 60;  // a grid that jumps in longitude has a pole in it or near it
    return {-180, box.south_deg < -kNearPole_deg ? -90 : box.south_deg, 180,
            box.north_deg > kNearPole_deg ? 90 : box.north_deg};
  }
  const double axis = projection.central_meridian_deg();
  return {turned(box.west_deg - more_lon, -axis), box.south_deg, turned(box.east_deg + more_lon, -axis), box.north_deg};
}

FeatureSet<LonLat> outlines(const FeatureSet<LonLat>& polygons) {
  constexpr double kNear_deg = 1e-6;
  const auto cut = [](LonLat a, LonLat b) {
    const bool meridian =
        std::abs(std::abs(a.lon_deg) - 180) < kNear_deg && std::abs(std::abs(b.lon_deg) - 180) < kNear_deg;
    const bool pole = std::abs(a.lat_deg) > 90 - kNear_deg && std::abs(b.lat_deg) > 90 - kNear_deg;
    return meridian || pole;
  };
  FeatureSet<LonLat> out;
  out.kind = GeometryKind::kLines;
  const auto end = [&out] {
    if (out.points.size() - out.rings_begin.back() > 1) return out.end_ring();
    out.points.resize(out.rings_begin.back());
  };
  for (std::size_t f = 0; f < polygons.feature_count(); ++f) {
    for (std::size_t r = polygons.features_begin[f]; r < polygons.features_begin[f + 1]; ++r) {
      const auto ring = polygons.ring(r);
      out.points.push_back(ring.front());
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat next = ring[i + 1 < ring.size() ? i + 1 : 0];
        if (cut(ring[i], next)) end();
        out.points.push_back(next);
      }
      end();
    }
    out.end_feature();
  }
  return out;
}

}  // namespace dateline

#include "render/ground.h"

#include <algorithm>

#include "geodata/clip.h"
#include "geodata/project_features.h"
#include "geodata/simplify.h"

namespace dateline {
namespace {

// How the tolerance is shared out; the shares add up to 1.
constexpr double kThinShare = 0.3;
constexpr double kBendShare = 0.1;
constexpr double kSimplifyShare = 0.6;

PlaneBox grown_plane(const Viewport& viewport, const GroundOptions& options) {
  return viewport.to_plane(viewport.page().grown(options.clip_margin_pt));
}

/// Most plane metres to a ground metre on the page, from nine places, and a quarter more for what lies between.
double largest_stretch(const Projection& projection, const PlaneBox& plane) {
  double largest = 0.5;
  for (const double x : {plane.min_x_m, plane.center().x_m, plane.max_x_m}) {
    for (const double y : {plane.min_y_m, plane.center().y_m, plane.max_y_m}) {
      if (const auto at = projection.inverse({x, y})) largest = std::max(largest, projection.largest_scale_factor(*at));
    }
  }
  return 1.25 * largest;
}

void append(const FeatureSet<PagePoint>& shapes, std::size_t feature, Path& path) {
  if (shapes.kind == GeometryKind::kPoints) return;
  for (std::size_t r = shapes.features_begin[feature]; r < shapes.features_begin[feature + 1]; ++r) {
    const auto ring = shapes.ring(r);
    path.move_to(ring.front());
    for (const PagePoint p : ring.subspan(1)) path.line_to(p);
    if (shapes.kind == GeometryKind::kPolygons) path.close();
  }
}

}  // namespace

LonLatBox ground_box(const Projection& projection, const Viewport& viewport, const GroundOptions& options) {
  return lon_lat_box(projection, grown_plane(viewport, options));
}

FeatureSet<PagePoint> to_page(const FeatureSet<LonLat>& shapes, const Projection& projection, const Viewport& viewport,
                              const GroundOptions& options) {
  const PlaneBox plane_box = grown_plane(viewport, options);
  const double tolerance_m = options.tolerance_pt * viewport.metres_per_pt();
  const double stretch = largest_stretch(projection, plane_box);
  const ProjectOptions project{.box = lon_lat_box(projection, plane_box),
                               .tolerance_m = tolerance_m * kBendShare,
                               .thin_m = tolerance_m * kThinShare / stretch,
                               .smallest_m = options.smallest_pt * viewport.metres_per_pt() / stretch};
  FeatureSet<PlanePoint> plane = clip(project_features(shapes, projection, project), plane_box);
  FeatureSet<PagePoint> page;
  page.kind = plane.kind;
  page.rings_begin = std::move(plane.rings_begin);
  page.features_begin = std::move(plane.features_begin);
  page.points.resize(plane.points.size());
  std::ranges::transform(plane.points, page.points.begin(), [&](PlanePoint p) { return viewport.to_page(p); });
  return simplify(page, options.tolerance_pt * kSimplifyShare, options.smallest_pt);
}

Path path_of(const FeatureSet<PagePoint>& shapes, std::size_t feature) {
  Path path;
  append(shapes, feature, path);
  return path;
}

Path path_of(const FeatureSet<PagePoint>& shapes) {
  Path path;
  path.points.reserve(shapes.points.size());
  for (std::size_t f = 0; f < shapes.feature_count(); ++f) append(shapes, f, path);
  return path;
}

}  // namespace dateline

// Brings basemap shapes onto the page: cut, projected, simplified.
//
//   const LonLatBox box = ground_box(projection, viewport, options);
//   const Result<BasemapLayer> lakes = basemap.read(BasemapRole::kLakes, box, viewport.scale_denominator());
//   const FeatureSet<PagePoint> shapes = to_page(lakes->shapes, projection, viewport, options);
//   item.path = path_of(shapes, 3);                                  // the fourth lake
//
// The cost is one pass over the points near the page, and beyond that bounded by the page: rings and
// bends far below a pixel are dropped before they are projected. Pure functions; thread safety is that of Projection.
#pragma once

#include <cstddef>

#include "geodata/coordinates.h"
#include "geodata/geometry.h"
#include "geodata/projection.h"
#include "render/drawing.h"
#include "render/page.h"
#include "render/viewport.h"

namespace dateline {

struct GroundOptions {
  /// How far shapes reach beyond the viewport's page box: at least half the widest stroke, so that cut edges are not
  /// seen.
  double clip_margin_pt = 12;
  /// How far a drawn line may be from the data's, in all; 0.15 points is a fifth of a pixel at 96 per inch.
  double tolerance_pt = 0.15;
  /// Islands, lakes and holes smaller than this both in width and height are left out: half a pixel at 96 per inch.
  double smallest_pt = 0.375;
};

/// The degrees to read from a basemap for a page.
LonLatBox ground_box(const Projection& projection, const Viewport& viewport, const GroundOptions& options = {});

/// Feature i of the result is feature i of `shapes`; one that is not on the page has no rings. All points are finite
/// and within the page box grown by the margin. Fill polygons even-odd.
FeatureSet<PagePoint> to_page(const FeatureSet<LonLat>& shapes, const Projection& projection, const Viewport& viewport,
                              const GroundOptions& options = {});

/// The path of one feature: closed for polygons, open for lines; empty for points.
Path path_of(const FeatureSet<PagePoint>& shapes, std::size_t feature);

/// One path of all features, for shapes that look the same. Polygons that share an edge are then filled without a seam.
Path path_of(const FeatureSet<PagePoint>& shapes);

}  // namespace dateline

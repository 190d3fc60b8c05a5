// Shapes as KML geometry. Private to geodata/export/kml_*.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"

namespace dateline {

/// Appends a Point, LineString or Polygon, of several parts a MultiGeometry; nothing for an empty shape. Cut at the
/// 180th meridian. Lines and areas lie on the ground; outer rings run counter-clockwise, holes clockwise.
void append_kml_geometry(std::string& out, const Shape& shape, ShapeKind kind);

}  // namespace dateline

// Shapes of exports as well-known binary geometry.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"

namespace dateline {

/// Replaces `out` by the little-endian WKB (ISO 13249-3) of a shape that is not empty: of points a Point
/// or, with `multi`, a MultiPoint; of lines a MultiLineString, of areas a MultiPolygon: all rows of a table are of one
/// type. Longitudes as they are. `out` keeps its memory, so that a million shapes need one buffer.
void write_shape_wkb(const Shape& shape, ShapeKind kind, bool multi, std::string& out);

}  // namespace dateline

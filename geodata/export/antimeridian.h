// Cuts shapes where they cross the 180th meridian, for formats whose longitudes end there.
//
// A shape from the map may run on to 190 degrees east. GeoPackage, FlatGeobuf, PostGIS and GeoJSON (RFC 7946, 3.1.9)
// want two parts instead, one to 180 and one from -180. Degrees are taken as a plane: a line crosses the meridian where
// the straight line between its points does.
#pragma once

#include "geodata/export/feature_table.h"

namespace dateline {

/// True if some longitude is beyond 180 degrees, either way.
bool is_beyond_antimeridian(const Shape& shape);

/// The same ground with all longitudes within 180 degrees; a shape within stays as it is. A hole stays with the part of
/// its polygon on its side of the meridian. Parts that shrink to nothing are left out.
Shape cut_at_antimeridian(const Shape& shape, ShapeKind kind);

}  // namespace dateline

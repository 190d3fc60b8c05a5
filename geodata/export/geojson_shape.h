// Shapes as GeoJSON geometries. Private to geodata/export/geojson_*.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"

namespace dateline {

/// The box around all positions so far, also across the 180th meridian.
class GeoJsonBox {
 public:
  void add(LonLat p);
  bool empty() const { return west_ > east_; }
  /// "[west,south,east,north]"; west > east when the narrower box crosses the 180th meridian.
  std::string text() const;

 private:
  double west_ = 360, east_ = -360, south_ = 90, north_ = -90;
  double west_of_date_line_ = 720, east_of_date_line_ = -360;  ///< longitudes as 0 to 360
};

/// Appends a geometry, or "null" for no shape, and widens the box by it. `cut` has been cut at the 180th meridian.
void append_geometry(std::string& json, const Shape& cut, ShapeKind kind, GeoJsonBox& box);

}  // namespace dateline

// The three kinds of coordinates of dateline and why they are three types.
//
//   LonLat      degrees on WGS 84           what chronicles and basemaps hold
//   PlanePoint  metres in a map projection  what `Projection` makes of them, y up
//   PagePoint   points on the page, y down  what `Viewport` makes of those (render/page.h)
//
// None converts into another by accident: only `Projection` (geodata/projection.h) and `Viewport` (render/viewport.h)
// cross. Plain values; safe to share between threads.
#pragma once

namespace dateline {

/// A position in degrees: longitude east, latitude north, WGS 84.
/// Finite, |lat| <= 90; longitudes are -180 to 180 except inside a box that spans the 180th meridian.
struct LonLat {
  double lon_deg = 0;
  double lat_deg = 0;

  friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// A position in metres in the plane of a map projection; x to the right, y up.
struct PlanePoint {
  double x_m = 0;
  double y_m = 0;

  friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

/// A box in degrees. west > east means that it spans the 180th meridian (as in S2LatLngRect).
struct LonLatBox {
  double west_deg = 0;
  double south_deg = 0;
  double east_deg = 0;
  double north_deg = 0;

  bool spans_antimeridian() const { return west_deg > east_deg; }
  /// Extent in longitude, 0 to 360 degrees.
  double width_deg() const { return east_deg - west_deg + (spans_antimeridian() ? 360.0 : 0.0); }
  double height_deg() const { return north_deg - south_deg; }

  friend bool operator==(const LonLatBox&, const LonLatBox&) = default;
};

/// A box in metres of a projection; min <= max in both directions.
struct PlaneBox {
  double min_x_m = 0;
  double min_y_m = 0;
  double max_x_m = 0;
  double max_y_m = 0;

  double width_m() const { return max_x_m - min_x_m; }
  double height_m() const { return max_y_m - min_y_m; }
  PlanePoint center() const { return {(min_x_m + max_x_m) / 2, (min_y_m + max_y_m) / 2}; }

  friend bool operator==(const PlaneBox&, const PlaneBox&) = default;
};

}  // namespace dateline

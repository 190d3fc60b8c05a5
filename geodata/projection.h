// Crosses between degrees and the metres of a map projection. The only file that knows PROJ.
//
//   const Projection projection = Projection::for_extent({74.6, 42.6, 75.6, 43.3});
//   std::vector<PlanePoint> plane(lon_lats.size());
//   projection.forward(lon_lats, plane);                  // plane[i] is not finite where the projection ends
//   const std::optional<LonLat> back = projection.inverse(plane[0]);
//
// A Projection is a handle to an immutable value: copying is cheap, and copies may be used from several threads (calls
// on one projection take turns). The network and grid files are never used; a chosen projection does not even open
// PROJ's database, which would cost about 10 ms. Throws Error when PROJ itself cannot start.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "geodata/coordinates.h"
#include "geodata/result.h"

namespace dateline {

class Projection {
 public:
  /// From what a map file says: an authority code ("EPSG:32643"), or a PROJ string ("+proj=laea +lat_0=43 +lon_0=75").
  /// Geographic systems ("EPSG:4326") are drawn as an equirectangular map with a warning. Refused with a diagnostic:
  /// unknown codes, text that PROJ does not understand, systems that are no map projection, and strings that name
  /// files, grids or pipelines. Datum shifts without grids are applied.
  static Result<Projection> from_string(const std::string& text);

  /// A projection fit for the extent, after the rules of geodata/projection_choice.h; `why()` says which one applied.
  static Projection for_extent(const LonLatBox& extent);

  /// Projects `in[i]` to `out[i]`; the sizes must be equal. A point outside the projection's domain becomes not finite
  /// (check `is_finite`). Longitudes outside -180..180 are understood as those 360 degrees away.
  void forward(std::span<const LonLat> in, std::span<PlanePoint> out) const;
  /// One point; nothing outside the domain.
  std::optional<PlanePoint> forward(LonLat at) const;

  /// Back to degrees, longitude within -180..180; nothing for a point that no place on Earth is projected to.
  /// Points that PROJ maps back only by extrapolation (forward of the answer is elsewhere) count as such.
  std::optional<LonLat> inverse(PlanePoint at) const;

  /// Square root of the areal scale at a place: plane metres for one metre on the ground; 1 outside the domain.
  double scale_factor(LonLat at) const;

  /// Plane metres for one metre on the ground in the direction in which they are most; 1 outside the domain.
  double largest_scale_factor(LonLat at) const;

  /// Direction of north on the map at a place, degrees clockwise from up; 0 outside the domain.
  double convergence_deg(LonLat at) const;

  /// The longitude of the axis; a map of the world is cut 180 degrees from it.
  double central_meridian_deg() const;

  /// The place that is stretched to the rim of the plane, see geodata/projection_choice.h; nothing for most
  /// projections.
  std::optional<LonLat> antipode() const;

  /// What defines it, for PROJ and for GDAL: the authority code, else the PROJ string.
  const std::string& description() const;
  /// For people: "Lambert azimuthal equal-area, centred on 42.9° N 75.1° E".
  const std::string& name() const;
  /// Why it was chosen, or "as asked for"; one sentence without a full stop.
  const std::string& why() const;

 private:
  struct State;
  explicit Projection(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

/// True if both coordinates are finite.
bool is_finite(PlanePoint p);

/// Lets PROJ find its files now. The first time it asks the dynamic loader where it lies, and waits while another
/// thread has the loader at work: call this before `preload_gdal`, or the two run one after the other. Never necessary.
void prepare_projections();

}  // namespace dateline

// What a map file says of its projection.
#include "fuzz/fuzz.h"
#include "geodata/projection.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const Result<Projection> projection = Projection::from_string(std::string(bytes));
  require_good(projection.diagnostics, projection.value.has_value());
  if (!projection) return;
  for (const LonLat at : {LonLat{0, 0}, LonLat{75, 43}, LonLat{-180, 90}, LonLat{179.9, -89.9}}) {
    const auto plane = projection->forward(at);
    if (!plane) continue;
    require(is_finite(*plane), "a point of the plane is finite");
    if (const auto back = projection->inverse(*plane))
      require(back->lon_deg >= -180 && back->lon_deg <= 180 && back->lat_deg >= -90 && back->lat_deg <= 90,
              "what comes back is on the Earth");
    (void)projection->scale_factor(at);
    (void)projection->convergence_deg(at);
  }
}

}  // namespace dateline::fuzz

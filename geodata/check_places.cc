#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "geodata/check_context.h"

namespace dateline {
namespace {

/// Where most places of the chronicle are: medians, and the median distance from them, in degrees. Medians, because a
/// place or two with exchanged coordinates must not move them.
struct Neighbourhood {
  double lat_deg = 0;
  double lon_deg = 0;
  double spread_deg = 0;
  bool known = false;

  double distance_deg(double lat, double lon) const { return std::hypot(lat - lat_deg, lon - lon_deg); }
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

bool is_finite(const LonLat& p) { return std::isfinite(p.lat_deg) && std::isfinite(p.lon_deg); }

Neighbourhood neighbourhood_of(const std::vector<Place>& places) {
  std::vector<double> lats;
  std::vector<double> lons;
  for (const Place& place : places) {
    if (!place.position || !is_finite(*place.position)) continue;
    lats.push_back(place.position->lat_deg);
    lons.push_back(place.position->lon_deg);
  }
  if (lats.size() < 4) return {};
  Neighbourhood out{median(lats), median(lons), 0, true};
  std::vector<double> distances;
  for (std::size_t i = 0; i < lats.size(); ++i) distances.push_back(out.distance_deg(lats[i], lons[i]));
  out.spread_deg = median(distances);
  return out;
}

/// True if the place lies far from the others and would lie among them with lat and lon exchanged.
bool looks_exchanged(const LonLat& p, const Neighbourhood& others) {
  if (!others.known) return false;
  const double as_given = others.distance_deg(p.lat_deg, p.lon_deg);
  const double exchanged = others.distance_deg(p.lon_deg, p.lat_deg);
  return as_given > 10 * others.spread_deg + 5 && exchanged < 3 * others.spread_deg + 2;
}

void check_position(CheckContext& context, const LonLat& p, const Neighbourhood& others) {
  if (!is_finite(p)) return context.log.error({}, "the position is not a finite number");
  const bool lat_fits = std::abs(p.lat_deg) <= 90;
  if (!lat_fits)
    context.log.error(
        {"lat"},
        fmt::format("lat {} is not between -90 and 90{}", p.lat_deg,
                    std::abs(p.lon_deg) <= 90 && std::abs(p.lat_deg) <= 180 ? "; are lat and lon exchanged?" : ""));
  if (std::abs(p.lon_deg) > 180)
    context.log.error({"lon"}, fmt::format("lon {} is not between -180 and 180", p.lon_deg));
  if (lat_fits && looks_exchanged(p, others))
    context.log.warning({"lat"},
                        fmt::format("lat {} and lon {} look exchanged: the other places lie around lat {:.1f}, lon "
                                    "{:.1f}",
                                    p.lat_deg, p.lon_deg, others.lat_deg, others.lon_deg));
}

void check_place(CheckContext& context, const Place& place, const Neighbourhood& others) {
  if (place.names.empty()) context.log.error({}, "the place has no name");
  check_text(context, place.names, "names", TextUse::kName);
  if (place.position) check_position(context, *place.position, others);
  if (place.position && place.precision == PlacePrecision::kUnspecified)
    context.log.warning({}, "the place has no precision; it is taken as NEAR");
  if (place.uncertainty_m && !(*place.uncertainty_m > 0 && std::isfinite(*place.uncertainty_m)))
    context.log.error({"uncertainty_m"}, fmt::format("uncertainty_m {} is not more than 0", *place.uncertainty_m));
  if (!place.within.empty()) check_reference(context, context.places, place.within, {"within"});
  for (std::size_t i = 0; i < place.countries.size(); ++i)
    check_country(context, place.countries[i], {"countries", static_cast<int>(i)});
  check_references(context, context.sources, place.sources, "sources");
  check_text(context, place.note, "note", TextUse::kNote);
}

}  // namespace

void check_places(CheckContext& context) {
  const std::vector<Place>& places = context.chronicle.places;
  const Neighbourhood others = neighbourhood_of(places);
  std::vector<int> parents;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const FindingLog::Step inside = context.log.enter("places", static_cast<int>(i));
    check_own_id(context, context.places, places[i].id, i);
    check_place(context, places[i], others);
    const auto parent = context.places.find(places[i].within);
    parents.push_back(parent ? static_cast<int>(*parent) : -1);
    ids.push_back(places[i].id);
  }
  check_no_circles(context, parents, "places", "within", ids);
}

}  // namespace dateline

#include "render/page_records.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace dateline {
namespace {

/// As far as symbols reach beyond the page at most, and names of records with several places.
constexpr double margin_pt = 40;

bool is_near_page(const Place& place, const MapPlan& plan, const PageBox& near) {
  if (!place.position) return true;
  const auto plane = plan.projection.forward(*place.position);
  return plane && near.contains(plan.viewport.to_page(*plane));
}

/// Places that are not only those of single events.
std::unordered_set<std::string_view> places_needed(const Chronicle& chronicle, const MapSpec& spec) {
  std::unordered_set<std::string_view> needed;
  const auto add_path = [&](const Waypoint& point) {
    if (const std::string* id = point.place()) needed.insert(*id);
  };
  for (const Event& event : chronicle.events) needed.insert(event.places.begin(), event.places.end());
  for (const Movement& movement : chronicle.movements) std::ranges::for_each(movement.path, add_path);
  for (const Deployment& deployment : chronicle.deployments) {
    needed.insert(deployment.to.begin(), deployment.to.end());
    if (deployment.from) add_path(*deployment.from);
  }
  for (const Place& place : chronicle.places)
    if (!place.within.empty()) needed.insert(place.within);
  needed.insert(spec.extra_places.begin(), spec.extra_places.end());
  if (const auto* around = std::get_if<PlacesExtent>(&spec.extent))
    needed.insert(around->places.begin(), around->places.end());
  for (const LayerSpec& layer : spec.layers) needed.insert(layer.select.places.begin(), layer.select.places.end());
  return needed;
}

}  // namespace

bool page_stands_alone(const MapSpec& spec) {
  const bool beyond = std::ranges::any_of(spec.layers, [](const LayerSpec& layer) {
    return layer.aggregate && (layer.aggregate->method == AggregationMethod::kAreas ||
                               layer.aggregate->method == AggregationMethod::kDensity);
  });
  return !beyond && spec.insets.empty() && !std::holds_alternative<std::monostate>(spec.extent);
}

std::size_t drop_off_page(Chronicle& chronicle, const MapPlan& plan, const MapSpec& spec) {
  const PageBox near = plan.viewport.page().grown(margin_pt);
  std::unordered_set<std::string_view> off;
  for (const Place& place : chronicle.places)
    if (!is_near_page(place, plan, near)) off.insert(place.id);
  const std::size_t dropped = std::erase_if(chronicle.events, [&](const Event& event) {
    return !event.places.empty() &&
           std::ranges::all_of(event.places, [&](const std::string& id) { return off.contains(id); });
  });
  if (dropped == 0) return 0;
  off.clear();
  const auto needed = places_needed(chronicle, spec);
  std::vector<Place> kept;
  for (Place& place : chronicle.places)
    if (needed.contains(place.id)) kept.push_back(place);
  chronicle.places = std::move(kept);
  chronicle.events.shrink_to_fit();
  return dropped;
}

}  // namespace dateline

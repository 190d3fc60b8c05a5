#include "geodata/import/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "geodata/import/name_folding.h"

namespace dateline {
namespace {

constexpr double earth_radius_km = 6371.0088;
constexpr std::size_t most_described = 5;

using Candidates = std::vector<const GazetteerPlace*>;

/// Only those for which the condition holds, when there are any.
template <typename Condition>
void keep(Candidates& candidates, const Condition& condition) {
  Candidates kept;
  std::ranges::copy_if(candidates, std::back_inserter(kept), condition);
  if (!kept.empty()) candidates = std::move(kept);
}

bool lies_in(const GazetteerPlace& place, const std::vector<std::string>& folded_areas) {
  return std::ranges::any_of(place.admin, [&](const std::string& area) {
    return std::ranges::find(folded_areas, fold_name(area)) != folded_areas.end();
  });
}

}  // namespace

void Gazetteer::index(const std::string& name, std::size_t place) {
  std::string folded = fold_name(name);
  if (folded.empty()) return;
  std::vector<std::size_t>& places = by_name_[std::move(folded)];
  if (places.empty() || places.back() != place) places.push_back(place);
}

void Gazetteer::add(GazetteerPlace place) {
  const std::size_t number = places_.size();
  index(place.name, number);
  for (const std::string& name : place.other_names) index(name, number);
  place.other_names = {};  // the index has them
  places_.push_back(std::move(place));
}

std::vector<const GazetteerPlace*> Gazetteer::find(const GazetteerQuestion& question) const {
  const auto found = by_name_.find(fold_name(question.name));
  if (found == by_name_.end()) return {};
  Candidates candidates;
  for (const std::size_t i : found->second) candidates.push_back(&places_[i]);
  if (!question.country.empty())
    std::erase_if(candidates, [&](const auto* p) { return !p->country.empty() && p->country != question.country; });
  std::vector<std::string> areas;
  for (const std::string& area : question.within) areas.push_back(fold_name(area));
  keep(candidates, [&](const auto* p) { return lies_in(*p, areas); });
  return candidates;
}

std::string Gazetteer::suggest(std::string_view name) {
  const std::string folded = fold_name(name);
  if (folded.empty()) return {};
  const std::string first = folded.substr(0, 1);
  std::vector<std::string_view> names;
  for (auto i = by_name_.lower_bound(first); i != by_name_.end() && i->first.starts_with(first); ++i)
    names.push_back(i->first);
  const std::string suggestion = did_you_mean_.among(names, folded);
  const std::size_t begin = suggestion.find('"');
  if (begin == std::string::npos) return {};
  const auto found = by_name_.find(suggestion.substr(begin + 1, suggestion.rfind('"') - begin - 1));
  return fmt::format(" (did you mean \"{}\"?)", places_[found->second.front()].name);  // as it is written
}

double distance_km(const LonLat& a, const LonLat& b) {
  constexpr double radians = std::numbers::pi / 180;
  const double lat = std::sin((b.lat_deg - a.lat_deg) * radians / 2);
  const double lon = std::sin((b.lon_deg - a.lon_deg) * radians / 2);
  const double h = lat * lat + std::cos(a.lat_deg * radians) * std::cos(b.lat_deg * radians) * lon * lon;
  return 2 * earth_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

std::string describe(const std::vector<const GazetteerPlace*>& candidates) {
  std::string out;
  for (std::size_t i = 0; i < std::min(candidates.size(), most_described); ++i) {
    const GazetteerPlace& place = *candidates[i];
    std::string areas = place.country;
    for (const std::string& area : place.admin) areas += (areas.empty() ? "" : ", ") + area;
    const LonLat& p = place.position;
    out += fmt::format("{}{} ({}{}{:.2f} {} {:.2f} {}", i > 0 ? "; " : "", place.name, areas, areas.empty() ? "" : ", ",
                       std::abs(p.lat_deg), p.lat_deg < 0 ? 'S' : 'N', std::abs(p.lon_deg), p.lon_deg < 0 ? 'W' : 'E');
    if (i > 0) out += fmt::format(", {:.0f} km from the first", distance_km(candidates.front()->position, p));
    out += ')';
  }
  if (candidates.size() > most_described) out += fmt::format("; and {} more", candidates.size() - most_described);
  return out;
}

}  // namespace dateline

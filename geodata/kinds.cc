#include "geodata/kinds.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr auto name_kind_words = std::to_array<std::string_view>({"usual", "former", "alternative", "short"});

constexpr auto source_kind_words =
    std::to_array<std::string_view>({"unspecified", "official", "media", "ngo", "intergovernmental", "dataset",
                                     "reference", "witness", "party", "social_media", "survey", "unattributed"});

constexpr auto place_kind_words = std::to_array<std::string_view>({"unspecified",
                                                                   "village",
                                                                   "town",
                                                                   "city",
                                                                   "capital",
                                                                   "neighbourhood",
                                                                   "district",
                                                                   "region",
                                                                   "country",
                                                                   "border_crossing",
                                                                   "border_post",
                                                                   "checkpoint",
                                                                   "hospital",
                                                                   "market",
                                                                   "school",
                                                                   "place_of_worship",
                                                                   "camp",
                                                                   "shelter",
                                                                   "military_base",
                                                                   "police_station",
                                                                   "government_building",
                                                                   "port",
                                                                   "airport",
                                                                   "station",
                                                                   "road",
                                                                   "bridge",
                                                                   "industrial_site",
                                                                   "natural_feature",
                                                                   "sea_area",
                                                                   "island"});

constexpr auto place_precision_words =
    std::to_array<std::string_view>({"unspecified", "exact", "near", "centroid", "representative"});

constexpr auto actor_kind_words = std::to_array<std::string_view>(
    {"unspecified", "government", "police", "internal_troops", "army", "border_guard", "armed_group", "community",
     "crowd", "protesters", "medical_service", "relief_organisation", "intergovernmental_body", "private_company",
     "peacekeepers", "fire_service"});

constexpr auto role_words = std::to_array<std::string_view>(
    {"participant", "affected", "responder", "speaker", "side_a", "side_b", "organiser"});

constexpr auto certainty_words =
    std::to_array<std::string_view>({"stated", "confirmed", "disputed", "refuted", "rumoured"});

constexpr auto event_kind_words = std::to_array<std::string_view>({"unspecified",
                                                                   "clash",
                                                                   "battle",
                                                                   "attack",
                                                                   "killing",
                                                                   "brawl",
                                                                   "riot",
                                                                   "protest",
                                                                   "shelling",
                                                                   "air_strike",
                                                                   "explosion",
                                                                   "arson",
                                                                   "looting",
                                                                   "property_damage",
                                                                   "sexual_violence",
                                                                   "abduction",
                                                                   "arrest",
                                                                   "closure",
                                                                   "opening",
                                                                   "statement",
                                                                   "disinformation",
                                                                   "meeting",
                                                                   "agreement",
                                                                   "resignation",
                                                                   "appointment",
                                                                   "medical_care",
                                                                   "sheltering",
                                                                   "aid_delivery",
                                                                   "police_operation",
                                                                   "control_change",
                                                                   "traffic_incident",
                                                                   "flood",
                                                                   "earthquake",
                                                                   "wildfire",
                                                                   "storm",
                                                                   "landslide",
                                                                   "eruption",
                                                                   "drought",
                                                                   "epidemic",
                                                                   "accident",
                                                                   "shipwreck",
                                                                   "election",
                                                                   "court_decision",
                                                                   "assessment",
                                                                   "alert",
                                                                   "discovery",
                                                                   "strike"});

constexpr auto movement_kind_words = std::to_array<std::string_view>(
    {"unspecified", "displacement", "return", "evacuation", "medical_transfer", "official_visit", "crowd_arrival",
     "march", "aid_convoy", "deportation", "troop_movement", "withdrawal", "detention_transfer", "travel"});

constexpr auto movement_mode_words =
    std::to_array<std::string_view>({"unspecified", "road", "foot", "air", "rail", "sea", "river"});

constexpr auto measure_words = std::to_array<std::string_view>({"unspecified",
                                                                "deaths",
                                                                "injured",
                                                                "hospitalised",
                                                                "treated",
                                                                "missing",
                                                                "arrested",
                                                                "detained",
                                                                "displaced",
                                                                "border_crossings",
                                                                "returned",
                                                                "evacuated",
                                                                "sheltered",
                                                                "affected",
                                                                "participants",
                                                                "personnel",
                                                                "resigned",
                                                                "homes_damaged",
                                                                "buildings_damaged",
                                                                "vehicles_damaged",
                                                                "damage_cost",
                                                                "aid_value",
                                                                "households_displaced",
                                                                "newly_displaced",
                                                                "response_hours",
                                                                "weapons",
                                                                "events_count",
                                                                "area_km2",
                                                                "tonnes",
                                                                "magnitude",
                                                                "water_level_m",
                                                                "abducted",
                                                                "rescued",
                                                                "votes",
                                                                "transferred"});

constexpr auto claim_status_words =
    std::to_array<std::string_view>({"unspecified", "official", "unofficial", "preliminary", "denied", "retracted"});

constexpr auto qualifier_words =
    std::to_array<std::string_view>({"plain", "about", "nearly", "at_least", "more_than", "up_to", "less_than"});

template <typename Enum>
std::string_view word_of(Enum value) {
  const auto words = words_of<Enum>();
  const auto index = static_cast<std::size_t>(value);
  return index < words.size() ? words[index] : std::string_view{};
}

}  // namespace

template <>
std::span<const std::string_view> words_of<NameKind>() {
  return name_kind_words;
}
template <>
std::span<const std::string_view> words_of<SourceKind>() {
  return source_kind_words;
}
template <>
std::span<const std::string_view> words_of<PlaceKind>() {
  return place_kind_words;
}
template <>
std::span<const std::string_view> words_of<PlacePrecision>() {
  return place_precision_words;
}
template <>
std::span<const std::string_view> words_of<ActorKind>() {
  return actor_kind_words;
}
template <>
std::span<const std::string_view> words_of<Role>() {
  return role_words;
}
template <>
std::span<const std::string_view> words_of<Certainty>() {
  return certainty_words;
}
template <>
std::span<const std::string_view> words_of<EventKind>() {
  return event_kind_words;
}
template <>
std::span<const std::string_view> words_of<MovementKind>() {
  return movement_kind_words;
}
template <>
std::span<const std::string_view> words_of<MovementMode>() {
  return movement_mode_words;
}
template <>
std::span<const std::string_view> words_of<Measure>() {
  return measure_words;
}
template <>
std::span<const std::string_view> words_of<ClaimStatus>() {
  return claim_status_words;
}
template <>
std::span<const std::string_view> words_of<Qualifier>() {
  return qualifier_words;
}

template <typename Enum>
std::optional<Enum> from_string(std::string_view word) {
  const auto words = words_of<Enum>();
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

template std::optional<NameKind> from_string(std::string_view);
template std::optional<SourceKind> from_string(std::string_view);
template std::optional<PlaceKind> from_string(std::string_view);
template std::optional<PlacePrecision> from_string(std::string_view);
template std::optional<ActorKind> from_string(std::string_view);
template std::optional<Role> from_string(std::string_view);
template std::optional<Certainty> from_string(std::string_view);
template std::optional<EventKind> from_string(std::string_view);
template std::optional<MovementKind> from_string(std::string_view);
template std::optional<MovementMode> from_string(std::string_view);
template std::optional<Measure> from_string(std::string_view);
template std::optional<ClaimStatus> from_string(std::string_view);
template std::optional<Qualifier> from_string(std::string_view);

std::string_view to_string(NameKind value) { return word_of(value); }
std::string_view to_string(SourceKind value) { return word_of(value); }
std::string_view to_string(PlaceKind value) { return word_of(value); }
std::string_view to_string(PlacePrecision value) { return word_of(value); }
std::string_view to_string(ActorKind value) { return word_of(value); }
std::string_view to_string(Role value) { return word_of(value); }
std::string_view to_string(Certainty value) { return word_of(value); }
std::string_view to_string(EventKind value) { return word_of(value); }
std::string_view to_string(MovementKind value) { return word_of(value); }
std::string_view to_string(MovementMode value) { return word_of(value); }
std::string_view to_string(Measure value) { return word_of(value); }
std::string_view to_string(ClaimStatus value) { return word_of(value); }
std::string_view to_string(Qualifier value) { return word_of(value); }

}  // namespace dateline

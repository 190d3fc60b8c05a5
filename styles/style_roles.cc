#include "styles/style_roles.h"

#include <array>

#include "geodata/kinds.h"

namespace dateline {

std::span<const std::string_view> color_roles() {
  static constexpr auto roles =
      std::to_array<std::string_view>({"page", "land", "land_other", "water", "shoreline", "border", "border_band",
                                       "text", "text_muted", "text_faint", "water_text", "halo", "panel"});
  return roles;
}

std::span<const std::string_view> type_roles() {
  static constexpr auto roles =
      std::to_array<std::string_view>({"title", "subtitle", "place_main", "place", "place_minor", "country", "water",
                                       "figure", "note", "credit", "legend", "legend_title", "scale"});
  return roles;
}

std::span<const std::string_view> line_roles() {
  static constexpr auto roles = std::to_array<std::string_view>(
      {"border", "border_disputed", "province", "river", "river_minor", "shoreline", "graticule", "frame", "leader"});
  return roles;
}

std::span<const std::string_view> rule_subjects() {
  static constexpr auto subjects = std::to_array<std::string_view>({"event", "movement", "deployment", "place"});
  return subjects;
}

std::span<const std::string_view> kinds_of_subject(std::string_view subject) {
  if (subject == "event") return words_of<EventKind>();
  if (subject == "movement") return words_of<MovementKind>();
  if (subject == "place") return words_of<PlaceKind>();
  return {};
}

}  // namespace dateline

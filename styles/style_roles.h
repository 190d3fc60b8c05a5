// The roles every style gives a look to, as listed in proto/style.proto.
//
// The reader checks that a style has them all, so that drawing code can ask for one without asking whether it is there.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// Names of palette entries: "page", "land", ... A palette may have more.
std::span<const std::string_view> color_roles();
/// Roles of type: "title", "place_main", ... There are no others.
std::span<const std::string_view> type_roles();
/// Roles of lines: "border", "river", ... There are no others.
std::span<const std::string_view> line_roles();
/// What rules speak about: "event", "movement", "deployment", "place".
std::span<const std::string_view> rule_subjects();
/// The kinds of a subject (geodata/kinds.h); empty for "deployment", which has none.
std::span<const std::string_view> kinds_of_subject(std::string_view subject);

}  // namespace dateline

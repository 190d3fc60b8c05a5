// ACLED's words for events and actors, in those of the chronicle.
//
// Spellings of several years are known ("Protestors", "Strategic Developments"); case does not matter. Pure functions.
#pragma once

#include <string_view>

#include "geodata/kinds.h"

namespace dateline::acled {

struct KindOfEvent {
  EventKind kind = EventKind::kUnspecified;
  bool known = false;            ///< false: neither type nor sub-type is one of ACLED's
  bool inferred = false;         ///< from the words of the note, not from the type
  bool control_changed = false;  ///< a battle by which a place changed hands
};

/// From event_type, sub_event_type, notes and the code of the first actor, which tells riots from protests in exports
/// of the years before 2019 that did not.
KindOfEvent kind_of_event(std::string_view type, std::string_view sub_type, std::string_view notes,
                          std::string_view inter1);

/// From the name, where it says so ("Police Forces of ..."), else from inter1 or inter2, a digit or words.
ActorKind kind_of_actor(std::string_view name, std::string_view inter);

}  // namespace dateline::acled

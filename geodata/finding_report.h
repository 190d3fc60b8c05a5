// Turns findings into diagnostics that the author of the file can act on.
#pragma once

#include <string>

#include "geodata/chronicle.h"
#include "geodata/finding.h"
#include "geodata/message_locations.h"

namespace dateline {

/// Names the record of each finding, and its field where `locations` has no line for it:
///   a.chronicle.txtpb:120:9: error: movement "flight": unknown place "tokmak" (did you mean "tokmok"?)
///   a.pb: error: movement "flight" path[1].place: unknown place "tokmak" (did you mean "tokmok"?)
/// Records without an id are named by their index. Sorted by place.
Diagnostics to_diagnostics(const Findings& findings, const Chronicle& chronicle, const std::string& file,
                           const MessageLocations& locations = {});

/// Findings about any other message; the field is named where `locations` has no line for it. Sorted by place.
Diagnostics to_diagnostics(const Findings& findings, const std::string& file, const MessageLocations& locations);

}  // namespace dateline

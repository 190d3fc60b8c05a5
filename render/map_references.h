// Do the records that a map file names exist?
//
// A mistyped id in a selection or a list of places would otherwise leave something out of the map, or on it, without a
// word. Needs the chronicle, so it is apart from reading the map file (render/map_reader.h).
#pragma once

#include "geodata/chronicle.h"
#include "geodata/diagnostic.h"
#include "render/map_spec.h"

namespace dateline {

/// A warning with file, line and column for each id in `extra_places` and in the layers' selections that no record of
/// the chronicle has, and for each tag that none bears. Places of extents are `make_plan`'s to check, which cannot do
/// without them. Pure; linear in the records.
Diagnostics check_references(const MapSpec& spec, const Chronicle& chronicle);

}  // namespace dateline

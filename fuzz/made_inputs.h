// Maps made of bytes: whatever they are, a chronicle and a map file that readers would let through come out, with
// nothing sensible about them.
#pragma once

#include <optional>
#include <string_view>

#include "render/render_map.h"

namespace dateline::fuzz {

/// Nothing when the check finds errors in the chronicle. Places crowd, coincide, lie on the 180th meridian and at the
/// poles; names are long, empty, of all scripts; numbers are tiny, huge and none. No basemap.
std::optional<MapInputs> made_inputs(std::string_view bytes);

}  // namespace dateline::fuzz

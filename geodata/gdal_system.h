// A coordinate system that a stranger's file states, before PROJ is asked to reach it.
#pragma once

#include <optional>
#include <string>

namespace dateline {

/// Why `system` (an OGRSpatialReferenceH) is not used: it names files, which PROJ would open, wherever they are and
/// whatever they are (datum grids: `+nadgrids=` in the PROJ string of a .prj file, PARAMETERFILE in WKT). Nothing when
/// it names none, and for null.
std::optional<std::string> why_system_refused(void* system);

}  // namespace dateline

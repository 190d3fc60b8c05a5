// Everything that is wrong with an input file of any kind, without drawing.
//
//   for (const Diagnostic& d : check_file("korday.map.txtpb")) ...
#pragma once

#include "render/load_map.h"

namespace dateline {

/// Chronicles, map files (with all that they name), styles and mappings, told apart by their names or content
/// (render/input_kind.h). Of `overrides` the data folder counts. Throws Error when a file cannot be read. Safe in any
/// thread.
Diagnostics check_file(const std::string& path, const MapOverrides& overrides = {});

}  // namespace dateline

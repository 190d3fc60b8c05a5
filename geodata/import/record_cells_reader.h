// Cells of an exported table that hold a part of a record as protobuf JSON: names, and the stops of a route.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/result.h"

namespace dateline {

/// "[{"lang":"ru","text":"Каракунуз","kind":"FORMER"}]"; nothing for an empty cell. Diagnostics have no file.
Result<LocalText> read_names_cell(std::string_view json);

/// "[{"place":"sortobe"},{"unknown":{"label":[{"text":"the border"}]}}]".
Result<std::vector<Waypoint>> read_path_cell(std::string_view json);

}  // namespace dateline

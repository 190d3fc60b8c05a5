// Manual pages, as roff for `man`, made from what the program declares.
#pragma once

#include <string>

#include "cli/description.h"

namespace dateline {

/// dateline(1), with a list of the commands.
std::string manual_page(const ProgramDescription& program);

/// dateline-render(1) and so on. `command` is one of the program's.
std::string manual_page(const ProgramDescription& program, const CommandDescription& command);

}  // namespace dateline

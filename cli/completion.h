// Completion of the command line by shells: scripts made from what the program declares.
//
// Each knows commands, options, their choices, and the endings of files; it asks the program for the themes and
// languages, so that it need not be made anew when a theme is added.
#pragma once

#include <string>
#include <vector>

#include "cli/description.h"

namespace dateline {

std::string bash_completion(const ProgramDescription& program);
std::string zsh_completion(const ProgramDescription& program);
std::string fish_completion(const ProgramDescription& program);

/// A word that the shell takes as it is: 'it'\''s'.
std::string shell_quoted(const std::string& text);

}  // namespace dateline

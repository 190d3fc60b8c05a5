// The files that the command line names as outputs, and what makes it wrong.
#pragma once

#include <string>
#include <vector>

namespace dateline {

/// By the ending of an output. Throw UsageError with the list of known endings.
void check_picture(const std::string& path);
void check_export(const std::string& path);

/// Throws UsageError when two outputs are the same file or an output is one of `inputs`.
void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

}  // namespace dateline

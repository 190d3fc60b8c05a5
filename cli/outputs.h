// The files that the command line names as outputs, and what makes it wrong.
#pragma once

#include <string>
#include <vector>

#include "render/picture_format.h"

namespace dateline {

struct ExportFormat;

/// By the ending of an output. Throws UsageError with the list of known endings.
PictureFormat picture_format(const std::string& path);
const ExportFormat& export_format(const std::string& path);

/// Throws UsageError when two outputs are the same file or an output is one of `inputs`.
void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

}  // namespace dateline

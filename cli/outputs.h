// The files a map is written to: which formats there are, and writing all of them or none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/picture_format.h"

namespace dateline {

/// A file that is ready to be written.
struct Output {
  std::string path;
  std::string bytes;
};

/// By the ending of an output. Throws UsageError with the list of known endings.
PictureFormat picture_format(const std::string& path);

/// Throws UsageError when two outputs are the same file or an output is one of `inputs`.
void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

/// All or none (commit_together in geodata/output_file.h). Throws Error; the targets are then as they were.
void write_outputs(const std::vector<Output>& outputs);

/// Seconds since 1970 from SOURCE_DATE_EPOCH, else 0, so that outputs do not depend on the clock. Throws Error when it
/// is set to something else than a number.
long long source_date_epoch();

}  // namespace dateline

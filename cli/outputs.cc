#include "cli/outputs.h"

#include <fmt/format.h>

#include "cli/usage_error.h"
#include "render/export_formats.h"
#include "render/output_files.h"

namespace dateline {

PictureFormat picture_format(const std::string& path) {
  if (const auto format = picture_format_of(path)) return *format;
  throw UsageError(fmt::format("{}: unknown ending; a map is written as .png, .svg, .pdf or .tif", path));
}

const ExportFormat& export_format(const std::string& path) {
  if (const ExportFormat* format = export_format_of(path)) return *format;
  throw UsageError(fmt::format("{}: unknown ending; a map is exported as {}", path, export_endings()));
}

void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
  if (const std::string why = clash_of_outputs(outputs, inputs); !why.empty()) throw UsageError(why);
}

}  // namespace dateline

#include "cli/outputs.h"

#include <fmt/format.h>

#include "cli/usage_error.h"
#include "geodata/import/ogr_table.h"
#include "render/export_formats.h"
#include "render/output_files.h"
#include "render/picture_format.h"

namespace dateline {

void check_picture(const std::string& path) {
  if (!picture_format_of(path))
    throw UsageError(fmt::format("{}: unknown ending; a map is written as .png, .svg, .pdf or .tif", path));
}

void check_export(const std::string& path) {
  if (!is_database(path) && export_format_of(path) == nullptr)
    throw UsageError(fmt::format("{}: unknown ending; a map is exported as {}", path, export_endings()));
}

void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
  if (const std::string why = clash_of_outputs(outputs, inputs); !why.empty()) throw UsageError(why);
}

}  // namespace dateline

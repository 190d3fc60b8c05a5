#include "render/export_outputs.h"

#include <cassert>
#include <deque>

#include "geodata/import/ogr_table.h"
#include "render/export_ogr.h"

namespace dateline {
namespace {

const ExportFormat& format_of(const std::string& path) {
  const ExportFormat* format = export_format_of(path);
  assert(format != nullptr);
  return *format;
}

}  // namespace

std::string why_not_exported(const ExportTables& tables, const std::vector<std::string>& outputs) {
  for (const std::string& output : outputs)
    if (!is_database(output))
      if (std::string why = format_of(output).refusal(tables, output); !why.empty()) return why;
  return {};
}

Diagnostics write_exports(const ExportTables& tables, const ExportJob& job) {
  Diagnostics said;
  std::deque<OutputFile> files;
  for (const std::string& output : job.outputs)
    if (!is_database(output)) append(said, format_of(output).write(tables, job.request, files.emplace_back(output)));
  if (has_errors(said)) return said;
  std::vector<OutputFile*> all;
  for (OutputFile& file : files) all.emplace_back(&file)->seal();
  for (const std::string& output : job.outputs)
    if (is_database(output)) append(said, export_postgis(tables, output, job.schema));
  commit_together(all);
  return said;
}

}  // namespace dateline

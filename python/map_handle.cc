#include "python/map_handle.h"

#include <cassert>
#include <stdexcept>

#include <fmt/format.h>

#include "geodata/import/ogr_table.h"
#include "render/export_tables.h"
#include "render/output_files.h"
#include "render/picture_files.h"
#include "render/source_date.h"
#include "render/text_measurer.h"

namespace dateline::python {
namespace {

void check_picture(const std::string& path) {
  if (!picture_format_of(path))
    throw std::invalid_argument(fmt::format("{}: unknown ending; a map is written as .png, .svg, .pdf or .tif", path));
}

void check_export(const std::string& path) {
  if (!is_database(path) && export_format_of(path) == nullptr)
    throw std::invalid_argument(fmt::format("{}: unknown ending; a map is exported as {}", path, export_endings()));
}

}  // namespace

const Result<RenderedMap>& MapHandle::rendered() {
  const std::lock_guard lock(mutex_);
  if (!rendered_) rendered_ = render_map(inputs_, *make_pango_text_measurer());
  return *rendered_;
}

std::string MapHandle::picture(PictureFormat format, bool text_as_outlines, std::optional<double> pixels_per_inch) {
  const Result<RenderedMap>& map = rendered();
  assert(map);
  return draw_picture(*map, format,
                      {pixels_per_inch.value_or(inputs_.spec.pixels_per_inch), text_as_outlines, source_date_epoch()});
}

void MapHandle::check_outputs(const std::vector<std::string>& paths) const {
  std::vector<std::string> inputs = inputs_.spec.chronicles;
  inputs.push_back(inputs_.spec.file);
  inputs.insert(inputs.end(), inputs_.basemaps.begin(), inputs_.basemaps.end());
  if (const std::string why = clash_of_outputs(paths, inputs); !why.empty()) throw std::invalid_argument(why);
}

void MapHandle::write(const std::vector<std::string>& paths, bool text_as_outlines, bool world_file) {
  for (const std::string& path : paths) check_picture(path);
  const std::vector<std::string> all = picture_file_paths(paths, world_file);
  check_outputs(all);
  if (world_file && all.size() == paths.size())
    throw std::invalid_argument("world_file is for PNG, and no output is one");
  const Result<RenderedMap>& map = rendered();
  assert(map);
  write_outputs(draw_picture_files(*map, paths, world_file,
                                   {inputs_.spec.pixels_per_inch, text_as_outlines, source_date_epoch()}));
}

Diagnostics MapHandle::export_to(const ExportJob& job) {
  for (const std::string& output : job.outputs) check_export(output);
  check_outputs(job.outputs);
  Result<ExportTables> tables = make_export_tables(inputs_, *make_pango_text_measurer());
  if (!tables) return std::move(tables.diagnostics);
  if (const std::string why = why_not_exported(*tables, job.outputs); !why.empty()) throw std::invalid_argument(why);
  append(tables.diagnostics, write_exports(*tables, job));
  return std::move(tables.diagnostics);
}

}  // namespace dateline::python

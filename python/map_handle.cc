#include "python/map_handle.h"

#include <cassert>
#include <deque>
#include <stdexcept>

#include <fmt/format.h>

#include "geodata/output_file.h"
#include "render/export_tables.h"
#include "render/output_files.h"
#include "render/source_date.h"
#include "render/text_measurer.h"
#include "render/world_file.h"

namespace dateline::python {
namespace {

PictureFormat format_of(const std::string& path) {
  if (const auto format = picture_format_of(path)) return *format;
  throw std::invalid_argument(fmt::format("{}: unknown ending; a map is written as .png, .svg, .pdf or .tif", path));
}

const ExportFormat& layers_of(const std::string& path) {
  if (const ExportFormat* format = export_format_of(path)) return *format;
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
  std::vector<std::string> all = paths;
  for (const std::string& path : paths) {
    if (format_of(path) != PictureFormat::kPng || !world_file) continue;
    const WorldFilePaths beside = world_file_paths(path);
    all.insert(all.end(), {beside.pgw, beside.prj, beside.aux});
  }
  check_outputs(all);
  if (world_file && all.size() == paths.size())
    throw std::invalid_argument("world_file is for PNG, and no output is one");
  std::vector<Output> drawn;
  for (const std::string& path : paths) {
    drawn.push_back({path, picture(format_of(path), text_as_outlines, std::nullopt)});
    if (format_of(path) != PictureFormat::kPng || !world_file) continue;
    const WorldFilePaths beside = world_file_paths(path);
    const WorldFile world = dateline::world_file(rendered()->georeference, inputs_.spec.pixels_per_inch);
    drawn.insert(drawn.end(), {{beside.pgw, world.pgw}, {beside.prj, world.prj}, {beside.aux, world.aux}});
  }
  write_outputs(drawn);
}

Diagnostics MapHandle::export_to(const std::vector<std::string>& paths, const ExportRequest& request) {
  for (const std::string& path : paths) (void)layers_of(path);
  check_outputs(paths);
  Result<ExportTables> tables = make_export_tables(inputs_, *make_pango_text_measurer());
  if (!tables) return std::move(tables.diagnostics);
  for (const std::string& path : paths)
    if (const std::string why = layers_of(path).refusal(*tables, path); !why.empty()) throw std::invalid_argument(why);
  Diagnostics said = std::move(tables.diagnostics);
  std::deque<OutputFile> files;
  for (const std::string& path : paths) append(said, layers_of(path).write(*tables, request, files.emplace_back(path)));
  if (has_errors(said)) return said;
  for (OutputFile& file : files) file.commit();
  return said;
}

}  // namespace dateline::python

#include "render/load_map.h"

#include <filesystem>

#include <fmt/format.h>

#include "geodata/chronicle_reader.h"
#include "geodata/input_file.h"
#include "geodata/merge_chronicles.h"
#include "geodata/source_file.h"
#include "geodata/stream_outline.h"
#include "render/data_folder.h"
#include "render/input_kind.h"
#include "render/map_reader.h"
#include "render/map_references.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

/// Moves the value out of a result and its diagnostics to the others.
template <typename T>
std::optional<T> take(Result<T>&& result, Diagnostics& diagnostics) {
  append(diagnostics, std::move(result.diagnostics));
  return std::move(result.value);
}

void apply(const MapOverrides& overrides, MapSpec& spec) {
  if (!overrides.style.empty()) spec.style = overrides.style;
  if (!overrides.languages.empty()) spec.languages = overrides.languages;
  if (overrides.window) spec.window = *overrides.window;
  if (overrides.as_of) spec.as_of = *overrides.as_of;
  if (overrides.pixels_per_inch) spec.pixels_per_inch = *overrides.pixels_per_inch;
}

MapSpec default_spec(const std::string& chronicle) {
  MapSpec spec;
  spec.file = chronicle;
  spec.chronicles = {chronicle};
  return spec;
}

/// Those in which a file may lie that `file` names.
std::vector<std::string> folders_of(const std::string& file, const MapOverrides& overrides) {
  std::vector<std::string> folders = overrides.allowed_folders;
  folders.push_back(std::filesystem::path(file).parent_path().string());
  return folders;
}

/// Errors where the map file names what is not to be opened.
Diagnostics check_sources(const MapSpec& spec, const std::vector<std::string>& folders) {
  Diagnostics refused;
  const auto check = [&](const std::string& file, const std::string& field) {
    if (auto why = why_not_opened(file, folders))
      refused.push_back({Severity::kError, spec.location(field), std::move(*why)});
  };
  for (std::size_t i = 0; i < spec.chronicles.size(); ++i) check(spec.chronicles[i], fmt::format("chronicles[{}]", i));
  if (!spec.style.empty() && !is_theme_name(spec.style)) check(spec.style, "style");
  const BasemapSpec& ground = spec.basemap;
  for (std::size_t i = 0; i < ground.files.size(); ++i) check(ground.files[i], fmt::format("basemap.files[{}]", i));
  if (ground.relief) check(ground.relief->dem, "basemap.relief.dem");
  for (std::size_t i = 0; i < ground.rasters.size(); ++i)
    check(ground.rasters[i].file, fmt::format("basemap.rasters[{}].file", i));
  return refused;
}

std::optional<MapSpec> load_map_file(const std::string& path, const MapOverrides& overrides, Diagnostics& diagnostics) {
  std::optional<MapSpec> spec = take(read_map(path), diagnostics);
  if (!spec) return std::nullopt;
  Diagnostics refused = check_sources(*spec, folders_of(path, overrides));
  if (refused.empty()) return spec;
  append(diagnostics, std::move(refused));
  return std::nullopt;
}

std::optional<MapSpec> load_spec(const std::string& path, const MapOverrides& overrides, Diagnostics& diagnostics) {
  switch (input_kind_of(path)) {
    case InputKind::kMap: return load_map_file(path, overrides, diagnostics);
    case InputKind::kStyle:
      diagnostics.push_back({Severity::kError, {path, 0, 0}, "a style is no map; name a map file or a chronicle"});
      return std::nullopt;
    case InputKind::kMapping:
      diagnostics.push_back(
          {Severity::kError, {path, 0, 0}, "a mapping is no map; import the table that it describes"});
      return std::nullopt;
    case InputKind::kChronicle: break;
  }
  return default_spec(path);
}

std::optional<Chronicle> load_chronicles(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::vector<ChronicleFile> files;
  for (const std::string& path : paths)
    if (auto chronicle = take(load_chronicle(path), diagnostics)) files.push_back({path, std::move(*chronicle)});
  if (files.size() < paths.size()) return std::nullopt;
  return take(merge_chronicles(std::move(files)), diagnostics);
}

using ChronicleLoader = std::optional<Chronicle> (*)(const std::vector<std::string>& paths, Diagnostics& diagnostics);

/// The style, basemaps and checks of a map; what is wrong with the style is said without a chronicle too.
Result<MapInputs> complete(MapSpec spec, std::optional<Chronicle> chronicle, const MapOverrides& overrides,
                           Diagnostics diagnostics) {
  const std::string data = find_data_folder(overrides.data_folder);
  Result<Style> read = read_style(spec.style, theme_folder(data),
                                  folders_of(overrides.style.empty() ? spec.file : overrides.style, overrides));
  if (overrides.style.empty())  // what is wrong with the name is wrong with the map file
    for (Diagnostic& d : read.diagnostics)
      if (d.where.file.empty()) d.where = spec.location("style");
  auto style = take(std::move(read), diagnostics);
  if (!chronicle || !style) return Result<MapInputs>::failure(std::move(diagnostics));
  append(diagnostics, check_references(spec, *chronicle));
  if (has_errors(diagnostics)) return Result<MapInputs>::failure(std::move(diagnostics));
  MapInputs inputs;
  inputs.basemaps = spec.basemap.files;
  if (!spec.basemap.no_world) inputs.world_basemap = world_basemap(data);
  inputs.spec = std::move(spec);
  inputs.chronicle = std::move(*chronicle);
  inputs.style = std::move(*style);
  return Result<MapInputs>::of(std::move(inputs), std::move(diagnostics));
}

Result<MapInputs> load_map(const std::string& path, const MapOverrides& overrides, ChronicleLoader load) {
  Diagnostics diagnostics;
  auto spec = load_spec(path, overrides, diagnostics);
  if (!spec) return Result<MapInputs>::failure(std::move(diagnostics));
  apply(overrides, *spec);
  auto chronicle = load(spec->chronicles, diagnostics);
  return complete(std::move(*spec), std::move(chronicle), overrides, std::move(diagnostics));
}

std::optional<Chronicle> load_outline(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  return take(read_stream_outline(paths.front()), diagnostics);
}

/// What the map file names; wrong ones are said by who loads it.
std::vector<std::string> chronicles_of(const std::string& path, const MapOverrides& overrides) {
  Diagnostics ignored;
  const std::optional<MapSpec> spec = load_spec(path, overrides, ignored);
  return spec ? spec->chronicles : std::vector<std::string>{};
}

}  // namespace

Result<Chronicle> load_chronicle(const std::string& path) {
  if (chronicle_format_of(path)) return read_chronicle(path);
  const Result<std::string> bytes = read_file(path, read_limits().file_bytes);
  if (!bytes) return Result<Chronicle>::failure(bytes.diagnostics);
  return read_chronicle_text(*bytes, ChronicleFormat::kText, path);
}

Result<MapInputs> load_map(const std::string& path, const MapOverrides& overrides) {
  return load_map(path, overrides, load_chronicles);
}

Result<MapInputs> load_map_of(Chronicle chronicle, const std::string& name, const MapOverrides& overrides) {
  MapSpec spec = default_spec(name);
  apply(overrides, spec);
  return complete(std::move(spec), std::move(chronicle), overrides, {});
}

Result<MapInputs> load_map_as(const std::string& map_file, Chronicle chronicle, const MapOverrides& overrides) {
  Diagnostics diagnostics;
  if (input_kind_of(map_file) != InputKind::kMap)
    return Result<MapInputs>::failure({{Severity::kError, {map_file}, "this is no map file"}});
  auto spec = load_map_file(map_file, overrides, diagnostics);
  if (!spec) return Result<MapInputs>::failure(std::move(diagnostics));
  apply(overrides, *spec);
  return complete(std::move(*spec), std::move(chronicle), overrides, std::move(diagnostics));
}

bool is_map_of_large_stream(const std::string& path, std::uint64_t bytes, const MapOverrides& overrides) {
  const std::vector<std::string> chronicles = chronicles_of(path, overrides);
  if (chronicles.size() != 1 || chronicle_format_of(chronicles.front()) != ChronicleFormat::kStream) return false;
  std::error_code missing;
  const std::uint64_t size = std::filesystem::file_size(chronicles.front(), missing);
  return !missing && size > bytes;
}

Result<StreamedMap> load_streamed_map(const std::string& path, const MapOverrides& overrides) {
  Result<MapInputs> inputs = load_map(path, overrides, load_outline);
  if (!inputs) return Result<StreamedMap>::failure(std::move(inputs.diagnostics));
  StreamedMap map{std::move(*inputs), {}};
  map.stream = map.inputs.spec.chronicles.front();
  return Result<StreamedMap>::of(std::move(map), std::move(inputs.diagnostics));
}

}  // namespace dateline

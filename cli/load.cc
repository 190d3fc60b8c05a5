#include "cli/load.h"

#include <filesystem>

#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/input_kind.h"
#include "cli/options.h"
#include "cli/usage_error.h"
#include "geodata/chronicle_reader.h"
#include "geodata/input_file.h"
#include "geodata/merge_chronicles.h"
#include "geodata/stream_outline.h"
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

When time_option(const std::string& edtf, std::string_view option) {
  Result<When> when = parse_edtf(edtf);
  if (!when) throw UsageError(fmt::format("{}: {}", option, when.diagnostics.front().message));
  return *when;
}

void apply(const LoadOptions& options, MapSpec& spec) {
  if (!options.style.empty()) spec.style = options.style;
  if (!options.languages.empty()) spec.languages = options.languages;
  if (!options.window.empty()) spec.window = time_option(options.window, "--window");
  if (!options.as_of.empty()) spec.as_of = time_option(options.as_of, "--as-of");
  if (options.pixels_per_inch) spec.pixels_per_inch = *options.pixels_per_inch;
}

std::optional<MapSpec> load_spec(const std::string& path, Diagnostics& diagnostics) {
  switch (input_kind_of(path)) {
    case InputKind::kMap: return take(read_map(path), diagnostics);
    case InputKind::kStyle:
      diagnostics.push_back({Severity::kError, {path, 0, 0}, "a style is no map; name a map file or a chronicle"});
      return std::nullopt;
    case InputKind::kMapping:
      diagnostics.push_back(
          {Severity::kError, {path, 0, 0}, "a mapping is no map; import the table that it describes"});
      return std::nullopt;
    case InputKind::kChronicle: break;
  }
  MapSpec spec;
  spec.file = path;
  spec.chronicles = {path};
  return spec;
}

std::optional<Chronicle> load_chronicles(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::vector<ChronicleFile> files;
  for (const std::string& path : paths)
    if (auto chronicle = take(load_chronicle(path), diagnostics)) files.push_back({path, std::move(*chronicle)});
  if (files.size() < paths.size()) return std::nullopt;
  return take(merge_chronicles(std::move(files)), diagnostics);
}

}  // namespace

void add_load_options(Options& options, LoadOptions& target) {
  options.text("--data", target.data_folder, "DIR", "Folder of themes and world basemap");
  options.text("--style", target.style, "NAME|FILE", "Theme or style file, over the map's own");
  options.words("--lang", target.languages, "LANG", "Languages of labels in order of preference: en,ru");
  options.text("--window", target.window, "EDTF", "Span of time shown: 2020-02-05/2020-02-11");
  options.text("--as-of", target.as_of, "DAY", "Show what was reported by the end of this day");
}

Result<Chronicle> load_chronicle(const std::string& path) {
  if (chronicle_format_of(path)) return read_chronicle(path);
  const Result<std::string> bytes = read_file(path, ReadLimits{}.file_bytes);
  if (!bytes) return Result<Chronicle>::failure(bytes.diagnostics);
  return read_chronicle_text(*bytes, ChronicleFormat::kText, path);
}

namespace {

using ChronicleLoader = std::optional<Chronicle> (*)(const std::vector<std::string>& paths, Diagnostics& diagnostics);

Result<MapInputs> load_map(const std::string& path, const LoadOptions& options, ChronicleLoader load) {
  MapSpec overrides;  // a wrong option is said before any file is opened
  apply(options, overrides);
  Diagnostics diagnostics;
  auto spec = load_spec(path, diagnostics);
  if (!spec) return Result<MapInputs>::failure(std::move(diagnostics));
  apply(options, *spec);
  const std::string data = find_data_folder(options.data_folder);
  auto chronicle = load(spec->chronicles, diagnostics);
  Result<Style> read = read_style(spec->style, theme_folder(data));
  if (options.style.empty())  // what is wrong with the name is wrong with the map file
    for (Diagnostic& d : read.diagnostics)
      if (d.where.file.empty()) d.where = spec->location("style");
  auto style = take(std::move(read), diagnostics);
  if (!chronicle || !style) return Result<MapInputs>::failure(std::move(diagnostics));
  append(diagnostics, check_references(*spec, *chronicle));
  if (has_errors(diagnostics)) return Result<MapInputs>::failure(std::move(diagnostics));
  MapInputs inputs;
  inputs.basemaps = spec->basemap.files;
  if (!spec->basemap.no_world) inputs.world_basemap = world_basemap(data);
  inputs.spec = std::move(*spec);
  inputs.chronicle = std::move(*chronicle);
  inputs.style = std::move(*style);
  return Result<MapInputs>::of(std::move(inputs), std::move(diagnostics));
}

std::optional<Chronicle> load_outline(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  return take(read_stream_outline(paths.front()), diagnostics);
}

/// What the map file names; wrong ones are said by who loads it.
std::vector<std::string> chronicles_of(const std::string& path) {
  Diagnostics ignored;
  const std::optional<MapSpec> spec = load_spec(path, ignored);
  return spec ? spec->chronicles : std::vector<std::string>{};
}

}  // namespace

Result<MapInputs> load_map(const std::string& path, const LoadOptions& options) {
  return load_map(path, options, load_chronicles);
}

bool is_map_of_large_stream(const std::string& path, std::uint64_t bytes) {
  const std::vector<std::string> chronicles = chronicles_of(path);
  if (chronicles.size() != 1 || chronicle_format_of(chronicles.front()) != ChronicleFormat::kStream) return false;
  std::error_code missing;
  const std::uint64_t size = std::filesystem::file_size(chronicles.front(), missing);
  return !missing && size > bytes;
}

Result<StreamedMap> load_streamed_map(const std::string& path, const LoadOptions& options) {
  Result<MapInputs> inputs = load_map(path, options, load_outline);
  if (!inputs) return Result<StreamedMap>::failure(std::move(inputs.diagnostics));
  StreamedMap map{std::move(*inputs), {}};
  map.stream = map.inputs.spec.chronicles.front();
  return Result<StreamedMap>::of(std::move(map), std::move(inputs.diagnostics));
}

}  // namespace dateline

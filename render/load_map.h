// From a path to all that a map is made of.
//
//   const Result<MapInputs> inputs = load_map("korday.map.txtpb", {.languages = {"ru"}});
//   if (!inputs) return report(inputs.diagnostics);
//   const Result<RenderedMap> map = render_map(*inputs, *make_pango_text_measurer());
//
// All functions read files, and nothing else of the environment but what find_data_folder does. They may run in several
// threads at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/edtf.h"
#include "geodata/result.h"
#include "render/render_map.h"

namespace dateline {

/// What is asked over the map file. Empty values leave the file's own.
struct MapOverrides {
  std::string data_folder =
      {};                  ///< of themes and the world basemap; empty: see find_data_folder (render/data_folder.h)
  std::string style = {};  ///< theme name or path
  std::vector<std::string> languages = {};     ///< in order of preference
  std::optional<When> window = {};             ///< span of time shown
  std::optional<When> as_of = {};              ///< show what was reported by the end of this day
  std::optional<double> pixels_per_inch = {};  ///< 24 to 1200
  /// Besides the map file's own folder, those in which the files may lie that it names.
  std::vector<std::string> allowed_folders = {};
};

/// Reads a map file and all that it names, or a chronicle, around which a map with default values is made. Diagnostics
/// are those of every file. What a map file names must be plain files in its folder or in an allowed one
/// (geodata/source_file.h); `path` and `overrides` may name any. Throws Error when a file is missing.
Result<MapInputs> load_map(const std::string& path, const MapOverrides& overrides = {});

/// The same, around a chronicle that is in memory already; `name` stands for it in diagnostics.
Result<MapInputs> load_map_of(Chronicle chronicle, const std::string& name, const MapOverrides& overrides = {});

/// The chronicle drawn as a map file says; the chronicles that the file names are not read.
Result<MapInputs> load_map_as(const std::string& map_file, Chronicle chronicle, const MapOverrides& overrides = {});

/// A map whose records stay in their file.
struct StreamedMap {
  MapInputs inputs;  ///< with the outline of the chronicle (geodata/stream_outline.h)
  std::string stream;
};

/// True for a map of one stream of more than `bytes`.
bool is_map_of_large_stream(const std::string& path, std::uint64_t bytes, const MapOverrides& overrides = {});

/// As `load_map`, for such a map.
Result<StreamedMap> load_streamed_map(const std::string& path, const MapOverrides& overrides = {});

/// A chronicle in any form, also text under an unusual name.
Result<Chronicle> load_chronicle(const std::string& path);

}  // namespace dateline

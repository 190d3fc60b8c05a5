// From a path on the command line to all that a map is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/render_map.h"

namespace dateline {

class Options;

/// What the command line says over the map file. Empty values leave the file's own.
struct LoadOptions {
  std::string data_folder;
  std::string style;  ///< theme name or path
  std::vector<std::string> languages;
  std::string window;  ///< EDTF
  std::string as_of;   ///< EDTF
  std::optional<double> pixels_per_inch;
};

/// Declares --data, --style, --lang, --window, --as-of.
void add_load_options(Options& options, LoadOptions& target);

/// Reads a map file and all that it names, or a chronicle, around which a map with default values is made. Diagnostics
/// are those of every file. Throws Error when a file is missing, UsageError when an option cannot be understood.
Result<MapInputs> load_map(const std::string& path, const LoadOptions& options);

/// A map whose records stay in their file.
struct StreamedMap {
  MapInputs inputs;  ///< with the outline of the chronicle (geodata/stream_outline.h)
  std::string stream;
};

/// True for a map of one stream of more than `bytes`.
bool is_map_of_large_stream(const std::string& path, std::uint64_t bytes);

/// As `load_map`, for such a map.
Result<StreamedMap> load_streamed_map(const std::string& path, const LoadOptions& options);

/// A chronicle in any form, also text under an unusual name.
Result<Chronicle> load_chronicle(const std::string& path);

}  // namespace dateline

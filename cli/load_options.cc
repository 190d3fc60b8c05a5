#include "cli/load_options.h"

#include <fmt/format.h>

#include "cli/options.h"
#include "cli/source_options.h"
#include "cli/usage_error.h"

namespace dateline {
namespace {

std::optional<When> time_option(const std::string& edtf, std::string_view option) {
  if (edtf.empty()) return std::nullopt;
  Result<When> when = parse_edtf(edtf);
  if (!when) throw UsageError(fmt::format("{}: {}", option, when.diagnostics.front().message));
  return *when;
}

}  // namespace

void expect_map(Options& options) { options.reads("MAP", {"map.txtpb", "chronicle.txtpb", "json", "pb", "stream"}); }

void add_load_options(Options& options, LoadOptions& target) {
  options.text("--data", target.map.data_folder, "DIR", "Folder of themes and world basemap");
  add_folder_option(options, target.map);
  options.text("--style", target.map.style, "NAME|FILE", "Theme or style file, over the map's own");
  options.reads("--style", {"style.txtpb"});
  options.words("--lang", target.map.languages, "LANG", "Languages of labels in order of preference: en,ru");
  options.text("--window", target.window, "EDTF", "Span of time shown: 2020-02-05/2020-02-11");
  options.text("--as-of", target.as_of, "DAY", "Show what was reported by the end of this day");
}

MapOverrides map_overrides(const LoadOptions& options) {
  MapOverrides overrides = options.map;
  overrides.window = time_option(options.window, "--window");
  overrides.as_of = time_option(options.as_of, "--as-of");
  return overrides;
}

}  // namespace dateline

// What the command line may say over a map file.
#pragma once

#include <string>

#include "render/load_map.h"

namespace dateline {

class Options;

struct LoadOptions {
  MapOverrides map;
  std::string window;  ///< EDTF
  std::string as_of;   ///< EDTF
};

/// Declares that the argument MAP is a map file or chronicle.
void expect_map(Options& options);

/// Declares --data, --allow-folder, --style, --lang, --window, --as-of.
void add_load_options(Options& options, LoadOptions& target);

/// The same with its times read. Throws UsageError when one cannot be understood.
MapOverrides map_overrides(const LoadOptions& options);

}  // namespace dateline

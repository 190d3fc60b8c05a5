// What every command that reads files lets the command line say about what it may read, and how much.
#pragma once

#include <string>
#include <vector>

#include "render/load_map.h"

namespace dateline {

class Options;

struct SourceOptions {
  std::vector<std::string> limits;  ///< "NAME=NUMBER"
  bool network = false;
  bool old_network = false;  ///< said with its old name
};

/// Declares --limit and --allow-network; `with_old_name`: --network too.
void add_source_options(Options& options, SourceOptions& target, bool with_old_name);

/// Declares --allow-folder, for commands that read map files.
void add_folder_option(Options& options, MapOverrides& target);

/// Sets the limits and opens the network, for this process. Throws UsageError for a limit that there is none of.
void apply(const SourceOptions& options);

}  // namespace dateline

#include "cli/source_options.h"

#include <fmt/format.h>

#include "cli/memory_limit.h"
#include "cli/options.h"
#include "cli/usage_error.h"
#include "geodata/read_limits.h"
#include "geodata/remote_files.h"

namespace dateline {

void add_source_options(Options& options, SourceOptions& target, bool with_old_name) {
  options.repeated("--limit", target.limits, "NAME=NUMBER", "How much is read at most: records=20M (docs/limits.md)");
  options.flag("--allow-network", target.network,
               "Allow files on object storage and web servers: /vsis3/..., /vsicurl/...");
  if (with_old_name) options.flag("--network", target.old_network, "Old name of --allow-network");
}

void add_folder_option(Options& options, MapOverrides& target) {
  options.repeated("--allow-folder", target.allowed_folders, "DIR",
                   "Allow files of a map in this folder too, besides the map file's own");
}

void apply(const SourceOptions& options) {
  for (const std::string& limit : options.limits)
    if (const auto why = set_read_limit(limit)) throw UsageError(fmt::format("--limit: {}", *why));
  if (options.network || options.old_network) allow_network();
  limit_memory(read_limits().memory);
}

}  // namespace dateline

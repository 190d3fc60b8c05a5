// Reading a whole file, with a limit.
#pragma once

#include <cstdint>
#include <string>

#include "geodata/result.h"

namespace dateline {

/// The bytes of a file. A file larger than `max_bytes` is bad input (a diagnostic names the limit); one that is missing, a
/// directory or unreadable is a failure of the environment: throws Error.
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes);

}  // namespace dateline

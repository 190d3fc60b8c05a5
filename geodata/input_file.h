// Opening and reading files, also remote ones (geodata/remote_files.h) where the network is open.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "geodata/result.h"

namespace dateline {

/// The bytes of a file. A file larger than `max_bytes` is bad input (a diagnostic names the limit); one that is
/// missing, a directory, unreadable, or cut while it is read is a failure of the environment: throws Error.
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes);

/// A file to read piece by piece. Throws Error when it is missing, a directory or unreadable; what can be read no
/// further is thrown by the reading functions (geodata/file_source.h).
std::unique_ptr<std::istream> open_file(const std::string& path);

}  // namespace dateline

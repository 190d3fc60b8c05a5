// Opening and reading files, also remote ones (geodata/remote_files.h) where the network is open.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "geodata/result.h"

namespace dateline {

/// The bytes of a file. A file larger than `max_bytes` is bad input; `limit` is what the diagnostic calls this limit
/// (geodata/read_limits.h). One that is missing, unreadable, no plain file (geodata/source_file.h) or cut while it is
/// read is a failure of the environment: throws Error.
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes, std::string_view limit = "file-bytes");

/// A file to read piece by piece. Throws Error when it is missing, unreadable or no plain file; what can be read no
/// further is thrown by the reading functions (geodata/file_stream.h).
std::unique_ptr<std::istream> open_file(const std::string& path);

}  // namespace dateline

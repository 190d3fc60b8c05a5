// Reading a whole input file into memory.
#pragma once

#include <cstddef>
#include <string>

namespace dateline {

/// Largest file that is read into memory as a whole, bytes (2 GiB less one, the limit of a protobuf message).
inline constexpr std::size_t largest_input_bytes = 0x7fffffff;

/// The bytes of a regular file (or pipe). Throws Error, which names the file and the reason, when it cannot be opened
/// or read, is a folder, or holds more than `limit` bytes.
std::string read_input_file(const std::string& path, std::size_t limit = largest_input_bytes);

}  // namespace dateline

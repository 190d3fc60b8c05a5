#include "geodata/input_file.h"

#include <array>
#include <limits>
#include <memory>
#include <sstream>

#include <fmt/format.h>

#include "geodata/file_stream.h"
#include "geodata/read_limits.h"
#include "geodata/remote_files.h"

namespace dateline {
namespace {

Diagnostics too_large(const std::string& path, std::uint64_t max_bytes, std::string_view limit) {
  const std::string what = fmt::format("the file is larger than {} bytes", max_bytes);
  return {{Severity::kError, {path, 0, 0}, over_limit(limit, max_bytes, what)}};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes, std::string_view limit) {
  if (is_remote(path)) return read_remote_file(path, max_bytes, limit);
  FileSource file(path);
  if (file.size() > max_bytes) return Result<std::string>::failure(too_large(path, max_bytes, limit));
  std::string bytes;
  bytes.reserve(file.size());
  std::array<char, 65536> block;
  // Reads on past the size that was stated: pipes have none, and files grow.
  while (bytes.size() <= max_bytes) {
    const std::size_t count = file.read(block.data(), block.size());
    bytes.append(block.data(), count);
    if (count == 0) return Result<std::string>::success(std::move(bytes));
  }
  return Result<std::string>::failure(too_large(path, max_bytes, limit));
}

std::unique_ptr<std::istream> open_file(const std::string& path) {
  if (is_remote(path))
    return std::make_unique<std::istringstream>(*read_remote_file(path, std::numeric_limits<std::uint64_t>::max()));
  return std::make_unique<FileStream>(path);
}

}  // namespace dateline

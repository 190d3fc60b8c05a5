#include "geodata/input_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>
#include <span>
#include <sstream>

#include <unistd.h>
#include <ext/stdio_filebuf.h>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/read_limits.h"
#include "geodata/remote_files.h"
#include "geodata/source_file.h"

namespace dateline {
namespace {

std::size_t read_some(int descriptor, std::span<char> block, const std::string& path) {
  while (true) {
    const ssize_t count = ::read(descriptor, block.data(), block.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) throw Error(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  }
}

/// A stream that owns the buffer it reads from.
class FileStream : public std::istream {
 public:
  explicit FileStream(int descriptor) : std::istream(nullptr), buffer_(descriptor, std::ios::in | std::ios::binary) {
    rdbuf(&buffer_);
  }

 private:
  __gnu_cxx::stdio_filebuf<char> buffer_;
};

Diagnostics too_large(const std::string& path, std::uint64_t max_bytes, std::string_view limit) {
  const std::string what = fmt::format("the file is larger than {} bytes", max_bytes);
  return {{Severity::kError, {path, 0, 0}, over_limit(limit, max_bytes, what)}};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes, std::string_view limit) {
  if (is_remote(path)) return read_remote_file(path, max_bytes, limit);
  const PlainFile file = open_plain_file(path);
  const std::uint64_t size = file.size();
  if (size > max_bytes) return Result<std::string>::failure(too_large(path, max_bytes, limit));
  std::string bytes;
  bytes.reserve(size);
  std::array<char, 65536> block{};
  // Reads on past the size that was stated: pipes have none, and files grow.
  while (bytes.size() <= max_bytes) {
    const std::size_t count = read_some(file.descriptor(), block, path);
    bytes.append(block.data(), count);
    if (count == 0) return Result<std::string>::success(std::move(bytes));
  }
  return Result<std::string>::failure(too_large(path, max_bytes, limit));
}

std::unique_ptr<std::istream> open_file(const std::string& path) {
  if (is_remote(path))
    return std::make_unique<std::istringstream>(*read_remote_file(path, std::numeric_limits<std::uint64_t>::max()));
  return std::make_unique<FileStream>(open_plain_file(path).release());
}

}  // namespace dateline

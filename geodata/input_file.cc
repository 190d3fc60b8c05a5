#include "geodata/input_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <sstream>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/remote_files.h"

namespace dateline {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw Error(fmt::format("cannot read {}: {}", path, reason));
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes) {
  if (is_remote(path)) return read_remote_file(path, max_bytes);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) fail(path, "it is a directory");
  const std::unique_ptr<std::FILE, CloseFile> file{std::fopen(path.c_str(), "rb")};
  if (!file) fail(path, std::strerror(errno));
  std::string bytes;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size <= max_bytes) bytes.reserve(size);
  std::array<char, 65536> block;
  // Reads on past the size that was stated: pipes have none, and files grow.
  while (bytes.size() <= max_bytes) {
    const std::size_t count = std::fread(block.data(), 1, block.size(), file.get());
    bytes.append(block.data(), count);
    if (count == 0) break;
  }
  if (std::ferror(file.get()) != 0) fail(path, std::strerror(errno));
  if (bytes.size() <= max_bytes) return Result<std::string>::success(std::move(bytes));
  return Result<std::string>::failure(
      {{Severity::kError, {path, 0, 0}, fmt::format("the file is larger than the limit of {} bytes", max_bytes)}});
}

std::unique_ptr<std::istream> open_file(const std::string& path) {
  if (is_remote(path))
    return std::make_unique<std::istringstream>(*read_remote_file(path, std::numeric_limits<std::uint64_t>::max()));
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) fail(path, "it is a directory");
  errno = 0;
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) fail(path, std::strerror(errno));
  return file;
}

}  // namespace dateline

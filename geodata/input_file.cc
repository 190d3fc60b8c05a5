#include "geodata/input_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

[[noreturn]] void fail(const std::string& path, int code) {
  throw Error(fmt::format("cannot read {}: {}", path, std::generic_category().message(code)));
}

}  // namespace

std::string read_input_file(const std::string& path, std::size_t limit) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) fail(path, errno);
  std::string bytes;
  std::array<char, 65536> piece;
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), file.get())) {
    if (count > limit - bytes.size()) throw Error(fmt::format("cannot read {}: larger than {} bytes", path, limit));
    bytes.append(piece.data(), count);
  }
  if (std::ferror(file.get())) fail(path, errno);
  return bytes;
}

}  // namespace dateline

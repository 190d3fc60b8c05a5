#include "geodata/locked_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geodata/error.h"

namespace dateline {
namespace {

[[noreturn]] void fail(const char* what, const std::string& path) {
  throw Error(fmt::format("cannot {} {}: {}", what, path, std::strerror(errno)));
}

/// False when the name means another file by now, or none: whoever held the lock has removed it.
bool is_still_at(int descriptor, const std::string& path) {
  struct stat held {
  }, named{};
  return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

}  // namespace

LockedFile::LockedFile(LockedFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

LockedFile::~LockedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<LockedFile> LockedFile::open(const std::string& path, Kind kind) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  while (true) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw Error(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
    LockedFile file(path, ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666));
    if (file.descriptor_ < 0 && errno == ENOENT) continue;  // its folder was removed meanwhile
    if (file.descriptor_ < 0) fail("write", path);
    const int how = (kind == Kind::kShared ? LOCK_SH : LOCK_EX) | LOCK_NB;
    if (::flock(file.descriptor_, how) != 0) {
      if (errno == EINTR) continue;
      if (errno == EWOULDBLOCK) return std::nullopt;
      fail("lock", path);
    }
    if (is_still_at(file.descriptor_, path)) return file;
  }
}

void LockedFile::append_line(std::string_view line) {
  char last = '\n';
  const off_t size = ::lseek(descriptor_, 0, SEEK_END);
  if (size > 0 && ::pread(descriptor_, &last, 1, size - 1) != 1) fail("read", path_);
  std::string bytes = last == '\n' ? "" : "\n";
  bytes += line;
  for (std::string_view rest = bytes; !rest.empty();) {
    const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("write", path_);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
}

void LockedFile::remove() {
  if (::unlink(path_.c_str()) != 0 && errno != ENOENT) fail("remove", path_);
}

}  // namespace dateline

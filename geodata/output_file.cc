#include "geodata/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Opens a new file beside the target. The name keeps the target's ending, by which other libraries choose a format.
int open_beside(const fs::path& target, std::string& name) {
  for (int attempt = 0; attempt < 10000; ++attempt) {
    name = (target.parent_path() /
            fmt::format(".{}.{}-{}.part{}", target.stem().string(), ::getpid(), attempt, target.extension().string()))
               .string();
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  errno = EEXIST;
  return -1;
}

/// Best effort: some file systems cannot do it for folders.
void sync_folder_of(const std::string& path) {
  fs::path folder = fs::path{path}.parent_path();
  if (folder.empty()) folder = ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(path), target_(path) {
  std::error_code error;
  if (fs::is_symlink(path, error)) {
    const fs::path followed = fs::weakly_canonical(path, error);
    if (!error) target_ = followed.string();
  }
  struct stat old {};
  const bool exists = ::stat(target_.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) {
    errno = EISDIR;
    fail("cannot write");
  }
  if (exists && !S_ISREG(old.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    descriptor_ = open_beside(target_, temporary_);
    if (descriptor_ >= 0 && exists) (void)::fchmod(descriptor_, old.st_mode & 07777);
  }
  if (descriptor_ < 0) {
    temporary_.clear();
    fail("cannot write");
  }
}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::fail(const char* what) const {
  throw Error(fmt::format("{} {}: {}", what, path_, std::strerror(errno)));
}

void OutputFile::write(std::string_view bytes) {
  assert(descriptor_ >= 0 && "write after commit");
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write");
    size_ += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void OutputFile::overwrite(std::uint64_t offset, std::string_view bytes) {
  assert(descriptor_ >= 0 && !temporary_.empty() && offset + bytes.size() <= size_);
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write");
    offset += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void OutputFile::clear_path() {
  assert(descriptor_ >= 0 && !temporary_.empty() && size_ == 0);
  if (::unlink(temporary_.c_str()) != 0) fail("cannot write");
}

void OutputFile::adopt_path() {
  const int made = ::open(temporary_.c_str(), O_WRONLY | O_CLOEXEC);
  if (made < 0) fail("cannot write");
  struct stat was {};
  if (::fstat(descriptor_, &was) == 0) (void)::fchmod(made, was.st_mode & 07777);
  ::close(descriptor_);
  descriptor_ = made;
}

void OutputFile::commit() {
  assert(descriptor_ >= 0 && "commit twice");
  // Pipes and terminals cannot be synced, and need not be.
  if (!temporary_.empty() && ::fsync(descriptor_) != 0) fail("cannot write");
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  const bool done = closed == 0 && (temporary_.empty() || ::rename(temporary_.c_str(), target_.c_str()) == 0);
  if (!done) {
    const int reason = errno;
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    errno = reason;
    fail("cannot write");
  }
  if (!temporary_.empty()) sync_folder_of(target_);
}

void write_file(const std::string& path, std::string_view bytes) {
  OutputFile file{path};
  file.write(bytes);
  file.commit();
}

}  // namespace dateline

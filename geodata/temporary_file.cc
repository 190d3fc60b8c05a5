#include "geodata/temporary_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int most_names = 10000;

/// ".korday.part.png", ".korday.1.part.png", ... of "korday.png".
std::string name_beside(const fs::path& target, int number, const char* what) {
  const std::string count = number == 0 ? "" : fmt::format(".{}", number);
  return (target.parent_path() /
          fmt::format(".{}{}{}{}", target.stem().string(), count, what, target.extension().string()))
      .string();
}

bool lock(int descriptor) { return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0; }

/// False when the name means another file by now, or none.
bool is_at(int descriptor, const std::string& path) {
  struct stat held {
  }, named{};
  return ::fstat(descriptor, &held) == 0 && ::lstat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

/// Removes the file if nobody holds it. False when it cannot be had.
bool remove_leftover(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return errno == ENOENT;
  const bool gone = lock(descriptor) && (!is_at(descriptor, path) || ::unlink(path.c_str()) == 0);
  ::close(descriptor);
  return gone;
}

}  // namespace

TemporaryFile::TemporaryFile(const std::string& target) {
  for (int number = 0; number < most_names; ++number) {
    if (make(target, number)) return;
    if (errno != EEXIST) throw std::system_error(errno, std::generic_category());
  }
  throw std::system_error(EEXIST, std::generic_category());
}

/// False with EEXIST when the name is another program's.
bool TemporaryFile::make(const std::string& target, int number) {
  const std::string path = name_beside(target, number, ".part");
  UnfinishedFiles files;
  while (true) {
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0 && errno != EEXIST) return false;
    if (descriptor_ < 0) {
      if (remove_leftover(path)) continue;
      errno = EEXIST;
      return false;
    }
    // Another program that looks whether this is a leftover may hold it for a moment, and removes it then.
    const bool held = lock(descriptor_) || errno != EWOULDBLOCK;
    if (held && is_at(descriptor_, path)) break;
    ::close(std::exchange(descriptor_, -1));
  }
  path_ = path;
  files.add(path_);
  return true;
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ < 0) return;
  UnfinishedFiles files;
  for (const std::string& path : {made_, path_}) {
    if (path.empty()) continue;
    ::unlink(path.c_str());
    files.forget(path);
  }
  ::close(descriptor_);
}

bool TemporaryFile::leave_to_library() {
  const fs::path path(path_);
  const std::string made = (path.parent_path() / (path.stem().string() + ".made" + path.extension().string())).string();
  UnfinishedFiles files;
  if (::unlink(made.c_str()) != 0 && errno != ENOENT) return false;
  made_ = made;
  files.add(made_);
  return true;
}

bool TemporaryFile::adopt() {
  const int descriptor = ::open(made_.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return false;
  struct stat was {};
  if (::fstat(descriptor_, &was) == 0) (void)::fchmod(descriptor, was.st_mode & 07777);
  (void)lock(descriptor);
  UnfinishedFiles files;
  if (::rename(made_.c_str(), path_.c_str()) != 0) {
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    return false;
  }
  files.forget(std::exchange(made_, {}));
  ::close(std::exchange(descriptor_, descriptor));
  return true;
}

/// A copy is closed to hear of what the system has put off until then; the other keeps the lock.
bool TemporaryFile::sync() {
  if (::fsync(descriptor_) != 0) return false;
  const int copy = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 3);
  return copy < 0 || ::close(copy) == 0;
}

TemporaryFile::Moved TemporaryFile::move_to(const std::string& target, bool keep_old, const UnfinishedFiles&) {
  struct stat old {};
  const bool is_new = ::lstat(target.c_str(), &old) != 0 && errno == ENOENT;
  if (is_new) return ::rename(path_.c_str(), target.c_str()) == 0 ? Moved::kNew : Moved::kNot;
  // A folder could be swapped too.
  const bool swap = keep_old && S_ISREG(old.st_mode);
  if (swap && ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0)
    return Moved::kSwapped;
  return ::rename(path_.c_str(), target.c_str()) == 0 ? Moved::kReplaced : Moved::kNot;
}

void TemporaryFile::move_back(const std::string& target, Moved moved, const UnfinishedFiles&) {
  if (moved == Moved::kSwapped) ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE);
  if (moved == Moved::kNew) ::unlink(target.c_str());
}

void TemporaryFile::settle(Moved moved, UnfinishedFiles& held) {
  if (moved == Moved::kSwapped) ::unlink(path_.c_str());
  held.forget(path_);
  path_.clear();
  ::close(std::exchange(descriptor_, -1));
}

}  // namespace dateline

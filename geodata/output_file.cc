#include "geodata/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

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
    direct_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (direct_ < 0) fail("cannot write");
    return;
  }
  try {
    temporary_.emplace(target_);
  } catch (const std::system_error& reason) {
    errno = reason.code().value();
    fail("cannot write");
  }
  if (exists) (void)::fchmod(temporary_->descriptor(), old.st_mode & 07777);
}

OutputFile::~OutputFile() {
  if (direct_ >= 0) ::close(direct_);
}

void OutputFile::fail(const char* what) const {
  throw Error(fmt::format("{} {}: {}", what, path_, std::strerror(errno)));
}

const std::string& OutputFile::temporary_path() const {
  static const std::string none;
  return temporary_ ? temporary_->path() : none;
}

void OutputFile::write(std::string_view bytes) {
  assert(!sealed_ && "write after commit");
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write");
    size_ += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void OutputFile::overwrite(std::uint64_t offset, std::string_view bytes) {
  assert(!sealed_ && temporary_ && offset + bytes.size() <= size_);
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(descriptor(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write");
    offset += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void OutputFile::clear_path() {
  assert(!sealed_ && temporary_ && size_ == 0);
  if (!temporary_->leave_to_library()) fail("cannot write");
}

void OutputFile::adopt_path() {
  assert(!sealed_ && temporary_);
  if (!temporary_->adopt()) fail("cannot write");
}

void OutputFile::seal() {
  if (sealed_) return;
  sealed_ = true;
  // Pipes and terminals cannot be synced, and need not be.
  if (temporary_ ? !temporary_->sync() : ::close(std::exchange(direct_, -1)) != 0) fail("cannot write");
}

void OutputFile::commit() { commit_together({this}); }

void commit_together(const std::vector<OutputFile*>& files) {
  for (OutputFile* file : files) file->seal();
  std::vector<std::pair<OutputFile*, TemporaryFile::Moved>> done;
  {
    UnfinishedFiles hold;
    for (OutputFile* file : files) {
      if (!file->temporary_) continue;
      const auto moved = file->temporary_->move_to(file->target_, files.size() > 1, hold);
      if (moved == TemporaryFile::Moved::kNot) {
        const int reason = errno;
        for (const auto& [other, how] : done) other->temporary_->move_back(other->target_, how, hold);
        errno = reason;
        file->fail("cannot write");
      }
      done.emplace_back(file, moved);
    }
    for (const auto& [file, how] : done) file->temporary_->settle(how, hold);
  }
  for (const auto& [file, how] : done) sync_folder_of(file->target_);
}

void write_file(const std::string& path, std::string_view bytes) {
  OutputFile file{path};
  file.write(bytes);
  file.commit();
}

}  // namespace dateline

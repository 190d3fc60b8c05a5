#include "geodata/file_stream.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw Error(fmt::format("cannot read {}: {}", path, reason));
}

bool same_time(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

}  // namespace

FileSource::FileSource(const std::string& path) : path_(path), file_(open_plain_file(path)) {
  if (::fstat(file_.descriptor(), &opened_) != 0) fail(path, std::strerror(errno));
}

std::size_t FileSource::size() const {
  return S_ISREG(opened_.st_mode) ? static_cast<std::size_t>(opened_.st_size) : 0;
}

std::size_t FileSource::read(char* to, std::size_t count) {
  while (true) {
    const ssize_t got = ::read(file_.descriptor(), to, count);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path_, std::strerror(errno));
    if (got == 0) check_unchanged();
    return static_cast<std::size_t>(got);
  }
}

void FileSource::check_unchanged() const {
  struct stat now {};
  if (!S_ISREG(opened_.st_mode) || ::fstat(file_.descriptor(), &now) != 0) return;
  if (now.st_size < opened_.st_size) fail(path_, "it became shorter while it was being read");
  if (now.st_size == opened_.st_size && !same_time(now.st_mtim, opened_.st_mtim))
    fail(path_, "it was changed while it was being read");
}

void require_readable(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return;
  FileSource file(path);
  std::array<char, 1 << 16> bytes;
  while (file.read(bytes.data(), bytes.size()) > 0) {
  }
}

FileStream::FileStream(const std::string& path) : std::istream(nullptr), buffer_(path) {
  rdbuf(&buffer_);
  exceptions(std::ios::badbit);
}

FileStream::Buffer::int_type FileStream::Buffer::underflow() {
  const std::size_t got = source_.read(bytes_.data(), bytes_.size());
  setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
  return got == 0 ? traits_type::eof() : traits_type::to_int_type(bytes_[0]);
}

/// Large pieces go past the buffer.
std::streamsize FileStream::Buffer::xsgetn(char* to, std::streamsize count) {
  std::streamsize done = 0;
  while (done < count) {
    std::streamsize got = std::min<std::streamsize>(egptr() - gptr(), count - done);
    if (got > 0) {
      std::memcpy(to + done, gptr(), static_cast<std::size_t>(got));
      gbump(static_cast<int>(got));
    } else if (static_cast<std::size_t>(count - done) >= bytes_.size()) {
      got = static_cast<std::streamsize>(source_.read(to + done, static_cast<std::size_t>(count - done)));
      if (got == 0) break;
    } else if (underflow() == traits_type::eof()) {
      break;
    }
    done += got;
  }
  return done;
}

}  // namespace dateline

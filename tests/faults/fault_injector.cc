// A library to be loaded before all others (LD_PRELOAD) that makes calls of the system fail when and where a test says.
//
//   FAULT_CALLS=write,sync   which: open read write sync rename truncate close unlink dlopen
//   FAULT_PATH=*/out/*       of files whose absolute path fits this pattern (fnmatch; a star also stands for slashes)
//   FAULT_AT=3               the third of them, counted over all threads; 0: none
//   FAULT_HOW=ENOSPC         with this error; or, in place of an error:
//              full          the call writes half of its bytes, and all that follow fail with ENOSPC
//              half          the call reads or writes half of its bytes
//              cut, unlink   the file is cut to half its length, or removed, and the call goes on
//              term          SIGTERM comes, a moment passes, and the call goes on
//   FAULT_FROM=1             and all that follow
//   FAULT_LOG=FILE           a line for each call that fits: "fired write /tmp/out/a.png", or "passed ..."
//
// Calls that libc makes for itself cannot be caught, so the functions of stdio are caught in their place: fopen counts
// as open, fread as read, fwrite as write, fclose as close.
#include <dlfcn.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

enum class Do { kPass, kFail, kHalf };

struct Settings {
  std::string calls, path, how;
  long at = 0;
  bool from = false;
  int log = -1;
  int error = 0;
};

std::string text_of(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int error_named(const std::string& name) {
  static constexpr struct {
    const char* name;
    int number;
  } kErrors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EACCES", EACCES}, {"EROFS", EROFS},
                 {"EDQUOT", EDQUOT}, {"EFBIG", EFBIG},   {"ENOENT", ENOENT}, {"EPERM", EPERM},
                 {"EINTR", EINTR},   {"EMFILE", EMFILE}, {"ESTALE", ESTALE}, {"EINVAL", EINVAL}};
  for (const auto& error : kErrors)
    if (name == error.name) return error.number;
  return EIO;
}

/// Read once; never destroyed, for calls that come after all else has ended.
const Settings& settings() {
  static const Settings& only = *[] {
    auto* read = new Settings;
    read->calls = "," + text_of("FAULT_CALLS") + ",";
    read->path = text_of("FAULT_PATH");
    read->how = text_of("FAULT_HOW");
    read->at = std::atol(text_of("FAULT_AT").c_str());
    read->from = !text_of("FAULT_FROM").empty() || read->how == "full";
    read->error = read->how == "full" ? ENOSPC : error_named(read->how);
    if (const std::string log = text_of("FAULT_LOG"); !log.empty())
      read->log = static_cast<int>(
          ::syscall(SYS_openat, AT_FDCWD, log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    return read;
  }();
  return only;
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}
#define REAL(name) (next<decltype(::name)>(#name))

void note(const char* what, const char* call, const std::string& path) {
  if (settings().log < 0) return;
  const std::string line = std::string(what) + " " + call + " " + path + "\n";
  (void)::syscall(SYS_write, settings().log, line.data(), line.size());
}

/// Changes the file, or does to the program, what the test wants before the call goes on.
void meddle(const std::string& path) {
  struct stat about {};
  if (settings().how == "unlink") (void)::syscall(SYS_unlinkat, AT_FDCWD, path.c_str(), 0);
  if (settings().how == "cut" && ::stat(path.c_str(), &about) == 0)
    (void)::syscall(SYS_truncate, path.c_str(), about.st_size / 2);
  if (settings().how == "term") {
    ::kill(::getpid(), SIGTERM);
    ::usleep(300'000);
  }
}

bool is_chosen(const char* call) { return settings().calls.find("," + std::string(call) + ",") != std::string::npos; }

Do decide_of(const char* call, const std::string& path) {
  static std::atomic<long> count{0};
  const Settings& is = settings();
  if (::fnmatch(is.path.c_str(), path.c_str(), 0) != 0) return Do::kPass;
  const long number = ++count;
  const bool fires = is.at > 0 && (number == is.at || (is.from && number > is.at));
  note(fires ? "fired" : "passed", call, path);
  if (!fires) return Do::kPass;
  if (is.how == "half" || (is.how == "full" && number == is.at)) return Do::kHalf;
  if (is.how == "cut" || is.how == "unlink" || is.how == "term") {
    meddle(path);
    return Do::kPass;
  }
  errno = is.error;
  return Do::kFail;
}

Do decide(const char* call, int at, const char* name) {
  if (!is_chosen(call) || name == nullptr) return Do::kPass;
  const int before = errno;
  std::string path = name;
  if (path.empty() || path[0] != '/') {
    char folder[PATH_MAX] = "";
    if (at == AT_FDCWD) (void)!::getcwd(folder, sizeof folder);
    path = std::string(folder) + "/" + path;
  }
  const Do what = decide_of(call, path);
  if (what != Do::kFail) errno = before;
  return what;
}

Do decide(const char* call, int descriptor) {
  if (!is_chosen(call)) return Do::kPass;
  const int before = errno;
  char link[64], path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = ::readlink(link, path, sizeof path);
  const Do what = length > 0 ? decide_of(call, std::string(path, static_cast<std::size_t>(length))) : Do::kPass;
  if (what != Do::kFail) errno = before;
  return what;
}

Do decide(const char* call, FILE* file) {
  return is_chosen(call) && file != nullptr ? decide(call, ::fileno(file)) : Do::kPass;
}

/// What glibc itself notes of a stream that has failed; ferror looks there.
void mark_failed(FILE* file) { file->_flags |= 0x20; }

mode_t mode_of(int flags, va_list list) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0; }

std::size_t part(Do what, std::size_t count) { return what == Do::kHalf && count > 1 ? count / 2 : count; }

}  // namespace

#define WITH_MODE(flags)                    \
  va_list list;                             \
  va_start(list, flags);                    \
  const mode_t mode = mode_of(flags, list); \
  va_end(list)

extern "C" {

int open(const char* path, int flags, ...) {
  WITH_MODE(flags);
  return decide("open", AT_FDCWD, path) == Do::kFail ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  WITH_MODE(flags);
  return decide("open", AT_FDCWD, path) == Do::kFail ? -1 : REAL(open64)(path, flags, mode);
}
int openat(int at, const char* path, int flags, ...) {
  WITH_MODE(flags);
  return decide("open", at, path) == Do::kFail ? -1 : REAL(openat)(at, path, flags, mode);
}
int __open_2(const char* path, int flags) { return open(path, flags); }
int __open64_2(const char* path, int flags) { return open64(path, flags); }
FILE* fopen(const char* path, const char* how) {
  return decide("open", AT_FDCWD, path) == Do::kFail ? nullptr : REAL(fopen)(path, how);
}
FILE* fopen64(const char* path, const char* how) {
  return decide("open", AT_FDCWD, path) == Do::kFail ? nullptr : REAL(fopen64)(path, how);
}

ssize_t read(int fd, void* to, size_t count) {
  const Do what = decide("read", fd);
  return what == Do::kFail ? -1 : REAL(read)(fd, to, part(what, count));
}
ssize_t pread(int fd, void* to, size_t count, off_t at) {
  const Do what = decide("read", fd);
  return what == Do::kFail ? -1 : REAL(pread)(fd, to, part(what, count), at);
}
ssize_t pread64(int fd, void* to, size_t count, off64_t at) {
  const Do what = decide("read", fd);
  return what == Do::kFail ? -1 : REAL(pread64)(fd, to, part(what, count), at);
}
ssize_t __read_chk(int fd, void* to, size_t count, size_t) { return read(fd, to, count); }
ssize_t __pread_chk(int fd, void* to, size_t count, off_t at, size_t) { return pread(fd, to, count, at); }
ssize_t __pread64_chk(int fd, void* to, size_t count, off64_t at, size_t) { return pread64(fd, to, count, at); }
size_t fread(void* to, size_t size, size_t count, FILE* file) {
  const Do what = decide("read", file);
  if (what != Do::kFail) return REAL(fread)(to, size, count, file);
  mark_failed(file);
  return 0;
}
size_t __fread_chk(void* to, size_t, size_t size, size_t count, FILE* file) { return fread(to, size, count, file); }

ssize_t write(int fd, const void* from, size_t count) {
  const Do what = decide("write", fd);
  return what == Do::kFail ? -1 : REAL(write)(fd, from, part(what, count));
}
ssize_t pwrite(int fd, const void* from, size_t count, off_t at) {
  const Do what = decide("write", fd);
  return what == Do::kFail ? -1 : REAL(pwrite)(fd, from, part(what, count), at);
}
ssize_t pwrite64(int fd, const void* from, size_t count, off64_t at) {
  const Do what = decide("write", fd);
  return what == Do::kFail ? -1 : REAL(pwrite64)(fd, from, part(what, count), at);
}
ssize_t writev(int fd, const iovec* from, int count) {
  return decide("write", fd) == Do::kFail ? -1 : REAL(writev)(fd, from, count);
}
size_t fwrite(const void* from, size_t size, size_t count, FILE* file) {
  // stdio tries again by itself when the system writes half; it writes less only when the system fails.
  const Do what = decide("write", file);
  if (what != Do::kFail) return REAL(fwrite)(from, size, settings().how == "full" ? part(what, count) : count, file);
  mark_failed(file);
  return 0;
}

int fsync(int fd) { return decide("sync", fd) == Do::kFail ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return decide("sync", fd) == Do::kFail ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) { return decide("truncate", fd) == Do::kFail ? -1 : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return decide("truncate", fd) == Do::kFail ? -1 : REAL(ftruncate64)(fd, size); }

int rename(const char* from, const char* to) {
  return decide("rename", AT_FDCWD, from) == Do::kFail ? -1 : REAL(rename)(from, to);
}
int renameat(int at, const char* from, int to_at, const char* to) {
  return decide("rename", at, from) == Do::kFail ? -1 : REAL(renameat)(at, from, to_at, to);
}
int renameat2(int at, const char* from, int to_at, const char* to, unsigned flags) {
  return decide("rename", at, from) == Do::kFail ? -1 : REAL(renameat2)(at, from, to_at, to, flags);
}
int unlink(const char* path) { return decide("unlink", AT_FDCWD, path) == Do::kFail ? -1 : REAL(unlink)(path); }

/// The system closes a file also when it says that it could not.
int close(int fd) {
  const Do what = decide("close", fd);
  const int error = errno, closed = REAL(close)(fd);
  if (what != Do::kFail) return closed;
  errno = error;
  return -1;
}
int fclose(FILE* file) {
  const Do what = decide("close", file);
  const int error = errno, closed = REAL(fclose)(file);
  if (what != Do::kFail) return closed;
  errno = error;
  return EOF;
}

/// The loader's own words are wanted, so it is asked for a file that does not exist.
void* dlopen(const char* path, int flags) {
  if (path == nullptr || !is_chosen("dlopen") || decide_of("dlopen", path) != Do::kFail)
    return REAL(dlopen)(path, flags);
  return REAL(dlopen)((std::string("/nonexistent/") + path).c_str(), flags);
}

}  // extern "C"

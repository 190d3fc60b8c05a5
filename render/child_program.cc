#include "render/child_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "geodata/error.h"

extern char** environ;

namespace dateline {
namespace {

/// Of the lines printed, as many as fit here are quoted, from the end.
constexpr off_t kLastWords = 2000;

/// What the child starts with; frees what the C functions ask to be freed.
struct SpawnSettings {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;

  SpawnSettings(int input, int errors) {
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t none, reset;
    sigemptyset(&none);
    sigemptyset(&reset);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&reset, signal);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &reset);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
};

void close_all(std::initializer_list<int> descriptors) {
  for (const int descriptor : descriptors)
    if (descriptor >= 0) ::close(descriptor);
}

std::string reason_of(const std::string& name, const std::string& package, int error) {
  if (error == ENOENT)
    return fmt::format("the program {} is not installed (in Debian: apt-get install {})", name, package);
  return fmt::format("cannot start {}: {}", name, std::strerror(error));
}

}  // namespace

ChildProgram::ChildProgram(const std::vector<std::string>& command, const std::string& package) {
  assert(!command.empty());
  name_ = command.front();
  // A socket and not a pipe, because writing to it can be asked not to raise SIGPIPE. 0 to 2 are avoided for our own
  // ends, so that the child's descriptors cannot overwrite each other.
  std::array<int, 2> sockets{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
    throw Error(fmt::format("cannot start {}: {}", name_, std::strerror(errno)));
  const int child_end = ::fcntl(sockets[1], F_DUPFD_CLOEXEC, 3);
  const int errors = ::memfd_create("errors", MFD_CLOEXEC);
  errors_ = ::fcntl(errors, F_DUPFD_CLOEXEC, 3);
  input_ = sockets[0];
  close_all({sockets[1], errors});
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  int failed = child_end < 0 || errors_ < 0 ? EMFILE : 0;
  if (failed == 0) {
    const SpawnSettings settings(child_end, errors_);
    failed = ::posix_spawnp(&pid_, name_.c_str(), &settings.files, &settings.attributes, arguments.data(), environ);
  }
  close_all({child_end});
  if (failed == 0) return;
  close_all({input_, errors_});
  throw Error(reason_of(name_, package, failed));
}

ChildProgram::~ChildProgram() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    wait();
  }
  close_all({input_, errors_});
}

int ChildProgram::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

std::string ChildProgram::last_words() const {
  const off_t size = ::lseek(errors_, 0, SEEK_END);
  const off_t start = size > kLastWords ? size - kLastWords : 0;
  std::string words(static_cast<std::size_t>(std::max<off_t>(0, size - start)), '\0');
  const ssize_t count = ::pread(errors_, words.data(), words.size(), start);
  words.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  if (start > 0) words.erase(0, words.find('\n') + 1);
  while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.pop_back();
  return words;
}

void ChildProgram::fail(const std::string& how) {
  const std::string words = last_words();
  throw Error(fmt::format("{} {}{}{}", name_, how, words.empty() ? "" : ": ", words));
}

void ChildProgram::write(std::span<const std::byte> bytes) {
  assert(input_ >= 0 && "write after finish");
  while (!bytes.empty()) {
    const ssize_t count = ::send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      finish();
      fail("stopped reading before the end");
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
}

void ChildProgram::finish() {
  close_all({std::exchange(input_, -1)});
  const int status = wait();
  if (WIFSIGNALED(status)) fail(fmt::format("was ended by signal {}", WTERMSIG(status)));
  if (WEXITSTATUS(status) == 127 && last_words().empty()) fail("could not be started");
  if (WEXITSTATUS(status) != 0) fail(fmt::format("failed with code {}", WEXITSTATUS(status)));
}

}  // namespace dateline

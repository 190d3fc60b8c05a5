#include "cli/standard_streams.h"

#include <fcntl.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

[[noreturn]] void fail() {
  throw Error(fmt::format("cannot write to standard output: {}", std::strerror(errno == 0 ? EIO : errno)));
}

}  // namespace

void prepare_standard_streams() {
  for (const int descriptor : {0, 1, 2}) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest number that is free is this one. It is opened the wrong way round.
    (void)::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void print_error(std::string_view text) {
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
  (void)std::fflush(stderr);
}

void print_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail();
}

void check_standard_output() {
  std::cout.flush();
  if (std::fflush(stdout) != 0 || !std::cout.good() || std::ferror(stdout) != 0) fail();
}

}  // namespace dateline

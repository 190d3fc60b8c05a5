#include "cli/stop_signal.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <mutex>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "cli/reporter.h"
#include "geodata/unfinished_files.h"

namespace dateline {
namespace {

std::atomic<bool> stop_requested{false};
std::atomic<bool> flag_is_enough{false};  ///< a StopSignal lives, and was not asked yet
std::atomic<bool> say_as_json{false};
std::atomic<int> stop_number{0};
std::mutex ending;
bool is_done = false;  ///< guarded by `ending`

/// The list of files is not given back: nothing is made or put in its place after this.
[[noreturn]] void end(int number) {
  UnfinishedFiles files;
  files.remove_all();
  ReporterOptions options;
  options.json = say_as_json;
  const char* const name = ::sigabbrev_np(number);
  Reporter(options).report_failure(
      fmt::format("stopped by SIG{}; what was not finished is removed", name == nullptr ? "" : name));
  ::_exit(128 + number);
}

void wait_for(const sigset_t& signals) {
  while (true) {
    int number = 0;
    if (::sigwait(&signals, &number) != 0) continue;
    const std::lock_guard lock(ending);
    if (is_done) continue;
    if (!flag_is_enough.exchange(false)) end(number);
    stop_number = number;
    stop_requested = true;
  }
}

}  // namespace

void end_on_signals() {
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction old {};
    if (::sigaction(number, nullptr, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    ::sigaddset(&signals, number);
  }
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    std::thread([signals] { wait_for(signals); }).detach();
  } catch (const std::system_error&) {
    ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // then they end the program as ever
  }
}

void let_signals_pass() {
  const std::lock_guard lock(ending);
  is_done = true;
}

void say_signals_as_json() { say_as_json = true; }

StopSignal::StopSignal() {
  stop_requested = false;
  stop_number = 0;
  flag_is_enough = true;
}

StopSignal::~StopSignal() { flag_is_enough = false; }

const std::atomic<bool>& StopSignal::flag() const { return stop_requested; }

int StopSignal::exit_code() const { return stop_number == 0 ? 0 : 128 + stop_number; }

}  // namespace dateline

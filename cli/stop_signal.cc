#include "cli/stop_signal.h"

#include <csignal>

namespace dateline {
namespace {

std::atomic<bool> stop_requested{false};
std::atomic<int> stop_number{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void note_signal(int number) {
  stop_number = number;
  stop_requested = true;
}

void set_handler(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  for (const int number : {SIGINT, SIGTERM}) {
    // Whoever starts us in the background of a shell script wants SIGINT ignored.
    struct sigaction old {};
    if (::sigaction(number, nullptr, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    ::sigaction(number, &action, nullptr);
  }
}

}  // namespace

StopSignal::StopSignal() {
  stop_requested = false;
  stop_number = 0;
  set_handler(note_signal);
}

StopSignal::~StopSignal() { set_handler(SIG_DFL); }

const std::atomic<bool>& StopSignal::flag() const { return stop_requested; }

int StopSignal::exit_code() const { return stop_number == 0 ? 0 : 128 + stop_number; }

}  // namespace dateline

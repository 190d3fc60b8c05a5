// Ctrl-C and SIGTERM as a request to end in good order.
#pragma once

#include <atomic>

namespace dateline {

/// While it lives, the first SIGINT or SIGTERM sets a flag in place of ending the program; a second one ends it. One at
/// a time.
class StopSignal {
 public:
  StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal();

  const std::atomic<bool>& flag() const;
  /// What a shell expects of a program that was stopped by the signal: 128 + its number; 0 when there was none.
  int exit_code() const;
};

}  // namespace dateline

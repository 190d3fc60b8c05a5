// Ctrl-C, SIGTERM and SIGHUP as a request to end in good order.
#pragma once

#include <atomic>

namespace dateline {

/// From here on these signals take away what is unfinished (geodata/unfinished_files.h), say so and end the program
/// with 128 + their number. To be called once, before there are threads: one of its own waits for the signals, which
/// are blocked in all others. A signal that whoever started us wants ignored stays ignored.
void end_on_signals();
/// How it is said.
void say_signals_as_json();

/// From here on these signals come too late: the outputs are in place, and what is left is to say so. Returns never
/// when one of them is ending the program already.
void let_signals_pass();

/// While it lives, the first of these signals sets a flag in place of ending the program; a second one ends it. One at
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

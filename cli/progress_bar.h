// How far a long run is, on standard error: a bar on a terminal, JSON lines with --json, nothing over a pipe.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/reporter.h"

namespace dateline {

/// Not safe to share between threads.
class ProgressBar {
 public:
  /// Ten times a second for people, once for programs. `unit` is what is counted.
  explicit ProgressBar(const ReporterOptions& options, std::string unit = "frames");
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  /// Takes the bar away.
  ~ProgressBar();

  void show(std::size_t done, std::size_t total);
  /// Takes the bar away, so that something else can be said.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Form { kNone, kBar, kJson };

  Form form_ = Form::kNone;
  std::string unit_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_{};
  bool drawn_ = false;
};

/// The bar as text of at most `columns` characters: "[#####     ] 715/1430 frames  143/s  5 s left". `seconds` is how
/// long it took so far.
std::string progress_text(std::size_t done, std::size_t total, double seconds, std::size_t columns,
                          const std::string& unit = "frames");
/// {"progress":{"done":715,"total":1430,"frames_per_second":143.0,"seconds_left":5.0}}
std::string progress_json(std::size_t done, std::size_t total, double seconds, const std::string& unit = "frames");

}  // namespace dateline

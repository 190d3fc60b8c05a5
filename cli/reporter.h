// Where diagnostics and messages of the program go: standard error, as text for people or as JSON lines for programs.
#pragma once

#include <string>

#include "geodata/diagnostic.h"

namespace dateline {

class Options;

struct ReporterOptions {
  bool json = false;    ///< one JSON object a line
  bool quiet = false;   ///< errors only
  bool strict = false;  ///< warnings count, and are shown, as errors
};

/// Declares --json and --quiet.
void add_reporter_options(Options& options, ReporterOptions& target);

/// Writes to standard error and counts. Not for use from several threads.
class Reporter {
 public:
  explicit Reporter(const ReporterOptions& options) : options_(options) {}

  void report(const Diagnostics& diagnostics);
  /// A failure of the environment; counts as an error.
  void report_failure(const std::string& message);
  /// A sentence on what was done; not with --quiet or --json.
  void say(const std::string& message) const;
  /// A line for programs: one JSON object. The caller looks whether JSON was asked for.
  void say_json(const std::string& object) const;
  /// "2 errors, 1 warning" at the end, if there were any.
  void summarize() const;

  int errors() const { return errors_; }

 private:
  ReporterOptions options_;
  int errors_ = 0;
  int warnings_ = 0;
};

}  // namespace dateline

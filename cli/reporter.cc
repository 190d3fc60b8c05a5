#include "cli/reporter.h"

#include <fmt/format.h>

#include "cli/options.h"
#include "cli/standard_streams.h"
#include "geodata/terminal_text.h"

namespace dateline {
namespace {

void write_line(const std::string& line) { print_error(line + "\n"); }

}  // namespace

void add_reporter_options(Options& options, ReporterOptions& target) {
  options.flag("--json", target.json, "Write diagnostics as JSON lines to standard error");
  options.flag("-q,--quiet", target.quiet, "Say nothing but errors");
}

void Reporter::report(const Diagnostics& diagnostics) {
  for (Diagnostic diagnostic : diagnostics) {
    if (options_.strict && diagnostic.severity == Severity::kWarning) diagnostic.severity = Severity::kError;
    errors_ += diagnostic.severity == Severity::kError;
    warnings_ += diagnostic.severity == Severity::kWarning;
    if (options_.quiet && diagnostic.severity != Severity::kError) continue;
    write_line(options_.json ? to_json(diagnostic) : to_string(diagnostic));
  }
}

void Reporter::report_failure(const std::string& message) {
  ++errors_;
  const Diagnostic failure{Severity::kError, {}, message};
  write_line(options_.json ? to_json(failure) : "dateline: " + to_string(failure));
}

void Reporter::say(const std::string& message) const {
  if (!options_.quiet && !options_.json) write_line(terminal_text(message));
}

void Reporter::say_json(const std::string& object) const {
  if (!options_.quiet) write_line(object);
}

void Reporter::summarize() const {
  const auto count = [](int n, const char* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); };
  if (errors_ > 0 && warnings_ > 0) {
    say(count(errors_, "error") + ", " + count(warnings_, "warning"));
  } else if (errors_ + warnings_ > 0) {
    say(errors_ > 0 ? count(errors_, "error") : count(warnings_, "warning"));
  }
}

}  // namespace dateline

// A command of the program: `dateline <name> ...`.
//
// One file a command. `main` owns the commands, lets each declare its options, and runs the one that was named. To add
// a command: a new file with a `make_..._command`, its line below and in `main.cc`.
#pragma once

#include <memory>

namespace dateline {

class CommandLine;
class Options;

/// What the program ends with (docs/architecture.md, "Errors").
enum ExitCode : int {
  kDone = 0,
  kBadInput = 1,     ///< diagnostics say where
  kBadUsage = 2,     ///< the command line is wrong
  kEnvironment = 3,  ///< missing file, full disk, no font
};

class Command {
 public:
  virtual ~Command() = default;

  /// Declares options on the command's own part of the command line. Opens no files.
  virtual void setup(Options& options) = 0;

  /// Does the work after the options were parsed. Bad input is reported and returned as kBadInput; throws UsageError
  /// and Error for the other two.
  virtual ExitCode run() = 0;

  /// True if messages are to be JSON lines; for `main`, which reports what was thrown.
  virtual bool json() const = 0;
};

std::unique_ptr<Command> make_render_command();
std::unique_ptr<Command> make_frames_command();
std::unique_ptr<Command> make_export_command();
std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_convert_command();
std::unique_ptr<Command> make_explain_command();
std::unique_ptr<Command> make_import_command();
/// Tells of the commands of `line`, which must outlive it.
std::unique_ptr<Command> make_help_command(const CommandLine& line);

}  // namespace dateline

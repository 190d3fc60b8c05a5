// What a command line may hold, and reading it.
//
// A thin cover over CLI11, whose header takes longer to compile than the rest of the program: only options.cc sees it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/description.h"

namespace CLI {
class App;
}

namespace dateline {

/// The options of one command. Targets are filled by CommandLine::parse and must live until then; one that is not named
/// on the command line keeps its value. `names` are as in "-q,--quiet", `shown` is what help calls the value.
class Options {
 public:
  Options(CLI::App& app, OptionHints& hints) : app_(app), hints_(hints) {}

  /// An argument without a dash, required.
  void argument(const std::string& name, std::string& target, const std::string& help);
  /// The same, but it may be missing.
  void optional_argument(const std::string& name, std::string& target, const std::string& help);
  /// One or more of them.
  void arguments(const std::string& name, std::vector<std::string>& target, const std::string& help);
  void flag(const std::string& names, bool& target, const std::string& help);
  void text(const std::string& names, std::string& target, const std::string& shown, const std::string& help);
  /// One of `choices`.
  void choice(const std::string& names, std::string& target, const std::vector<std::string>& choices,
              const std::string& help);
  /// A number from `least` to `most`.
  void number(const std::string& names, std::optional<double>& target, double least, double most,
              const std::string& help);
  /// Words in one value, between commas.
  void words(const std::string& names, std::vector<std::string>& target, const std::string& shown,
             const std::string& help);
  /// One value behind the option, which may be repeated.
  void repeated(const std::string& names, std::vector<std::string>& target, const std::string& shown,
                const std::string& help);
  /// One or more files behind the option, which may be repeated; required.
  void files(const std::string& names, std::vector<std::string>& target, const std::string& help);
  /// The same, but it may be missing.
  void optional_files(const std::string& names, std::vector<std::string>& target, const std::string& help);
  /// Printed below the help of the command.
  void examples(const std::string& text);

  /// For completion: an option ("--mapping") or argument ("MAP") names files with these endings ("map.txtpb").
  void reads(const std::string& name, const std::vector<std::string>& endings);
  /// The same for a file that is to be written.
  void writes(const std::string& name, const std::vector<std::string>& endings);

 private:
  CLI::App& app_;
  OptionHints& hints_;
};

/// The commands of the program.
class CommandLine {
 public:
  CommandLine(const std::string& about, const std::string& version, const std::string& closing);
  ~CommandLine();

  Options add_command(const std::string& name, const std::string& what);

  /// The name of the command that was given, its targets filled; nothing when help or the version was asked for and
  /// printed. Throws UsageError for everything else.
  std::optional<std::string> parse(int argc, const char* const* argv);

  /// What --help prints; of the program when `command` is empty. Throws UsageError for a command that is not known.
  std::string help(const std::string& command) const;

  /// Everything that was declared.
  ProgramDescription description() const;

 private:
  std::unique_ptr<CLI::App> app_;
  std::map<std::string, OptionHints> hints_;  ///< by command
};

}  // namespace dateline

// dateline help: help, manual pages and completions, which packages install and others may load from the program.
#include <cstdio>

#include <algorithm>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "cli/usage_error.h"
#include "geodata/error.h"
#include "render/data_folder.h"
#include "render/messages_table.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

constexpr const char* help_examples = R"(Examples:
  dateline help render
  dateline help render --man | man -l -
  source <(dateline help --completion bash))";

class HelpCommand : public Command {
 public:
  explicit HelpCommand(const CommandLine& line) : line_(line) {}

  void setup(Options& options) override {
    options.optional_argument("COMMAND", command_, "What to explain; without it, the program");
    options.flag("--man", man_, "As a manual page, in roff");
    options.choice("--completion", shell_, {"bash", "zsh", "fish"}, "Print the completion script of a shell");
    options.flag("--commands", commands_, "List the commands");
    options.flag("--themes", themes_, "List the names of themes");
    options.flag("--languages", languages_, "List the languages that dateline knows words of");
    options.examples(help_examples);
  }

  ExitCode run() override {
    if (man_ + commands_ + themes_ + languages_ + !shell_.empty() > 1) throw UsageError("one thing at a time, please");
    fmt::print("{}", text());
    if (std::fflush(stdout) != 0) throw Error("cannot write to standard output");
    return kDone;
  }

  bool json() const override { return false; }

 private:
  std::string text() const {
    if (man_) return manual();
    if (shell_ == "bash") return bash_completion(line_.description());
    if (shell_ == "zsh") return zsh_completion(line_.description());
    if (shell_ == "fish") return fish_completion(line_.description());
    if (commands_) return names_of_commands();
    if (themes_) return fmt::format("{}\n", fmt::join(theme_names(theme_folder(find_data_folder(""))), "\n"));
    if (languages_) return fmt::format("{}\n", fmt::join(message_languages, "\n"));
    return line_.help(command_);
  }

  std::string names_of_commands() const {
    std::string names;
    for (const CommandDescription& command : line_.description().commands) names += command.name + "\n";
    return names;
  }

  std::string manual() const {
    const ProgramDescription program = line_.description();
    if (command_.empty()) return manual_page(program);
    (void)line_.help(command_);  // throws for what is no command
    return manual_page(program, *std::ranges::find(program.commands, command_, &CommandDescription::name));
  }

  const CommandLine& line_;
  std::string command_, shell_;
  bool man_ = false, commands_ = false, themes_ = false, languages_ = false;
};

}  // namespace

std::unique_ptr<Command> make_help_command(const CommandLine& line) { return std::make_unique<HelpCommand>(line); }

}  // namespace dateline

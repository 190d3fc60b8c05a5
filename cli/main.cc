// The program: lets the commands declare themselves, runs the one that was named, and turns what is thrown into exit
// codes.
#include <algorithm>
#include <exception>
#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/reporter.h"
#include "cli/usage_error.h"
#include "geodata/did_you_mean.h"

namespace dateline {
namespace {

constexpr const char* about =
    "dateline draws publication maps from chronicles: who did what, where, when, and according to whom.";
constexpr const char* closing = R"(Try:
  dateline render examples/korday/korday.map.txtpb -o korday.png
  dateline COMMAND --help

Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong, 3 the environment failed.)";

void add(CLI::App& program, const char* name, const char* what, std::unique_ptr<Command> command,
         std::map<CLI::App*, std::unique_ptr<Command>>& commands) {
  CLI::App* options = program.add_subcommand(name, what);
  command->setup(*options);
  commands.emplace(options, std::move(command));
}

ExitCode run_guarded(Command& command) {
  Reporter reporter({.json = command.json()});
  try {
    return command.run();
  } catch (const UsageError& error) {
    reporter.report_failure(error.what());
    return kBadUsage;
  } catch (const std::exception& error) {
    reporter.report_failure(error.what());
    return kEnvironment;
  }
}

/// The parser says no more of a mistyped command than that one is missing.
void check_command_name(const CLI::App& program, int argc, const char* const* argv) {
  if (argc < 2 || *argv[1] == '-') return;
  std::vector<std::string_view> known;
  for (const CLI::App* command : program.get_subcommands({})) known.push_back(command->get_name());
  if (std::ranges::find(known, argv[1]) != known.end()) return;
  throw CLI::ExtrasError(fmt::format("no command \"{}\"{}", argv[1], DidYouMean().among(known, argv[1])),
                         CLI::ExitCodes::ExtrasError);
}

int run(int argc, char** argv) {
  CLI::App program(about, "dateline");
  program.set_version_flag("--version", "dateline " DATELINE_VERSION);
  program.footer(closing);
  program.require_subcommand(1);
  std::map<CLI::App*, std::unique_ptr<Command>> commands;
  add(program, "render", "Draw a map as PNG, SVG or PDF", make_render_command(), commands);
  add(program, "check", "Say everything that is wrong with input files", make_check_command(), commands);
  add(program, "explain", "Say what was chosen for a map and why", make_explain_command(), commands);
  add(program, "convert", "Turn a chronicle into another form", make_convert_command(), commands);
  try {
    check_command_name(program, argc, argv);
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.exit(error);  // --help, --version
    Reporter({}).report_failure(fmt::format("{}; dateline --help says how", error.what()));
    return kBadUsage;
  }
  return run_guarded(*commands.at(program.get_subcommands().front()));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::run(argc, argv); }

// The program: lets the commands declare themselves, runs the one that was named, and turns what is thrown into exit
// codes.
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/memory_limit.h"
#include "cli/options.h"
#include "cli/reporter.h"
#include "cli/source_options.h"
#include "cli/standard_streams.h"
#include "cli/stop_signal.h"
#include "cli/usage_error.h"

namespace dateline {
namespace {

constexpr const char* program_about =
    "dateline draws publication maps from chronicles: who did what, where, when, and according to whom.";
constexpr const char* program_closing = R"(Try:
  dateline render examples/korday/korday.map.txtpb -o korday.png
  dateline COMMAND --help

Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong, 3 the environment failed,
128 + N stopped by signal N.)";

using Commands = std::map<std::string, std::unique_ptr<Command>>;

Commands declare_all(CommandLine& line, SourceOptions& sources) {
  Commands commands;
  const auto add = [&](const char* name, const char* what, std::unique_ptr<Command> command) {
    Options options = line.add_command(name, what);
    command->setup(options);
    add_source_options(options, sources, name == std::string_view("frames"));
    commands.emplace(name, std::move(command));
  };
  add("render", "Draw a map as PNG, SVG or PDF", make_render_command());
  add("frames", "Draw a map a day: frames, animations, a page", make_frames_command());
  add("export", "Write a map's records as layers for GIS programs", make_export_command());
  add("check", "Say everything that is wrong with input files", make_check_command());
  add("explain", "Say what was chosen for a map and why", make_explain_command());
  add("import", "Turn a data set into a chronicle", make_import_command());
  add("convert", "Turn a chronicle into another form", make_convert_command());
  add("help", "Print help, manual pages and completions of shells", make_help_command(line));
  return commands;
}

ExitCode run(int argc, const char* const* argv) {
  CommandLine line(program_about, "dateline " DATELINE_VERSION, program_closing);
  SourceOptions sources;
  const Commands commands = declare_all(line, sources);
  ReporterOptions reporting;
  try {
    const auto name = line.parse(argc, argv);
    if (!name) {
      check_standard_output();
      return kDone;
    }
    reporting.json = commands.at(*name)->json();
    if (reporting.json) say_signals_as_json();
    apply(sources);
    if (sources.old_network) Reporter(reporting).report({{Severity::kNote, {}, "--network is now --allow-network"}});
    const ExitCode code = commands.at(*name)->run();
    let_signals_pass();
    check_standard_output();
    return code;
  } catch (const UsageError& error) {
    Reporter(reporting).report_failure(error.what());
    return kBadUsage;
  } catch (const std::bad_alloc&) {
    Reporter(reporting).report_failure(out_of_memory());
    return kEnvironment;
  } catch (const std::exception& error) {
    Reporter(reporting).report_failure(error.what());
    return kEnvironment;
  }
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  dateline::prepare_standard_streams();
  dateline::end_on_signals();
  return dateline::run(argc, argv);
}

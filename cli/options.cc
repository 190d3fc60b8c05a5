#include "cli/options.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/usage_error.h"
#include "geodata/did_you_mean.h"

namespace dateline {
namespace {

/// The parser says no more of a mistyped command than that one is missing.
void check_command_name(const CLI::App& program, int argc, const char* const* argv) {
  if (argc < 2 || *argv[1] == '-') return;
  std::vector<std::string_view> known;
  for (const CLI::App* command : program.get_subcommands({})) known.push_back(command->get_name());
  if (std::ranges::find(known, argv[1]) != known.end()) return;
  throw UsageError(fmt::format("no command \"{}\"{}", argv[1], DidYouMean().among(known, argv[1])));
}

}  // namespace

void Options::argument(const std::string& name, std::string& target, const std::string& help) {
  app_.add_option(name, target, help)->required()->type_name("");
}

void Options::optional_argument(const std::string& name, std::string& target, const std::string& help) {
  app_.add_option(name, target, help)->type_name("");
}

void Options::arguments(const std::string& name, std::vector<std::string>& target, const std::string& help) {
  app_.add_option(name, target, help)->required()->type_name("");
}

void Options::flag(const std::string& names, bool& target, const std::string& help) {
  app_.add_flag(names, target, help);
}

void Options::text(const std::string& names, std::string& target, const std::string& shown, const std::string& help) {
  app_.add_option(names, target, help)->type_name(shown);
}

void Options::choice(const std::string& names, std::string& target, const std::vector<std::string>& choices,
                     const std::string& help) {
  app_.add_option(names, target, help)->check(CLI::IsMember(choices))->type_name("");
}

void Options::number(const std::string& names, std::optional<double>& target, double least, double most,
                     const std::string& help) {
  app_.add_option(names, target, help)->check(CLI::Range(least, most))->type_name("");
}

void Options::words(const std::string& names, std::vector<std::string>& target, const std::string& shown,
                    const std::string& help) {
  app_.add_option(names, target, help)->delimiter(',')->allow_extra_args(false)->type_name(shown);
}

void Options::repeated(const std::string& names, std::vector<std::string>& target, const std::string& shown,
                       const std::string& help) {
  app_.add_option(names, target, help)->allow_extra_args(false)->type_name(shown);
}

void Options::files(const std::string& names, std::vector<std::string>& target, const std::string& help) {
  app_.add_option(names, target, help)->required()->type_name("FILE");
}

void Options::optional_files(const std::string& names, std::vector<std::string>& target, const std::string& help) {
  app_.add_option(names, target, help)->type_name("FILE");
}

void Options::examples(const std::string& text) { app_.footer(text); }

CommandLine::CommandLine(const std::string& about, const std::string& version, const std::string& closing)
    : app_(std::make_unique<CLI::App>(about, "dateline")) {
  app_->set_version_flag("--version", version);
  app_->footer(closing);
  app_->require_subcommand(1);
}

CommandLine::~CommandLine() = default;

Options CommandLine::add_command(const std::string& name, const std::string& what) {
  return Options(*app_->add_subcommand(name, what));
}

std::optional<std::string> CommandLine::parse(int argc, const char* const* argv) {
  check_command_name(*app_, argc, argv);
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) throw UsageError(fmt::format("{}; dateline --help says how", error.what()));
    app_->exit(error);  // prints help or the version
    return std::nullopt;
  }
  return app_->get_subcommands().front()->get_name();
}

}  // namespace dateline

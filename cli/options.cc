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
void check_command_name(const CLI::App& program, const std::string& name) {
  std::vector<std::string_view> known;
  for (const CLI::App* command : program.get_subcommands({})) known.push_back(command->get_name());
  if (std::ranges::find(known, name) != known.end()) return;
  throw UsageError(fmt::format("no command \"{}\"{}", name, DidYouMean().among(known, name)));
}

template <typename Values>
typename Values::mapped_type hint(const Values& values, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const auto found = values.find(name); found != values.end()) return found->second;
  return {};
}

ValueKind value_kind(const OptionDescription& option) {
  if (!option.choices.empty()) return ValueKind::kChoice;
  if (option.shown == "NAME|FILE") return ValueKind::kTheme;
  if (!option.endings.empty() || option.shown.starts_with("FILE")) return ValueKind::kFile;
  if (option.shown == "DIR") return ValueKind::kFolder;
  if (option.shown == "NUMBER") return ValueKind::kNumber;
  if (option.shown == "LANG") return ValueKind::kLanguage;
  return ValueKind::kText;
}

OptionDescription description_of(const CLI::Option& from, const OptionHints& hints) {
  OptionDescription option;
  for (const std::string& name : from.get_snames()) option.names.push_back("-" + name);
  for (const std::string& name : from.get_lnames()) option.names.push_back("--" + name);
  if (option.names.empty()) option.names = {from.get_name(true)};
  option.help = from.get_description();
  option.required = from.get_required() || option.help.ends_with("(required)");
  if (from.get_items_expected_max() == 0) return option;  // a flag
  option.shown = option.argument() ? std::string{} : from.get_type_name();
  option.many = from.get_items_expected_max() > 1 && (option.argument() || from.get_allow_extra_args());
  option.choices = hint(hints.choices, option.names);
  option.endings = hint(hints.endings, option.names);
  option.written = hint(hints.written, option.names);
  option.value = value_kind(option);
  return option;
}

std::vector<OptionDescription> options_of(const CLI::App& app, const OptionHints& hints) {
  std::vector<OptionDescription> options;
  for (const CLI::Option* option : app.get_options()) options.push_back(description_of(*option, hints));
  return options;
}

/// "--output" of "-o,--output".
std::string last_name(const std::string& names) { return names.substr(names.rfind(',') + 1); }

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
  app_.add_option(names, target, help)
      ->check(CLI::IsMember(choices).description(""))
      ->type_name(fmt::format("{{{}}}", fmt::join(choices, ",")));
  hints_.choices[last_name(names)] = choices;
}

void Options::number(const std::string& names, std::optional<double>& target, double least, double most,
                     const std::string& help) {
  app_.add_option(names, target, fmt::format("{} ({} to {})", help, least, most))
      ->check(CLI::Range(least, most).description(""))
      ->type_name("NUMBER");
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

void Options::reads(const std::string& name, const std::vector<std::string>& endings) {
  hints_.endings[name] = endings;
}

void Options::writes(const std::string& name, const std::vector<std::string>& endings) {
  hints_.endings[name] = endings;
  hints_.written[name] = true;
}

CommandLine::CommandLine(const std::string& about, const std::string& version, const std::string& closing)
    : app_(std::make_unique<CLI::App>(about, "dateline")) {
  app_->set_version_flag("--version", version);
  app_->footer(closing);
  app_->require_subcommand(1);
}

CommandLine::~CommandLine() = default;

Options CommandLine::add_command(const std::string& name, const std::string& what) {
  return Options(*app_->add_subcommand(name, what), hints_[name]);
}

std::optional<std::string> CommandLine::parse(int argc, const char* const* argv) {
  if (argc > 1 && *argv[1] != '-') check_command_name(*app_, argv[1]);
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) throw UsageError(fmt::format("{}; dateline --help says how", error.what()));
    app_->exit(error);  // prints help or the version
    return std::nullopt;
  }
  return app_->get_subcommands().front()->get_name();
}

std::string CommandLine::help(const std::string& command) const {
  if (!command.empty()) check_command_name(*app_, command);
  // Not App::help, which turns to the command that is being run.
  const CLI::App* app = command.empty() ? app_.get() : app_->get_subcommand(command);
  const std::string name = command.empty() ? "dateline" : "dateline " + command;
  return app_->get_formatter()->make_help(app, name, CLI::AppFormatMode::Normal);
}

ProgramDescription CommandLine::description() const {
  ProgramDescription program{app_->get_description(), app_->version(), options_of(*app_, {}), {}};
  for (const CLI::App* command : app_->get_subcommands({}))
    program.commands.push_back({command->get_name(), command->get_description(), command->get_footer(),
                                options_of(*command, hints_.at(command->get_name()))});
  return program;
}

}  // namespace dateline

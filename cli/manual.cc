#include "cli/manual.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "geodata/ascii.h"

namespace dateline {
namespace {

constexpr std::string_view exit_codes = R"(.SH EXIT STATUS
.TP
.B 0
All was done.
.TP
.B 1
The input is wrong; messages on standard error say where.
.TP
.B 2
The command line is wrong.
.TP
.B 3
The environment failed: no such file, a full disk, no font.
.TP
.B 128 + N
Signal N stopped the program.
)";

constexpr std::string_view environment = R"(.SH ENVIRONMENT
.TP
.B DATELINE_DATA
Folder of themes and world basemap.
Without it, and without \fB\-\-data\fR,
.I share/dateline
in a folder around the program is taken, then
.I dateline
in a folder of \fBXDG_DATA_DIRS\fR.
.TP
.B SOURCE_DATE_EPOCH
Date that is written into PDF files and GeoPackages, in seconds since 1970.
Without it, outputs say 1970, so that the same input gives the same bytes.
)";

/// Letters as they are: roff gives a meaning to some, and draws others as typographers like them.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      case '.': out += out.empty() || out.back() == '\n' ? "\\&." : "."; break;
      default: out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", roff(text)); }
std::string italic(std::string_view text) { return fmt::format("\\fI{}\\fR", roff(text)); }

std::string with_stop(std::string text) {
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

std::string lower_first(std::string text) {
  if (!text.empty()) text[0] = ascii_lower(text[0]);
  return text;
}

std::string heading(std::string_view name, const ProgramDescription& program, std::string_view what) {
  const std::string capitals = ascii_upper(name);
  return fmt::format(".TH {} 1 \"\" \"{}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", roff(capitals),
                     roff(program.version), roff(name), roff(what));
}

std::string value_of(const OptionDescription& option) {
  return option.shown.empty() ? std::string{} : " " + italic(option.shown) + (option.many ? "..." : "");
}

std::string option_entry(const OptionDescription& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += (names.empty() ? "" : ", ") + (option.argument() ? italic(name) : bold(name));
  if (option.argument() && option.many) names += "...";
  const bool says_so = option.help.ends_with("(required)");
  return fmt::format(".TP\n{}{}\n{}\n{}", names, value_of(option), roff(with_stop(option.help)),
                     option.required && !option.argument() && !says_so ? "Required.\n" : "");
}

std::string synopsis(const CommandDescription& command) {
  std::string out = fmt::format(".SH SYNOPSIS\n{} [{}]...", bold("dateline " + command.name), italic("OPTION"));
  for (const OptionDescription& option : command.options)
    if (option.required && !option.argument())
      out += fmt::format(" {}{}", bold(option.names.front()), value_of(option));
  for (const OptionDescription& option : command.options) {
    if (!option.argument()) continue;
    const std::string name = italic(option.names.front()) + (option.many ? "..." : "");
    out += option.required ? " " + name : " [" + name + "]";
  }
  return out + "\n";
}

/// The text below a command's help, lines kept.
std::string example_section(const std::string& text) {
  if (text.empty()) return {};
  const std::string body = text.substr(std::min(text.find('\n'), text.size()));  // without "Examples:"
  return fmt::format(".SH EXAMPLES\n.nf{}\n.fi\n", roff(body));
}

std::string see_also(const ProgramDescription& program, const std::string& but) {
  std::string pages = but.empty() ? "" : "\\fBdateline\\fR(1)";
  for (const CommandDescription& command : program.commands)
    if (command.name != but)
      pages += fmt::format("{}{}(1)", pages.empty() ? "" : ",\n", bold("dateline-" + command.name));
  return fmt::format(".SH SEE ALSO\n{}\n.PP\nThe folder\n.I /usr/share/doc/dateline/docs\nsays what files may hold.\n",
                     pages);
}

}  // namespace

std::string manual_page(const ProgramDescription& program) {
  std::string out = heading("dateline", program, "draw publication maps from chronicles of events");
  out += fmt::format(".SH SYNOPSIS\n{} {} [{}]...\n.br\n{} {}\n.SH DESCRIPTION\n{}\n.SH COMMANDS\n", bold("dateline"),
                     italic("COMMAND"), italic("OPTION"), bold("dateline"), bold("--help"), roff(program.about));
  for (const CommandDescription& command : program.commands)
    out += fmt::format(".TP\n{}(1)\n{}\n", bold("dateline-" + command.name), roff(with_stop(command.what)));
  out += ".SH OPTIONS\n";
  for (const OptionDescription& option : program.options) out += option_entry(option);
  return out.append(exit_codes).append(environment) + see_also(program, "");
}

std::string manual_page(const ProgramDescription& program, const CommandDescription& command) {
  std::string out = heading("dateline-" + command.name, program, lower_first(command.what)) + synopsis(command);
  out += fmt::format(".SH DESCRIPTION\n{}\n", roff(with_stop(command.what)));
  std::string arguments, options;
  for (const OptionDescription& option : command.options)
    (option.argument() ? arguments : options) += option_entry(option);
  if (!arguments.empty()) out += ".SS Arguments\n" + arguments;
  out += ".SH OPTIONS\n" + options + example_section(command.examples);
  return out.append(exit_codes).append(environment) + see_also(program, command.name);
}

}  // namespace dateline

#include <fmt/format.h>

#include "cli/completion.h"

namespace dateline {
namespace {

/// Inside "[...]" or between ":" of a specification for _arguments.
std::string specified(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const OptionDescription& option) {
  switch (option.value) {
    case ValueKind::kChoice: return fmt::format("({})", fmt::join(option.choices, " "));
    case ValueKind::kFile:
      if (option.endings.empty()) return "_files";
      return fmt::format("_files -g \"*.({})(-.)\"", fmt::join(option.endings, "|"));
    case ValueKind::kFolder: return "_files -/";
    case ValueKind::kTheme: return "_dateline_themes";
    case ValueKind::kLanguage: return "_dateline_languages";
    case ValueKind::kNone:
    case ValueKind::kText:
    case ValueKind::kNumber: break;
  }
  return " ";  // a value of which nothing is known
}

std::string option_spec(const OptionDescription& option) {
  const std::string value =
      option.value == ValueKind::kNone
          ? ""
          : fmt::format(":{}:{}", specified(option.shown.empty() ? "value" : option.shown), action(option));
  if (option.argument())
    return shell_quoted(fmt::format("{}:{}:{}",
                                    option.many       ? "*"
                                    : option.required ? ""
                                                      : ":",
                                    specified(option.help), action(option)));
  const std::string rest = shell_quoted(fmt::format("[{}]{}", specified(option.help), value));
  // One that may be repeated does not exclude its other name.
  if (option.names.size() == 1) return shell_quoted(option.many ? "*" : "") + option.names.front() + rest;
  const std::string first = option.many ? "*" : fmt::format("({})", fmt::join(option.names, " "));
  return fmt::format("{}{{{}}}{}", shell_quoted(first), fmt::join(option.names, ","), rest);
}

std::string specs(const std::vector<OptionDescription>& options, const char* indent) {
  std::string out;
  for (const OptionDescription& option : options) out += fmt::format(" \\\n{}{}", indent, option_spec(option));
  return out;
}

}  // namespace

std::string zsh_completion(const ProgramDescription& program) {
  std::string commands, cases;
  for (const CommandDescription& command : program.commands) {
    commands += fmt::format("    {}\n", shell_quoted(command.name + ":" + command.what));
    cases += fmt::format("        {})\n          _arguments -S{} ;;\n", command.name,
                         specs(command.options, "            "));
  }
  return fmt::format(R"zsh(#compdef dateline
# zsh completion for dateline, made by: dateline help --completion zsh

_dateline_themes() {{
  local -a themes=(${{(f)"$(_call_program themes dateline help --themes 2> /dev/null)"}})
  _alternative 'themes:theme:compadd -a themes' 'files:style:_files -g "*.style.txtpb(-.)"'
}}

_dateline_languages() {{
  _values -s , language ${{(f)"$(_call_program languages dateline help --languages 2> /dev/null)"}}
}}

_dateline() {{
  local curcontext="$curcontext" state line
  local -a commands=(
{}  )
  _arguments -C{} \
    '1:command:->command' \
    '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $words[1] in
{}      esac ;;
  esac
}}

if [ "$funcstack[1]" = _dateline ]; then _dateline "$@"; else compdef _dateline dateline; fi
)zsh",
                     commands, specs(program.options, "    "), cases);
}

}  // namespace dateline

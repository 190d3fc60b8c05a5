#include <fmt/format.h>

#include "cli/completion.h"

namespace dateline {
namespace {

/// What stands in the script as it is. `option` becomes the option whose value is at the cursor: the word before it,
/// or, for those that take several, the last option before it. bash makes words of "=", which are passed over.
constexpr const char* bash_head = R"(# bash completion for dateline, made by: dateline help --completion bash

_dateline_words() {
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$1" -- "$cur")
}

# Folders, and files with one of these endings; all files without any.
_dateline_files() {
  local path ending
  compopt -o filenames 2> /dev/null
  while IFS= read -r path; do
    if [[ -d $path || $# -eq 0 ]]; then COMPREPLY+=("$path"); continue; fi
    for ending in "$@"; do
      if [[ $path == *".$ending" ]]; then COMPREPLY+=("$path"); break; fi
    done
  done < <(compgen -f -- "$cur")
}

# The same for a file that is to be written: also its name with each of the endings.
_dateline_new_files() {
  _dateline_files "$@"
  [[ ${#COMPREPLY[@]} -gt 0 || -z $cur || $cur == */ ]] && return
  local ending stem=${cur%.}
  for ending in "$@"; do COMPREPLY+=("$stem.$ending"); done
}

# Words between commas: the last one.
_dateline_list() {
  local before=${cur%"${cur##*,}"}
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${cur##*,}")
}

_dateline() {
  local cur=${COMP_WORDS[COMP_CWORD]} command= option= many= i
  local program=${COMP_WORDS[0]}
  COMPREPLY=()
  [[ $cur == = ]] && cur=
  if [[ $COMP_CWORD -gt 1 ]]; then command=${COMP_WORDS[1]}; fi
  for ((i = COMP_CWORD - 1; i > 1; --i)); do
    [[ ${COMP_WORDS[i]} == = ]] && continue
    [[ ${COMP_WORDS[i]} == -* ]] && option=${COMP_WORDS[i]} && break
    many=1
  done
)";

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string bash_action(const OptionDescription& option) {
  switch (option.value) {
    case ValueKind::kChoice: return fmt::format("_dateline_words {}", shell_quoted(joined(option.choices)));
    case ValueKind::kFile:
      return fmt::format("_dateline{}_files {}", option.written ? "_new" : "", joined(option.endings));
    case ValueKind::kFolder:
      return "compopt -o filenames 2> /dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")";
    case ValueKind::kTheme:
      return "_dateline_words \"$(\"$program\" help --themes 2> /dev/null)\"; _dateline_files style.txtpb";
    case ValueKind::kLanguage: return "_dateline_list \"$(\"$program\" help --languages 2> /dev/null)\"";
    case ValueKind::kNone:
    case ValueKind::kText:
    case ValueKind::kNumber: return ":";
  }
  return ":";
}

/// A `case` by option for values, then options and arguments.
std::string command_case(const CommandDescription& command) {
  std::string values, names, arguments = ":";
  for (const OptionDescription& option : command.options) {
    if (option.argument()) {
      if (option.value == ValueKind::kFile) arguments = bash_action(option);
      if (option.value == ValueKind::kChoice) arguments = bash_action(option);
      continue;
    }
    names += (names.empty() ? "" : " ") + joined(option.names);
    if (option.value == ValueKind::kNone) continue;
    std::vector<std::string> patterns = option.names;
    if (option.many)  // the cursor may be behind further words
      for (const std::string& name : option.names) patterns.push_back(name + "1");
    values += fmt::format("        {}) {}; return ;;\n", fmt::join(patterns, "|"), bash_action(option));
  }
  return fmt::format(R"(    {})
      [[ $cur == -* ]] && _dateline_words {} && return
      case "$option$many" in
{}      esac
      {} ;;
)",
                     command.name, shell_quoted(names), values, arguments);
}

}  // namespace

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string bash_completion(const ProgramDescription& program) {
  std::string commands, options, cases;
  for (const CommandDescription& command : program.commands) {
    commands += command.name + " ";
    cases += command_case(command);
  }
  for (const OptionDescription& option : program.options) options += joined(option.names) + " ";
  return fmt::format(R"({}  case "$command" in
    '') _dateline_words {} ;;
{}  esac
}}
complete -F _dateline dateline
)",
                     bash_head, shell_quoted(commands + options), cases);
}

}  // namespace dateline

#include <fmt/format.h>

#include "cli/completion.h"

namespace dateline {
namespace {

constexpr const char* fish_head = R"(# fish completion for dateline, made by: dateline help --completion fish

# Folders, and files with one of these endings; all files without any.
function __dateline_files
    set -l token (commandline -ct)
    for path in $token*
        if test -d $path
            echo $path/
        else if test (count $argv) -eq 0
            echo $path
        else
            for ending in $argv
                string match -q -- "*.$ending" $path; and echo $path; and break
            end
        end
    end
end

# Words between commas: what stands before the last comma, with each language.
function __dateline_languages
    set -l before (string match -r '.*,' -- (commandline -ct))
    for language in (dateline help --languages 2> /dev/null)
        echo $before$language
    end
end

complete -c dateline -f
)";

/// In single quotes fish knows \' and \\ alone.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += (c == '\'' || c == '\\') ? std::string{'\\', c} : std::string(1, c);
  return out + "'";
}

std::string fish_action(const OptionDescription& option) {
  const auto words = [](const std::string& command) { return " -a " + quoted(command); };
  switch (option.value) {
    case ValueKind::kChoice: return words(fmt::format("{}", fmt::join(option.choices, " ")));
    case ValueKind::kFile: return words(fmt::format("(__dateline_files {})", fmt::join(option.endings, " ")));
    case ValueKind::kFolder: return words("(__fish_complete_directories)");
    case ValueKind::kTheme: return words("(dateline help --themes 2> /dev/null; __dateline_files style.txtpb)");
    case ValueKind::kLanguage: return words("(__dateline_languages)");
    case ValueKind::kNone:
    case ValueKind::kText:
    case ValueKind::kNumber: break;
  }
  return {};
}

std::string option_line(const OptionDescription& option, const std::string& condition) {
  std::string names;
  for (const std::string& name : option.names) {
    if (name.starts_with("--"))
      names += " -l " + name.substr(2);
    else if (name.starts_with("-"))
      names += " -s " + name.substr(1);
  }
  const bool value = option.value != ValueKind::kNone && !option.argument();
  return fmt::format("complete -c dateline -n {}{}{}{} -d {}\n", quoted(condition), names, value ? " -x" : "",
                     fish_action(option), quoted(option.help));
}

}  // namespace

std::string fish_completion(const ProgramDescription& program) {
  const std::string first = "__fish_use_subcommand";
  std::string out = fish_head;
  for (const OptionDescription& option : program.options) out += option_line(option, first);
  for (const CommandDescription& command : program.commands) {
    out += fmt::format("\ncomplete -c dateline -n {} -a {} -d {}\n", first, command.name, quoted(command.what));
    for (const OptionDescription& option : command.options)
      if (!option.argument() || option.value == ValueKind::kFile || option.value == ValueKind::kChoice)
        out += option_line(option, "__fish_seen_subcommand_from " + command.name);
  }
  return out;
}

}  // namespace dateline

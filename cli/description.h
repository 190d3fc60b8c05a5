// The command line in plain values, read off the parser: what manual pages and completions are made of, so that neither
// can say anything else than the program does.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace dateline {

/// What stands behind an option, or in the place of an argument.
enum class ValueKind {
  kNone,  ///< a flag
  kText,
  kNumber,
  kFile,
  kFolder,
  kChoice,    ///< one of `choices`
  kTheme,     ///< the name of a theme, or a style file
  kLanguage,  ///< languages between commas
};

struct OptionDescription {
  std::vector<std::string> names;  ///< "-o", "--output"; of an argument its one name, without dashes
  std::string shown;               ///< what help calls the value: "FILE"; empty for flags and arguments
  std::string help;                ///< without a full stop
  ValueKind value = ValueKind::kNone;
  std::vector<std::string> choices;
  std::vector<std::string> endings;  ///< of files, without the first dot: "map.txtpb"; empty: any
  bool written = false;              ///< a file that need not be there
  bool required = false;
  bool many = false;  ///< takes several words

  bool argument() const { return names.front().front() != '-'; }
};

struct CommandDescription {
  std::string name;
  std::string what;      ///< a phrase without a full stop: "Draw a map as PNG, SVG or PDF"
  std::string examples;  ///< lines of text, with a heading
  std::vector<OptionDescription> options;
};

struct ProgramDescription {
  std::string about;    ///< a sentence
  std::string version;  ///< "dateline 0.1.0"
  std::vector<OptionDescription> options;
  std::vector<CommandDescription> commands;
};

/// What the parser does not know of the options of one command, by name: "--output", "MAP".
struct OptionHints {
  std::map<std::string, std::vector<std::string>> choices;
  std::map<std::string, std::vector<std::string>> endings;
  std::map<std::string, bool> written;
};

}  // namespace dateline

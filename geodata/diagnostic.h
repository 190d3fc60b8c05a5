// What is wrong with an input, said so that its author can find and mend it.
//
// Readers and checks collect every diagnostic instead of stopping at the first. Text input is located by file, line and
// column; binary input by file and the path of the record ("movements[3] \"flight\" path[1]").
#pragma once

#include <string>
#include <vector>

namespace dateline {

enum class Severity {
  /// Worth knowing; nothing was changed or lost.
  kNote,
  /// The input is usable, but probably not as its author meant.
  kWarning,
  /// The input cannot be used as it is.
  kError,
};

/// Where in the input. `line` and `column` count from 1; 0 means not known.
struct SourceLocation {
  std::string file;
  int line = 0;
  int column = 0;

  friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

struct Diagnostic {
  Severity severity = Severity::kError;
  SourceLocation where;
  /// One sentence without a full stop: what is wrong with what, and if known what would be right.
  std::string message;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// True if any of them is an error.
bool has_errors(const Diagnostics& diagnostics);

/// Adds `more` to the end of `all`.
void append(Diagnostics& all, Diagnostics more);

/// "file:line:column: error: message", leaving out what is not known. Control characters in file and message, and bytes
/// that are not UTF-8, are shown as escapes, so that hostile input cannot drive the terminal.
std::string to_string(const Diagnostic& diagnostic);

/// The same as a JSON object on one line: {"severity":...,"file":...,"line":...,"column":...,"message":...}.
std::string to_json(const Diagnostic& diagnostic);

/// Sorts by file, line, column, then severity (errors first), keeping the order of equals.
void sort_by_place(Diagnostics& diagnostics);

}  // namespace dateline

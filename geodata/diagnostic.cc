#include "geodata/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "geodata/json_text.h"
#include "geodata/terminal_text.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::kNote: return "note";
    case Severity::kWarning: return "warning";
    case Severity::kError: return "error";
  }
  return "error";
}

}  // namespace

void append(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

std::string to_string(const Diagnostic& diagnostic) {
  const auto& [file, line, column] = diagnostic.where;
  std::string out = terminal_text(file);
  if (line > 0) out += fmt::format(":{}", line);
  if (line > 0 && column > 0) out += fmt::format(":{}", column);
  if (!out.empty()) out += ": ";
  return out + fmt::format("{}: {}", name_of(diagnostic.severity), terminal_text(diagnostic.message));
}

std::string to_json(const Diagnostic& diagnostic) {
  return fmt::format(R"({{"severity":"{}","file":{},"line":{},"column":{},"message":{}}})",
                     name_of(diagnostic.severity), json_string(show_invalid_utf8(diagnostic.where.file)),
                     diagnostic.where.line, diagnostic.where.column,
                     json_string(show_invalid_utf8(diagnostic.message)));
}

void sort_by_place(Diagnostics& diagnostics) {
  std::ranges::stable_sort(diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.where.file, a.where.line, a.where.column, b.severity) <
           std::tie(b.where.file, b.where.line, b.where.column, a.severity);
  });
}

}  // namespace dateline

#include "geodata/import/import_log.h"

#include <fmt/format.h>

namespace dateline {

std::string_view to_string(RowFate fate) {
  switch (fate) {
    case RowFate::kSkipped: return "row skipped";
    case RowFate::kAltered: return "row altered";
    case RowFate::kDoubtful: return "row doubtful";
  }
  return "";
}

void ImportLog::add(RowFate fate, std::int64_t line, std::string_view reason, std::string_view detail) {
  ++counts_[{fate, std::string(reason)}];
  listener_({Severity::kWarning,
             {file_, static_cast<int>(line)},
             fmt::format("{}: {}{}{}", to_string(fate), reason, detail.empty() ? "" : ": ", detail)});
}

void ImportLog::error(std::int64_t line, std::string message) {
  failed_ = true;
  listener_({Severity::kError, {file_, static_cast<int>(line)}, std::move(message)});
}

}  // namespace dateline

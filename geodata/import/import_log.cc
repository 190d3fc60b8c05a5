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

Diagnostic to_diagnostic(const RowMessage& message) {
  return {Severity::kWarning,
          {std::string(message.file), static_cast<int>(message.line)},
          fmt::format("{}: {}{}{}", to_string(message.fate), message.reason, message.detail.empty() ? "" : ": ",
                      message.detail)};
}

void ImportLog::add(RowFate fate, std::int64_t line, std::string_view reason, std::string_view detail) {
  ++counts_[{fate, std::string(reason)}];
  const RowMessage message{file_, line, fate, reason, detail};
  if (row_listener_)
    row_listener_(message);
  else
    listener_(to_diagnostic(message));
}

void ImportLog::error(std::int64_t line, std::string message) {
  failed_ = true;
  listener_({Severity::kError, {file_, static_cast<int>(line)}, std::move(message)});
}

}  // namespace dateline

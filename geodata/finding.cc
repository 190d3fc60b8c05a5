#include "geodata/finding.h"

#include <algorithm>

#include <fmt/format.h>

namespace dateline {

std::string to_string(const FieldPath& path) {
  std::string text;
  for (const FieldStep& step : path) {
    if (!text.empty()) text += '.';
    text += step.field;
    if (step.index >= 0) text += fmt::format("[{}]", step.index);
  }
  return text;
}

void FindingLog::add(Severity severity, FieldStep at, std::string message) {
  FieldPath path = path_;
  if (!at.field.empty()) path.push_back(at);
  findings_.push_back({severity, std::move(path), std::move(message)});
}

bool FindingLog::has_errors() const {
  return std::ranges::any_of(findings_, [](const Finding& f) { return f.severity == Severity::kError; });
}

}  // namespace dateline

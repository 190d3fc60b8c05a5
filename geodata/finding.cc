#include "geodata/finding.h"

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

}  // namespace dateline

#include "geodata/finding.h"

#include <algorithm>
#include <charconv>

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

FieldPath parse_field_path(std::string_view path) {
  FieldPath steps;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    FieldStep step{part.substr(0, part.find('[')), -1};
    if (step.field.size() < part.size())
      std::from_chars(part.data() + step.field.size() + 1, part.data() + part.size(), step.index);
    steps.push_back(step);
  }
  return steps;
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

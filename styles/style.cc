#include "styles/style.h"

#include <algorithm>
#include <cassert>

namespace dateline {
namespace {

template <typename Entries>
const auto& entry(const Entries& entries, std::string_view name) {
  const auto found = entries.find(name);
  assert(found != entries.end());
  return found->second;
}

/// "event/clash" is matched by itself, "event/*" and "event"; a subject without kinds by its bare name.
bool matches(std::string_view match, std::string_view subject, std::string_view kind) {
  if (!match.starts_with(subject)) return false;
  const std::string_view rest = match.substr(subject.size());
  return rest.empty() || rest == "/*" || (rest.front() == '/' && rest.substr(1) == kind);
}

}  // namespace

Color Style::color(std::string_view name) const { return entry(colors, name); }
const TypeStyle& Style::type(std::string_view role) const { return entry(types, role); }
const LineStyle& Style::line(std::string_view role) const { return entry(lines, role); }

const Look& Style::look(std::string_view subject, std::string_view kind) const {
  const auto found = std::ranges::find_if(rules, [&](const Look& rule) { return matches(rule.match, subject, kind); });
  assert(found != rules.end());
  return *found;
}

}  // namespace dateline

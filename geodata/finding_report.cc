#include "geodata/finding_report.h"

#include <utility>

#include <fmt/format.h>

namespace dateline {
namespace {

/// `movement "flight"`, or nothing when the record or its id is not there.
template <typename Record>
std::string name_of(std::string_view kind, const std::vector<Record>& records, int index) {
  const auto place = static_cast<std::size_t>(index);
  if (index < 0 || place >= records.size() || records[place].id.empty()) return {};
  return fmt::format("{} \"{}\"", kind, records[place].id);
}

std::string record_name(const Chronicle& chronicle, const FieldStep& step) {
  if (step.field == "sources") return name_of("source", chronicle.sources, step.index);
  if (step.field == "places") return name_of("place", chronicle.places, step.index);
  if (step.field == "actors") return name_of("actor", chronicle.actors, step.index);
  if (step.field == "events") return name_of("event", chronicle.events, step.index);
  if (step.field == "movements") return name_of("movement", chronicle.movements, step.index);
  if (step.field == "deployments") return name_of("deployment", chronicle.deployments, step.index);
  if (step.field == "figures") return name_of("figure", chronicle.figures, step.index);
  return {};
}

/// What stands before the message: the record, and the field inside it unless a line says where it is.
std::string subject(const FieldPath& path, const Chronicle& chronicle, bool located) {
  if (path.empty()) return {};
  const std::string record = record_name(chronicle, path.front());
  const bool of_the_whole = path.front().field == "title" || path.front().field == "note" || path.front().index < 0;
  if (record.empty()) return located && of_the_whole ? std::string{} : to_string(path);
  if (located || path.size() == 1) return record;
  return record + " " + to_string(FieldPath{path.begin() + 1, path.end()});
}

Diagnostic diagnostic_of(const Finding& finding, const std::string& subject, SourceLocation where) {
  return {finding.severity, std::move(where),
          subject.empty() ? finding.message : fmt::format("{}: {}", subject, finding.message)};
}

}  // namespace

Diagnostics to_diagnostics(const Findings& findings, const Chronicle& chronicle, const std::string& file,
                           const MessageLocations& locations) {
  Diagnostics diagnostics;
  diagnostics.reserve(findings.size());
  for (const Finding& finding : findings) {
    const TextPosition at = locations.find(finding.path);
    diagnostics.push_back(
        diagnostic_of(finding, subject(finding.path, chronicle, at.line > 0), {file, at.line, at.column}));
  }
  sort_by_place(diagnostics);
  return diagnostics;
}

Diagnostics to_diagnostics(const Findings& findings, const std::string& file, const MessageLocations& locations) {
  Diagnostics diagnostics;
  diagnostics.reserve(findings.size());
  for (const Finding& finding : findings) {
    const TextPosition at = locations.find(finding.path);
    diagnostics.push_back(
        diagnostic_of(finding, at.line > 0 ? "" : to_string(finding.path), {file, at.line, at.column}));
  }
  sort_by_place(diagnostics);
  return diagnostics;
}

}  // namespace dateline

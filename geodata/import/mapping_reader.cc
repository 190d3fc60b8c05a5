#include "geodata/import/mapping_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/chronicle_check.h"
#include "geodata/chronicle_message_reader.h"
#include "geodata/did_you_mean.h"
#include "geodata/finding_report.h"
#include "geodata/import/mapping_rule_reader.h"
#include "geodata/input_file.h"
#include "geodata/proto_text_reader.h"
#include "geodata/read_limits.h"
#include "geodata/time_zone.h"
#include "proto/mapping.pb.h"

namespace dateline {
namespace {

std::vector<std::string> strings(const google::protobuf::RepeatedPtrField<std::string>& values) {
  return {values.begin(), values.end()};
}

void read_form(const v1::TableForm& message, TableForm& form, MappingLog& log) {
  form.layer = message.layer();
  if (message.has_header_row()) form.header_row = message.header_row();
  form.rows_after_header = message.rows_after_header();
  if (form.header_row < 0 || form.header_row > 100) log.error("table.header_row", "header_row is from 0 to 100");
  if (form.rows_after_header < 0 || form.rows_after_header > 100)
    log.error("table.rows_after_header", "rows_after_header is from 0 to 100");
  form.delimiter = message.delimiter();
  if (form.delimiter.size() > 1)
    log.error("table.delimiter", "a delimiter is one character: \",\" \";\" \"\\t\" \"|\"");
  form.decimal_comma = message.decimal_comma();
  form.date_order = static_cast<DateOrder>(message.date_order());
  form.time_zone = message.time_zone();
  if (!form.time_zone.empty() && !is_time_zone(form.time_zone)) {
    DidYouMean suggest;
    log.error("table.time_zone",
              fmt::format("unknown time zone \"{}\"{}", form.time_zone, suggest_time_zone(form.time_zone, suggest)));
  }
  if (message.unknown_size() > 0) form.unknown = strings(message.unknown());
  if (message.unknown_date_parts_size() > 0) form.unknown_date_parts = strings(message.unknown_date_parts());
}

/// The header and what rows may name. What is wrong with it is found as in any chronicle, and located in this file.
void read_chronicle_part(const v1::Chronicle& message, TableMapping& mapping, MappingLog& log) {
  if (message.events_size() + message.movements_size() + message.deployments_size() + message.figures_size() > 0)
    log.error("chronicle", "a mapping holds sources, places and actors; events and the like are the rows of the table");
  FindingLog findings;
  {
    const FindingLog::Step inside = findings.enter("chronicle");
    mapping.chronicle = to_chronicle(message, findings);
  }
  Chronicle complete = mapping.chronicle;  // what the file leaves out comes from the command line
  if (complete.id.empty()) complete.id = "mapping";
  if (complete.title.empty()) complete.title = {{"", "mapping"}};
  for (Finding& finding : check(complete)) {
    finding.path.insert(finding.path.begin(), FieldStep{"chronicle"});
    if (finding.severity == Severity::kError) findings.error({}, to_string(finding.path) + ": " + finding.message);
  }
  for (const Diagnostic& d : to_diagnostics(findings.findings(), log.file(), log.locations())) log.add(d);
  if (message.time_zone().empty()) mapping.chronicle.time_zone.clear();
  if (message.language().empty()) mapping.chronicle.language.clear();
}

void read_source(const std::string& asked, TableMapping& mapping, MappingLog& log) {
  mapping.source = asked;
  const auto& sources = mapping.chronicle.sources;
  if (asked.empty() && sources.size() == 1) mapping.source = sources.front().id;
  if (asked.empty() || find_source(mapping.chronicle, asked) != nullptr) return;
  std::vector<std::string_view> ids;
  for (const Source& source : sources) ids.push_back(source.id);
  log.error("source", fmt::format("unknown source \"{}\"{}", asked, DidYouMean().among(ids, asked)));
}

}  // namespace

Result<TableMapping> read_mapping(const std::string& path) {
  const Result<std::string> bytes = read_file(path, read_limits().settings_bytes, "settings-bytes");
  if (!bytes) return Result<TableMapping>::failure(bytes.diagnostics);
  return read_mapping_text(*bytes, path);
}

Result<TableMapping> read_mapping_text(std::string_view bytes, const std::string& file_name) {
  v1::TableMapping message;
  MessageLocations locations;
  Diagnostics diagnostics;
  if (!read_checked_proto_text(bytes, file_name, message, locations, diagnostics))
    return Result<TableMapping>::failure(std::move(diagnostics));
  TableMapping mapping;
  mapping.file = file_name;
  MappingLog log(file_name, locations, diagnostics, mapping.columns);
  read_form(message.table(), mapping.form, log);
  read_chronicle_part(message.chronicle(), mapping, log);
  read_source(message.source(), mapping, log);
  if (message.records().empty()) log.error("", "the mapping makes no records (records { record: EVENT ... })");
  for (int i = 0; i < message.records_size(); ++i)
    mapping.records.push_back(read_rule(message.records(i), fmt::format("records[{}]", i), log));
  sort_by_place(diagnostics);
  return Result<TableMapping>::of(std::move(mapping), std::move(diagnostics));
}

}  // namespace dateline

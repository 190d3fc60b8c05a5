#include "geodata/chronicle_document_reader.h"

#include <iterator>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "geodata/chronicle_check.h"
#include "geodata/chronicle_message_reader.h"
#include "geodata/finding_report.h"
#include "geodata/input_file.h"
#include "geodata/memory_stream.h"
#include "geodata/message_check_reader.h"
#include "geodata/proto_json_reader.h"
#include "geodata/proto_text_reader.h"
#include "geodata/proto_wire_reader.h"
#include "geodata/record_framing_reader.h"
#include "geodata/record_order_reader.h"

namespace dateline {
namespace {

/// Protobuf counts bytes in 32 bits.
constexpr std::size_t max_message_bytes = std::numeric_limits<std::int32_t>::max();

std::size_t record_count(const v1::Chronicle& message) {
  const int count = message.sources_size() + message.places_size() + message.actors_size() + message.events_size() +
                    message.movements_size() + message.deployments_size() + message.figures_size();
  return static_cast<std::size_t>(count);
}

bool parse(std::string_view bytes, ChronicleFormat format, const std::string& file_name, ChronicleDocument& document) {
  if (format == ChronicleFormat::kText)
    return read_proto_text(bytes, file_name, document.message, document.locations, document.diagnostics);
  if (format == ChronicleFormat::kJson)
    return read_proto_json(bytes, file_name, document.message, document.locations, document.diagnostics);
  FindingLog log;
  const bool read = read_proto_wire(bytes, 0, document.message, log);
  append(document.diagnostics, to_diagnostics(log.findings(), {}, file_name));
  return read;
}

/// Moves the record into the chronicle. False for a header where none may be.
bool take_record(v1::Record& record, bool first, v1::Chronicle& chronicle) {
  switch (record.record_case()) {
    case v1::Record::kHeader:
      if (!first || record_count(record.header()) > 0) return false;
      chronicle = std::move(*record.mutable_header());
      return true;
    case v1::Record::kSource: chronicle.mutable_sources()->AddAllocated(record.release_source()); return true;
    case v1::Record::kPlace: chronicle.mutable_places()->AddAllocated(record.release_place()); return true;
    case v1::Record::kActor: chronicle.mutable_actors()->AddAllocated(record.release_actor()); return true;
    case v1::Record::kEvent: chronicle.mutable_events()->AddAllocated(record.release_event()); return true;
    case v1::Record::kMovement: chronicle.mutable_movements()->AddAllocated(record.release_movement()); return true;
    case v1::Record::kDeployment:
      chronicle.mutable_deployments()->AddAllocated(record.release_deployment());
      return true;
    case v1::Record::kFigure: chronicle.mutable_figures()->AddAllocated(record.release_figure()); return true;
    case v1::Record::RECORD_NOT_SET: return true;
  }
  return true;
}

/// False if nothing could be read at all.
bool parse_stream(std::istream& input, const ReadLimits& limits, v1::Chronicle& chronicle, FindingLog& log) {
  RecordFraming framing{input, limits};
  v1::Record record;
  RecordOrder order;
  bool order_reported = false;
  for (auto outcome = framing.next(record, log); outcome != RecordFraming::Outcome::kEnd;
       outcome = framing.next(record, log)) {
    if (outcome == RecordFraming::Outcome::kDamaged) continue;
    const std::size_t number = framing.index() + 1;
    if (number == 1 && !record.has_header()) log.error({}, "record 1: a stream begins with a header");
    const bool late = !order.add(record);
    if (late && !order_reported)
      log.warning({},
                  fmt::format("record {}: sources, places and actors come before the records that use them", number));
    order_reported |= late;
    if (!take_record(record, number == 1, chronicle))
      log.error({}, fmt::format("record {}: a header is the first record and holds no other", number));
  }
  return framing.index() > 0;
}

void check_content(const std::string& file_name, const ReadLimits& limits, ChronicleDocument& document) {
  FindingLog log;
  check_message(document.message, limits, log);
  document.values = to_chronicle(document.message, log);
  Findings findings = log.take();
  Findings more = check(document.values);
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  append(document.diagnostics, to_diagnostics(findings, document.values, file_name, document.locations));
}

ChronicleDocument failed(Diagnostics reasons) {
  ChronicleDocument document;
  document.diagnostics = std::move(reasons);
  return document;
}

}  // namespace

Diagnostic unknown_chronicle_ending(const std::string& path) {
  return {Severity::kError,
          {path, 0, 0},
          "the form of a chronicle is told by its ending: .chronicle.txtpb, .txtpb, .textproto, .json, .pb or .stream"};
}

ChronicleDocument read_chronicle_document(const std::string& path, const ReadLimits& limits) {
  const std::optional<ChronicleFormat> format = chronicle_format_of(path);
  if (!format) return failed({unknown_chronicle_ending(path)});
  if (*format == ChronicleFormat::kStream) return read_chronicle_stream_document(*open_file(path), path, limits);
  const Result<std::string> bytes = read_file(path, limits.file_bytes);
  if (!bytes) return failed(bytes.diagnostics);
  return read_chronicle_document(*bytes, *format, path, limits);
}

ChronicleDocument read_chronicle_stream_document(std::istream& input, const std::string& file_name,
                                                 const ReadLimits& limits) {
  ChronicleDocument document;
  FindingLog log;
  const bool any = parse_stream(input, limits, document.message, log);
  if (!any && log.findings().empty()) log.error({}, "the file is empty");
  append(document.diagnostics, to_diagnostics(log.findings(), {}, file_name));
  if (any) check_content(file_name, limits, document);
  return document;
}

ChronicleDocument read_chronicle_document(std::string_view bytes, ChronicleFormat format, const std::string& file_name,
                                          const ReadLimits& limits) {
  ChronicleDocument document;
  const auto error = [&](std::string message) {
    document.diagnostics.push_back({Severity::kError, {file_name, 0, 0}, std::move(message)});
  };
  if (bytes.empty()) {
    error("the file is empty");
  } else if (format != ChronicleFormat::kStream && bytes.size() > max_message_bytes) {
    error(fmt::format("the file is larger than {} bytes; store it as a .stream", max_message_bytes));
  } else if (format == ChronicleFormat::kStream) {
    MemoryStream input{bytes};
    return read_chronicle_stream_document(input, file_name, limits);
  } else if (parse(bytes, format, file_name, document)) {
    if (const std::size_t count = record_count(document.message); count > limits.records)
      error(over_limit("records", limits.records, fmt::format("the chronicle has {} records", count)));
    else
      check_content(file_name, limits, document);
  }
  sort_by_place(document.diagnostics);
  return document;
}

}  // namespace dateline

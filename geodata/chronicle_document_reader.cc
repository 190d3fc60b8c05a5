#include "geodata/chronicle_document_reader.h"

#include <iterator>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "geodata/chronicle_check.h"
#include "geodata/chronicle_message_reader.h"
#include "geodata/finding_report.h"
#include "geodata/message_check_reader.h"
#include "geodata/proto_text_reader.h"
#include "geodata/proto_wire_reader.h"

namespace dateline {
namespace {

/// Protobuf counts bytes in 32 bits.
constexpr std::size_t max_message_bytes = std::numeric_limits<std::int32_t>::max();

void append(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::size_t record_count(const v1::Chronicle& message) {
  const int count = message.sources_size() + message.places_size() + message.actors_size() + message.events_size() +
                    message.movements_size() + message.deployments_size() + message.figures_size();
  return static_cast<std::size_t>(count);
}

bool parse(std::string_view bytes, ChronicleFormat format, const std::string& file_name, ChronicleDocument& document) {
  if (format == ChronicleFormat::kText)
    return read_proto_text(bytes, file_name, document.message, document.locations, document.diagnostics);
  FindingLog log;
  const bool read = read_proto_wire(bytes, 0, document.message, log);
  append(document.diagnostics, to_diagnostics(log.findings(), {}, file_name));
  return read;
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

}  // namespace

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
  } else if (parse(bytes, format, file_name, document)) {
    if (const std::size_t count = record_count(document.message); count > limits.records)
      error(fmt::format("the chronicle has {} records; at most {} are allowed", count, limits.records));
    else
      check_content(file_name, limits, document);
  }
  sort_by_place(document.diagnostics);
  return document;
}

}  // namespace dateline

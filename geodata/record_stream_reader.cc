#include "geodata/record_stream_reader.h"

#include <utility>

#include <fmt/format.h>

#include "geodata/chronicle_message_reader.h"
#include "geodata/input_file.h"
#include "geodata/memory_stream.h"
#include "geodata/message_check_reader.h"
#include "geodata/record_framing_reader.h"

namespace dateline {
namespace {

std::string_view field_of(const v1::Record& record) {
  const auto* field = v1::Record::descriptor()->FindFieldByNumber(static_cast<int>(record.record_case()));
  return field == nullptr ? std::string_view{} : std::string_view{field->name()};
}

bool happens(const v1::Record& record) {
  return record.has_event() || record.has_movement() || record.has_deployment();
}

ChronicleRecord to_record(const v1::Record& record, FindingLog& log) {
  const FindingLog::Step inside = log.enter(field_of(record));
  switch (record.record_case()) {
    case v1::Record::kHeader: return to_chronicle(record.header(), log);
    case v1::Record::kSource: return to_source(record.source(), log);
    case v1::Record::kPlace: return to_place(record.place(), log);
    case v1::Record::kActor: return to_actor(record.actor(), log);
    case v1::Record::kEvent: return to_event(record.event(), log);
    case v1::Record::kMovement: return to_movement(record.movement(), log);
    case v1::Record::kDeployment: return to_deployment(record.deployment(), log);
    case v1::Record::kFigure: return to_figure(record.figure(), log);
    case v1::Record::RECORD_NOT_SET: break;
  }
  return Chronicle{};
}

}  // namespace

struct RecordReader::State {
  std::unique_ptr<std::istream> input;
  std::string file_name;
  ReadLimits limits;
  StreamTrust trust;
  RecordFraming framing;
  v1::Record record;
  Diagnostics diagnostics;

  State(std::unique_ptr<std::istream> in, std::string name, const ReadLimits& with, StreamTrust trusted)
      : input(std::move(in)),
        file_name(std::move(name)),
        limits(with),
        trust(trusted),
        framing(*input, limits, trusted == StreamTrust::kChecked) {}

  void report(const Findings& findings) {
    for (const Finding& finding : findings) {
      std::string message = finding.message;
      if (!finding.path.empty())
        message = fmt::format("record {} {}: {}", framing.index() + 1, to_string(finding.path), message);
      diagnostics.push_back({finding.severity, {file_name, 0, 0}, std::move(message)});
    }
  }
};

RecordReader::RecordReader(const std::string& path, const ReadLimits& limits, StreamTrust trust)
    : state_(std::make_unique<State>(open_file(path), path, limits, trust)) {}

RecordReader::RecordReader(std::string_view bytes, std::string file_name, const ReadLimits& limits)
    : state_(std::make_unique<State>(std::make_unique<MemoryStream>(bytes), std::move(file_name), limits,
                                     StreamTrust::kNone)) {}

RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

std::optional<ChronicleRecord> RecordReader::next() {
  while (true) {
    FindingLog log;
    const RecordFraming::Outcome outcome = state_->framing.next(state_->record, log);
    std::optional<ChronicleRecord> record;
    if (outcome == RecordFraming::Outcome::kRecord) {
      if (state_->trust == StreamTrust::kChecked && !happens(state_->record)) continue;
      if (state_->trust == StreamTrust::kNone) check_message(state_->record, state_->limits, log);
      record = to_record(state_->record, log);
    }
    state_->report(log.findings());
    if (outcome == RecordFraming::Outcome::kEnd) return std::nullopt;
    if (record && !log.has_errors()) return record;
  }
}

const Diagnostics& RecordReader::diagnostics() const { return state_->diagnostics; }

}  // namespace dateline

#include "geodata/record_stream_writer.h"

#include "geodata/chronicle_message_writer.h"
#include "geodata/record_framing_writer.h"

namespace dateline {
namespace {

constexpr std::size_t block_bytes = 1 << 18;

}  // namespace

/// The messages are used again for every record: they keep the memory of their texts.
struct RecordStreamWriter::State {
  explicit State(const std::string& path) : file(path) { bytes.reserve(block_bytes + (1 << 16)); }

  void flush() {
    file.write(bytes);
    bytes.clear();
  }

  template <typename Record, typename Message>
  void put(const Record& record, Message& message) {
    fill_message(record, message);
    append_record(message, bytes);
    if (bytes.size() >= block_bytes) flush();
  }

  OutputFile file;
  std::string bytes;
  v1::Source source;
  v1::Place place;
  v1::Actor actor;
  v1::Event event;
  v1::Movement movement;
  v1::Deployment deployment;
  v1::Figure figure;
};

RecordStreamWriter::RecordStreamWriter(const std::string& path) : state_(std::make_unique<State>(path)) {}
RecordStreamWriter::~RecordStreamWriter() = default;

void RecordStreamWriter::put(const Chronicle& header) {
  Chronicle own;
  own.id = header.id;
  own.title = header.title;
  own.time_zone = header.time_zone;
  own.language = header.language;
  own.note = header.note;
  append_header(to_message(own), state_->bytes);
}

void RecordStreamWriter::put(const Source& source) { state_->put(source, state_->source); }
void RecordStreamWriter::put(const Place& place) { state_->put(place, state_->place); }
void RecordStreamWriter::put(const Actor& actor) { state_->put(actor, state_->actor); }
void RecordStreamWriter::put(const Event& event) { state_->put(event, state_->event); }
void RecordStreamWriter::put(const Movement& movement) { state_->put(movement, state_->movement); }
void RecordStreamWriter::put(const Deployment& deployment) { state_->put(deployment, state_->deployment); }
void RecordStreamWriter::put(const Figure& figure) { state_->put(figure, state_->figure); }

OutputFile& RecordStreamWriter::complete() {
  state_->flush();
  return state_->file;
}

}  // namespace dateline

#include "geodata/chronicle_writer.h"

#include <cassert>

#include <fmt/format.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/json_util.h>

#include "geodata/chronicle_document_reader.h"
#include "geodata/chronicle_message_writer.h"
#include "geodata/error.h"
#include "geodata/output_file.h"
#include "geodata/proto_text_writer.h"

namespace dateline {
namespace {

using google::protobuf::Message;
using google::protobuf::io::CodedOutputStream;
using google::protobuf::io::StringOutputStream;

std::string to_json(const Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) throw Error(fmt::format("cannot write JSON: {}", status.ToString()));
  return json;
}

std::string to_binary(const Message& message) {
  std::string bytes;
  {
    StringOutputStream sink{&bytes};
    CodedOutputStream out{&sink};
    out.SetSerializationDeterministic(true);
    if (!message.SerializeToCodedStream(&out)) throw Error("cannot write a binary message of more than 2 GiB");
  }
  return bytes;
}

/// One `Record` for each element of a repeated field.
template <typename Repeated, typename Put>
void append_records(const Repeated& values, CodedOutputStream& out, Put put) {
  for (const auto& value : values) {
    v1::Record record;
    put(record) = value;
    out.WriteVarint64(record.ByteSizeLong());
    record.SerializeToCodedStream(&out);
  }
}

std::string to_stream(const v1::Chronicle& chronicle) {
  v1::Record header;
  v1::Chronicle& fields = *header.mutable_header();
  fields.set_id(chronicle.id());
  *fields.mutable_title() = chronicle.title();
  fields.set_time_zone(chronicle.time_zone());
  fields.set_language(chronicle.language());
  *fields.mutable_note() = chronicle.note();
  std::string bytes;
  {
    StringOutputStream sink{&bytes};
    CodedOutputStream out{&sink};
    out.SetSerializationDeterministic(true);
    out.WriteVarint64(header.ByteSizeLong());
    header.SerializeToCodedStream(&out);
    append_records(
        chronicle.sources(), out, [](v1::Record & r) -> auto& { return *r.mutable_source(); });
    append_records(
        chronicle.places(), out, [](v1::Record & r) -> auto& { return *r.mutable_place(); });
    append_records(
        chronicle.actors(), out, [](v1::Record & r) -> auto& { return *r.mutable_actor(); });
    append_records(
        chronicle.events(), out, [](v1::Record & r) -> auto& { return *r.mutable_event(); });
    append_records(
        chronicle.movements(), out, [](v1::Record & r) -> auto& { return *r.mutable_movement(); });
    append_records(
        chronicle.deployments(), out, [](v1::Record & r) -> auto& { return *r.mutable_deployment(); });
    append_records(
        chronicle.figures(), out, [](v1::Record & r) -> auto& { return *r.mutable_figure(); });
  }
  return bytes;
}

std::string to_bytes(const v1::Chronicle& message, ChronicleFormat format) {
  switch (format) {
    case ChronicleFormat::kText: return to_proto_text(message);
    case ChronicleFormat::kJson: return to_json(message);
    case ChronicleFormat::kBinary: return to_binary(message);
    case ChronicleFormat::kStream: return to_stream(message);
  }
  return {};
}

}  // namespace

std::string to_bytes(const Chronicle& chronicle, ChronicleFormat format) {
  return to_bytes(to_message(chronicle), format);
}

void write_chronicle(const std::string& path, const Chronicle& chronicle) {
  const std::optional<ChronicleFormat> format = chronicle_format_of(path);
  assert(format && "the ending names no form");
  write_file(path, to_bytes(chronicle, format.value_or(ChronicleFormat::kText)));
}

Diagnostics convert_chronicle(const std::string& from, const std::string& to, const ReadLimits& limits) {
  const std::optional<ChronicleFormat> format = chronicle_format_of(to);
  if (!format) return {unknown_chronicle_ending(to)};
  ChronicleDocument document = read_chronicle_document(from, limits);
  if (!has_errors(document.diagnostics)) write_file(to, to_bytes(document.message, *format));
  return std::move(document.diagnostics);
}

}  // namespace dateline

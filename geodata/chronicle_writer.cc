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
#include "geodata/record_framing_writer.h"

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

template <typename Repeated>
void append_records(const Repeated& messages, std::string& bytes) {
  for (const auto& message : messages) append_record(message, bytes);
}

std::string to_stream(const v1::Chronicle& chronicle) {
  std::string bytes;
  append_header(chronicle, bytes);
  append_records(chronicle.sources(), bytes);
  append_records(chronicle.places(), bytes);
  append_records(chronicle.actors(), bytes);
  append_records(chronicle.events(), bytes);
  append_records(chronicle.movements(), bytes);
  append_records(chronicle.deployments(), bytes);
  append_records(chronicle.figures(), bytes);
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

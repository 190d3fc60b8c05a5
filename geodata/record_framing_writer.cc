#include "geodata/record_framing_writer.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include "geodata/error.h"

namespace dateline {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedOutputStream;

}  // namespace

void append_record(int field, const google::protobuf::MessageLite& message, std::string& bytes) {
  const std::size_t size = message.ByteSizeLong();
  if (size > 0x7FFF'FF00) throw Error("cannot write a record of more than 2 GiB");
  const std::uint32_t tag = WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  const std::size_t record_size = CodedOutputStream::VarintSize32(tag) + CodedOutputStream::VarintSize64(size) + size;
  const std::size_t before = bytes.size();
  bytes.resize(before + CodedOutputStream::VarintSize64(record_size) + record_size);
  auto* out = reinterpret_cast<std::uint8_t*>(bytes.data() + before);
  out = CodedOutputStream::WriteVarint64ToArray(record_size, out);
  out = CodedOutputStream::WriteVarint32ToArray(tag, out);
  out = CodedOutputStream::WriteVarint64ToArray(size, out);
  message.SerializeWithCachedSizesToArray(out);
}

void append_header(const v1::Chronicle& chronicle, std::string& bytes) {
  v1::Chronicle header;
  header.set_id(chronicle.id());
  *header.mutable_title() = chronicle.title();
  header.set_time_zone(chronicle.time_zone());
  header.set_language(chronicle.language());
  *header.mutable_note() = chronicle.note();
  append_record(header, bytes);
}

}  // namespace dateline

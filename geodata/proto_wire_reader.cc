#include "geodata/proto_wire_reader.h"

#include <cstdint>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/wire_format_lite.h>

#include "geodata/message_field_reader.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::internal::WireFormatLite;

/// Stops after this many: bytes that are not protobuf at all go wrong at once or everywhere.

enum WireType : std::uint32_t { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };

class WireChecker {
 public:
  WireChecker(std::string_view bytes, std::size_t first_byte, FindingLog& log)
      : bytes_(bytes), first_byte_(first_byte), log_(log) {}

  /// Walks the fields of a message up to `end`. False when the bytes make no sense from some point on.
  bool message(const Descriptor& type, std::size_t end) {
    std::map<int, int> counts;
    while (at_ < end) {
      if (log_.findings().size() >= most_reader_errors) return fail("too many errors; the rest is not read");
      const std::size_t begin = at_;
      const std::optional<std::uint64_t> tag = varint(end);
      if (!tag || *tag > UINT32_MAX || (*tag >> 3) == 0) return fail("the bytes are not a protobuf field", begin);
      const auto wire_type = static_cast<std::uint32_t>(*tag & 7);
      const FieldDescriptor* field = type.FindFieldByNumber(static_cast<int>(*tag >> 3));
      if (!field)
        unknown(type, static_cast<int>(*tag >> 3), begin);
      else if (!count(*field, ++counts[field->number()], counts, begin))
        field = nullptr;
      if (!value(field, wire_type, field ? counts[field->number()] - 1 : 0, begin, end)) return false;
    }
    return true;
  }

 private:
  bool fail(std::string_view what) { return fail(what, at_); }
  bool fail(std::string_view what, std::size_t at) {
    log_.error({}, fmt::format("{} (at byte {})", what, first_byte_ + at));
    return false;
  }

  void unknown(const Descriptor& type, int number, std::size_t at) {
    fail(fmt::format("unknown field number {} in {}; was the file written by a newer dateline?", number,
                     spoken_name(type.name())),
         at);
  }

  /// False when a field that holds one value is given again.
  bool count(const FieldDescriptor& field, int seen, const std::map<int, int>& counts, std::size_t at) {
    if (field.is_repeated()) return true;
    const std::string type = spoken_name(field.containing_type()->name());
    if (seen > 1) return fail(fmt::format("{} is given twice in this {}", field.name(), type), at);
    if (const auto* oneof = field.real_containing_oneof())
      for (int i = 0; i < oneof->field_count(); ++i)
        if (oneof->field(i) != &field && counts.contains(oneof->field(i)->number()))
          return fail(fmt::format("a {} has {} or {}, not both", type, oneof->field(i)->name(), field.name()), at);
    return true;
  }

  std::optional<std::uint64_t> varint(std::size_t end) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 70 && at_ < end; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(bytes_[at_++]);
      if (shift == 63 && byte > 1) return std::nullopt;
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    return std::nullopt;
  }

  bool skip(std::size_t count, std::size_t end) {
    if (count > end - at_) return fail(fmt::format("{} bytes are announced, {} are left", count, end - at_));
    at_ += count;
    return true;
  }

  /// `field` is null for a value that is passed over.
  bool value(const FieldDescriptor* field, std::uint32_t wire_type, int index, std::size_t begin, std::size_t end) {
    if (field != nullptr && !fits(*field, wire_type)) {
      fail(fmt::format("{} is stored as another type than the schema's", field->name()), begin);
      field = nullptr;
    }
    switch (wire_type) {
      case kVarint: return varint(end).has_value() || fail("a number is cut off");
      case kFixed64: return skip(8, end);
      case kFixed32: return skip(4, end);
      case kBytes: return bytes_value(field, index, end);
      default: return fail("the bytes are not a protobuf field", begin);
    }
  }

  static bool fits(const FieldDescriptor& field, std::uint32_t wire_type) {
    const auto own = WireFormatLite::WireTypeForFieldType(static_cast<WireFormatLite::FieldType>(field.type()));
    return wire_type == static_cast<std::uint32_t>(own) || (wire_type == kBytes && field.is_packable());
  }

  bool bytes_value(const FieldDescriptor* field, int index, std::size_t end) {
    const std::optional<std::uint64_t> size = varint(end);
    if (!size) return fail("a length is cut off");
    if (*size > end - at_) return fail(fmt::format("{} bytes are announced, {} are left", *size, end - at_));
    const std::size_t value_end = at_ + static_cast<std::size_t>(*size);
    if (field != nullptr && field->type() == FieldDescriptor::TYPE_MESSAGE) {
      const FindingLog::Step inside = log_.enter(field->name(), field->is_repeated() ? index : -1);
      return message(*field->message_type(), value_end);
    }
    if (field != nullptr && field->type() == FieldDescriptor::TYPE_STRING)
      if (const auto problem = text_problem(bytes_.substr(at_, value_end - at_)))
        fail(fmt::format("{} {}", field->name(), *problem));
    at_ = value_end;
    return true;
  }

  std::string_view bytes_;
  std::size_t first_byte_;
  std::size_t at_ = 0;
  FindingLog& log_;
};

}  // namespace

bool read_proto_wire(std::string_view bytes, std::size_t first_byte, Message& message, FindingLog& log) {
  const std::size_t before = log.findings().size();
  WireChecker{bytes, first_byte, log}.message(*message.GetDescriptor(), bytes.size());
  if (log.findings().size() > before) return false;
  if (message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return true;
  log.error({}, fmt::format("the bytes are not a {}", spoken_name(message.GetDescriptor()->name())));
  message.Clear();
  return false;
}

}  // namespace dateline

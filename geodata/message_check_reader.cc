#include "geodata/message_check_reader.h"

#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>

#include "geodata/inert_text.h"
#include "geodata/message_field_reader.h"

namespace dateline {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

void check_unknown_fields(const Message& message, FindingLog& log) {
  const auto& unknown = message.GetReflection()->GetUnknownFields(message);
  for (int i = 0; i < unknown.field_count(); ++i)
    log.error({}, fmt::format("unknown field number {} in {}; was the file written by a newer dateline?",
                              unknown.field(i).number(), spoken_name(message.GetDescriptor()->name())));
}

std::string deprecated_message(const std::string& name) {
  return fmt::format("{} is deprecated; the change log says what takes its place", name);
}

void check_text(const std::string& text, FieldStep at, const ReadLimits& limits, FindingLog& log) {
  if (text.size() > limits.text_bytes)
    log.error(at, over_limit("text-bytes", limits.text_bytes, fmt::format("{} has {} bytes", at.field, text.size())));
  if (const auto hidden = hidden_character(text)) log.warning(at, fmt::format("{} {}", at.field, *hidden));
}

void check_value(const Message& message, const FieldDescriptor& field, int index, const ReadLimits& limits,
                 FindingLog& log) {
  const Reflection& reflection = *message.GetReflection();
  const bool repeated = field.is_repeated();
  const FieldStep at{field.name(), index};
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      std::string scratch;
      check_text(repeated ? reflection.GetRepeatedStringReference(message, &field, index, &scratch)
                          : reflection.GetStringReference(message, &field, &scratch),
                 at, limits, log);
      break;
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int number =
          repeated ? reflection.GetRepeatedEnumValue(message, &field, index) : reflection.GetEnumValue(message, &field);
      const auto* value = field.enum_type()->FindValueByNumber(number);
      if (value == nullptr)
        log.error(at, fmt::format("unknown {} {}", spoken_name(*field.enum_type()), number));
      else if (value->options().deprecated())
        log.warning(at, deprecated_message(value->name()));
      break;
    }
    case FieldDescriptor::CPPTYPE_DOUBLE: {
      const double number =
          repeated ? reflection.GetRepeatedDouble(message, &field, index) : reflection.GetDouble(message, &field);
      if (!std::isfinite(number)) log.error(at, fmt::format("{} is not a finite number", at.field));
      break;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      const FindingLog::Step inside = log.enter(at.field, at.index);
      check_message(
          repeated ? reflection.GetRepeatedMessage(message, &field, index) : reflection.GetMessage(message, &field),
          limits, log);
      break;
    }
    default: break;
  }
}

}  // namespace

void check_message(const Message& message, const ReadLimits& limits, FindingLog& log) {
  const Reflection& reflection = *message.GetReflection();
  check_unknown_fields(message, log);
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->options().deprecated()) log.warning({field->name()}, deprecated_message(field->name()));
    if (!field->is_repeated()) {
      check_value(message, *field, -1, limits, log);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) check_value(message, *field, i, limits, log);
  }
}

}  // namespace dateline

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "geodata/proto_text_reader.h"
#include "geodata/text_proto.h"

namespace dateline {
namespace {

namespace pb = google::protobuf;

void check_finite(const pb::Message& message, const std::string& prefix, TextProto& text);

void check_field(const pb::Message& message, const pb::FieldDescriptor& field, int i, const std::string& path,
                 TextProto& text) {
  const pb::Reflection& get = *message.GetReflection();
  const bool repeated = field.is_repeated();
  if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) {
    check_finite(repeated ? get.GetRepeatedMessage(message, &field, i) : get.GetMessage(message, &field), path + ".",
                 text);
  } else if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_DOUBLE) {
    const double value = repeated ? get.GetRepeatedDouble(message, &field, i) : get.GetDouble(message, &field);
    if (std::isfinite(value)) return;
    text.diagnostics.push_back(
        {Severity::kError, text.locate(path), fmt::format("{} must be a finite number", field.name())});
  }
}

void check_finite(const pb::Message& message, const std::string& prefix, TextProto& text) {
  std::vector<const pb::FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const pb::FieldDescriptor* field : fields) {
    if (!field->is_repeated()) check_field(message, *field, 0, prefix + field->name(), text);
    const int count = field->is_repeated() ? message.GetReflection()->FieldSize(message, field) : 0;
    for (int i = 0; i < count; ++i)
      check_field(message, *field, i, fmt::format("{}{}[{}]", prefix, field->name(), i), text);
  }
}

}  // namespace

FieldPath parse_field_path(std::string_view path) {
  FieldPath steps;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view part = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    FieldStep step{part.substr(0, part.find('[')), -1};
    if (step.field.size() < part.size())
      std::from_chars(part.data() + step.field.size() + 1, part.data() + part.size(), step.index);
    steps.push_back(step);
  }
  return steps;
}

SourceLocation TextProto::locate(std::string_view path) const {
  const TextPosition at = locations.find(parse_field_path(path));
  return {file, at.line, at.column};
}

TextProto parse_text_proto(std::string_view text, const std::string& file, pb::Message& message) {
  TextProto result;
  result.file = file;
  message.Clear();
  result.intact = read_proto_text(text, file, message, result.locations, result.diagnostics);
  check_finite(message, "", result);
  return result;
}

}  // namespace dateline

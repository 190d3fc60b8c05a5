#include "geodata/proto_text_writer.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "geodata/utf8.h"

namespace dateline {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::size_t line_width = 120;

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else if (byte < 0x20 || byte == 0x7F)
      out += fmt::format("\\{:03o}", byte);
    else
      out += c;
  }
  return out + '"';
}

std::string enum_word(const FieldDescriptor& field, int number) {
  const auto* value = field.enum_type()->FindValueByNumber(number);
  return value == nullptr ? fmt::format("{}", number) : value->name();
}

/// A plain value as text; `index` is -1 for a field that is not repeated.
std::string scalar_text(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& r = *message.GetReflection();
  const bool repeated = index >= 0;
  std::string scratch;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return quoted(repeated ? r.GetRepeatedStringReference(message, &field, index, &scratch)
                             : r.GetStringReference(message, &field, &scratch));
    case FieldDescriptor::CPPTYPE_ENUM:
      return enum_word(field,
                       repeated ? r.GetRepeatedEnumValue(message, &field, index) : r.GetEnumValue(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return (repeated ? r.GetRepeatedBool(message, &field, index) : r.GetBool(message, &field)) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return fmt::format("{}", repeated ? r.GetRepeatedDouble(message, &field, index) : r.GetDouble(message, &field));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return fmt::format("{}", repeated ? r.GetRepeatedFloat(message, &field, index) : r.GetFloat(message, &field));
    case FieldDescriptor::CPPTYPE_INT32:
      return fmt::format("{}", repeated ? r.GetRepeatedInt32(message, &field, index) : r.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return fmt::format("{}", repeated ? r.GetRepeatedInt64(message, &field, index) : r.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_UINT32:
      return fmt::format("{}", repeated ? r.GetRepeatedUInt32(message, &field, index) : r.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64:
      return fmt::format("{}", repeated ? r.GetRepeatedUInt64(message, &field, index) : r.GetUInt64(message, &field));
    case FieldDescriptor::CPPTYPE_MESSAGE: break;
  }
  return {};
}

std::vector<const FieldDescriptor*> set_fields(const Message& message) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  std::ranges::sort(fields, {}, &FieldDescriptor::index);
  return fields;
}

const Message& inner(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& r = *message.GetReflection();
  return index >= 0 ? r.GetRepeatedMessage(message, &field, index) : r.GetMessage(message, &field);
}

/// Calls `visit(field, index)` for every value that is set.
template <typename Visit>
void for_each_value(const Message& message, Visit visit) {
  for (const FieldDescriptor* field : set_fields(message)) {
    if (!field->is_repeated()) {
      visit(*field, -1);
      continue;
    }
    for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i) visit(*field, i);
  }
}

/// The fields on one line, or nothing when they do not belong or fit there.
std::optional<std::string> one_line(const Message& message, std::size_t room) {
  std::string line;
  bool fits = true;
  for_each_value(message, [&](const FieldDescriptor& field, int index) {
    if (!fits) return;
    if (!line.empty()) line += ' ';
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      // One message inside another is still easy to read when it is empty or small.
      const auto inside = one_line(inner(message, field, index), room / 2);
      fits = inside.has_value();
      if (fits) line += field.name() + (inside->empty() ? " {}" : " { " + *inside + " }");
    } else {
      line += field.name() + ": " + scalar_text(message, field, index);
    }
    fits = fits && count_code_points(line) <= room;
  });
  if (!fits) return std::nullopt;
  return line;
}

void print(const Message& message, std::size_t indent, std::string& out) {
  const std::string margin(indent, ' ');
  for_each_value(message, [&](const FieldDescriptor& field, int index) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      out += fmt::format("{}{}: {}\n", margin, field.name(), scalar_text(message, field, index));
      return;
    }
    const Message& value = inner(message, field, index);
    const bool is_record = indent == 0 && value.GetDescriptor()->FindFieldByName("id") != nullptr;
    if (is_record) out += '\n';
    const std::size_t taken = indent + field.name().size() + 5;
    const std::optional<std::string> line =
        is_record || taken >= line_width ? std::nullopt : one_line(value, line_width - taken);
    if (line) {
      out += fmt::format("{}{} {{{}{}}}\n", margin, field.name(), line->empty() ? "" : " " + *line,
                         line->empty() ? "" : " ");
      return;
    }
    out += fmt::format("{}{} {{\n", margin, field.name());
    print(value, indent + 2, out);
    out += margin + "}\n";
  });
}

}  // namespace

std::string to_proto_text(const Message& message) {
  std::string out = fmt::format("# proto-file: {}\n# proto-message: {}\n\n", message.GetDescriptor()->file()->name(),
                                message.GetDescriptor()->full_name());
  print(message, 0, out);
  return out;
}

}  // namespace dateline

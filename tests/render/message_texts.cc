#include "tests/render/message_texts.h"

#include <set>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace dateline::testing {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string name_of(const FieldDescriptor& field) { return field.containing_type()->name() + "." + field.name(); }

void collect(Message& message, std::vector<MessageText>& found) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool text = field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
    const bool inner = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!text && !inner) continue;
    if (!field->is_repeated()) {
      if (text) found.push_back({&message, field, -1, name_of(*field)});
      if (inner) collect(*reflection.MutableMessage(&message, field), found);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      if (text) found.push_back({&message, field, i, name_of(*field)});
      if (inner) collect(*reflection.MutableRepeatedMessage(&message, field, i), found);
    }
  }
}

void collect(const Descriptor& type, std::set<const Descriptor*>& seen, std::vector<std::string>& names) {
  if (!seen.insert(&type).second) return;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) names.push_back(name_of(field));
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) collect(*field.message_type(), seen, names);
  }
}

}  // namespace

std::string MessageText::get() const {
  const Reflection& reflection = *message->GetReflection();
  return index < 0 ? reflection.GetString(*message, field) : reflection.GetRepeatedString(*message, field, index);
}

void MessageText::set(const std::string& text) const {
  const Reflection& reflection = *message->GetReflection();
  index < 0 ? reflection.SetString(message, field, text) : reflection.SetRepeatedString(message, field, index, text);
}

std::vector<MessageText> texts_of(Message& message) {
  std::vector<MessageText> found;
  collect(message, found);
  return found;
}

std::vector<std::string> text_fields_of(const Message& message) {
  std::set<const Descriptor*> seen;
  std::vector<std::string> names;
  collect(*message.GetDescriptor(), seen, names);
  return names;
}

}  // namespace dateline::testing

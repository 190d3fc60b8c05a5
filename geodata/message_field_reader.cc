#include "geodata/message_field_reader.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "geodata/ascii.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

template <typename Value>
std::optional<Value> parse_whole(std::string_view text) {
  Value value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::string> set_double(Message& message, const FieldDescriptor& field, std::string_view text) {
  const std::optional<double> value = parse_whole<double>(text);
  if (!value) return fmt::format("\"{}\" is not a number that {} can hold", text, field.name());
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_FLOAT) {
    if (std::isfinite(*value) && std::abs(*value) > std::numeric_limits<float>::max())
      return fmt::format("{} is too large for {}", text, field.name());
    const auto narrow = static_cast<float>(*value);
    field.is_repeated() ? reflection.AddFloat(&message, &field, narrow) : reflection.SetFloat(&message, &field, narrow);
  } else {
    field.is_repeated() ? reflection.AddDouble(&message, &field, *value)
                        : reflection.SetDouble(&message, &field, *value);
  }
  return std::nullopt;
}

template <typename Integer>
using Setter = void (Reflection::*)(Message*, const FieldDescriptor*, Integer) const;

template <typename Integer>
std::optional<std::string> set_integer(Message& message, const FieldDescriptor& field, std::string_view text,
                                       Setter<Integer> set, Setter<Integer> add) {
  const std::optional<Integer> value = parse_whole<Integer>(text);
  if (!value)
    return fmt::format("{} wants a whole number from {} to {}, found {}", field.name(),
                       std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max(), text);
  (message.GetReflection()->*(field.is_repeated() ? add : set))(&message, &field, *value);
  return std::nullopt;
}

void set_enum(Message& message, const FieldDescriptor& field, const EnumValueDescriptor* value) {
  const Reflection& reflection = *message.GetReflection();
  field.is_repeated() ? reflection.AddEnum(&message, &field, value) : reflection.SetEnum(&message, &field, value);
}

std::optional<std::string> set_enum_number(Message& message, const FieldDescriptor& field, std::string_view text) {
  const std::optional<int> number = parse_whole<int>(text);
  const EnumValueDescriptor* value = number ? field.enum_type()->FindValueByNumber(*number) : nullptr;
  if (value == nullptr) return fmt::format("unknown {} {}", spoken_name(*field.enum_type()), text);
  set_enum(message, field, value);
  return std::nullopt;
}

}  // namespace

std::string spoken_name(std::string_view camel_case) {
  std::string out;
  for (const char c : camel_case) {
    if (is_ascii_upper(c) && !out.empty()) out += ' ';
    out += ascii_lower(c);
  }
  return out;
}

std::string spoken_name(const EnumDescriptor& set) {
  const std::string own = spoken_name(set.name());
  return set.containing_type() == nullptr ? own : spoken_name(set.containing_type()->name()) + " " + own;
}

std::string unknown_field_message(const Descriptor& type, std::string_view name, bool json, DidYouMean& suggest) {
  std::vector<std::string_view> names;
  for (int i = 0; i < type.field_count(); ++i)
    names.emplace_back(json ? type.field(i)->json_name() : type.field(i)->name());
  return fmt::format("unknown field \"{}\" in {}{}", cut_at_character(name, 64), spoken_name(type.name()),
                     suggest.among(names, name));
}

std::string_view wanted_value(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: return "a text in quotes";
    case FieldDescriptor::CPPTYPE_ENUM: return "one of its words";
    case FieldDescriptor::CPPTYPE_MESSAGE: return "{ ... }";
    case FieldDescriptor::CPPTYPE_BOOL: return "true or false";
    default: return "a number";
  }
}

std::optional<std::string> set_text(Message& message, const FieldDescriptor& field, std::string text) {
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING)
    return fmt::format("{} wants {}, found a text", field.name(), wanted_value(field));
  if (field.type() == FieldDescriptor::TYPE_STRING)
    if (std::optional<std::string> problem = text_problem(text)) return fmt::format("{} {}", field.name(), *problem);
  const Reflection& reflection = *message.GetReflection();
  field.is_repeated() ? reflection.AddString(&message, &field, std::move(text))
                      : reflection.SetString(&message, &field, std::move(text));
  return std::nullopt;
}

std::optional<std::string> set_word(Message& message, const FieldDescriptor& field, std::string_view word,
                                    DidYouMean& suggest) {
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    if (word != "true" && word != "false") return fmt::format("{} is true or false, found {}", field.name(), word);
    const Reflection& reflection = *message.GetReflection();
    field.is_repeated() ? reflection.AddBool(&message, &field, word == "true")
                        : reflection.SetBool(&message, &field, word == "true");
    return std::nullopt;
  }
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_ENUM)
    return fmt::format("{} wants {}, found {}", field.name(), wanted_value(field), cut_at_character(word, 64));
  const EnumDescriptor& set = *field.enum_type();
  if (const EnumValueDescriptor* value = set.FindValueByName(std::string{word})) {
    set_enum(message, field, value);
    return std::nullopt;
  }
  std::vector<std::string_view> words;
  for (int i = 0; i < set.value_count(); ++i) words.emplace_back(set.value(i)->name());
  return fmt::format("unknown {} \"{}\"{}", spoken_name(set), cut_at_character(word, 64), suggest.among(words, word));
}

std::optional<std::string> set_number(Message& message, const FieldDescriptor& field, std::string_view number) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT: return set_double(message, field, number);
    case FieldDescriptor::CPPTYPE_INT32:
      return set_integer<std::int32_t>(message, field, number, &Reflection::SetInt32, &Reflection::AddInt32);
    case FieldDescriptor::CPPTYPE_INT64:
      return set_integer<std::int64_t>(message, field, number, &Reflection::SetInt64, &Reflection::AddInt64);
    case FieldDescriptor::CPPTYPE_UINT32:
      return set_integer<std::uint32_t>(message, field, number, &Reflection::SetUInt32, &Reflection::AddUInt32);
    case FieldDescriptor::CPPTYPE_UINT64:
      return set_integer<std::uint64_t>(message, field, number, &Reflection::SetUInt64, &Reflection::AddUInt64);
    case FieldDescriptor::CPPTYPE_ENUM: return set_enum_number(message, field, number);
    default: return fmt::format("{} wants {}, found {}", field.name(), wanted_value(field), number);
  }
}

Message& open_message(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  return field.is_repeated() ? *reflection.AddMessage(&message, &field) : *reflection.MutableMessage(&message, &field);
}

}  // namespace dateline

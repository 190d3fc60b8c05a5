// Setting fields of any protobuf message by name, with errors that its author understands.
//
// Shared by the text and the JSON reader, so that both say the same about the same mistake. The functions return what
// is wrong as a sentence, or nothing when the value was set; the caller knows where. Protobuf's types stay inside
// `geodata`'s readers and writers: this header only names them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/did_you_mean.h"

namespace google::protobuf {
class Descriptor;
class EnumDescriptor;
class FieldDescriptor;
class Message;
}  // namespace google::protobuf

namespace dateline {

/// A reader that has found so many errors reads no further.
inline constexpr std::size_t most_reader_errors = 1000;

/// "BorderPost" -> "border post": how a message or enum is called in messages.
std::string spoken_name(std::string_view camel_case);
/// "event kind" for Event.Kind, "certainty" for a top-level Certainty.
std::string spoken_name(const google::protobuf::EnumDescriptor& set);

/// `unknown field "wen" in event (did you mean "when"?)`. `json` offers lowerCamelCase names.
std::string unknown_field_message(const google::protobuf::Descriptor& type, std::string_view name, bool json,
                                  DidYouMean& suggest);

/// "a text in quotes", "a number", ... : what a value of the field looks like.
std::string_view wanted_value(const google::protobuf::FieldDescriptor& field);

/// Each sets the field, or adds to it when it is repeated. `word` is a name of an enum, `number` a decimal number as
/// written.
std::optional<std::string> set_text(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                                    std::string text);
std::optional<std::string> set_word(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                                    std::string_view word, DidYouMean& suggest);
std::optional<std::string> set_number(google::protobuf::Message& message,
                                      const google::protobuf::FieldDescriptor& field, std::string_view number);
/// The message inside, made when absent or added when repeated.
google::protobuf::Message& open_message(google::protobuf::Message& message,
                                        const google::protobuf::FieldDescriptor& field);

}  // namespace dateline

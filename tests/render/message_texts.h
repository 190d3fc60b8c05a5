// The texts of a protobuf message, found by reflection, so that a test reaches fields that are added later.
#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
class Message;
}  // namespace google::protobuf

namespace dateline::testing {

/// One string in a message, which must outlive it.
struct MessageText {
  google::protobuf::Message* message;
  const google::protobuf::FieldDescriptor* field;
  int index;         ///< -1 for a single one
  std::string name;  ///< "Name.text"

  std::string get() const;
  void set(const std::string& text) const;
};

/// All strings that are set, from the top down. The same message gives them in the same order.
std::vector<MessageText> texts_of(google::protobuf::Message& message);

/// Names of all string fields that the schema has, from the message down.
std::vector<std::string> text_fields_of(const google::protobuf::Message& message);

}  // namespace dateline::testing

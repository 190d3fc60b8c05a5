#include "geodata/proto_json_reader.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "geodata/json_scanner.h"
#include "geodata/message_field_reader.h"
#include "geodata/text_cursor.h"

namespace dateline {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// More mistakes than this are not a chronicle.

class JsonParser {
 public:
  JsonParser(std::string_view bytes, const std::string& file_name, Diagnostics& diagnostics)
      : scanner_(bytes), cursor_(bytes), file_(file_name), diagnostics_(diagnostics) {}

  bool parse(Message& message, MessageLocations& locations) {
    bool good = scanner_.peek() == '{' || scanner_.fail("a chronicle in JSON begins with \"{\"");
    good = good && object(message, locations);
    if (good && scanner_.peek() != '\0') good = scanner_.fail("the file goes on after its last \"}\"");
    if (!good && scanner_.mistake()) report(scanner_.mistake()->offset, scanner_.mistake()->message);
    return good;
  }

 private:
  TextPosition here() { return cursor_.at_offset(scanner_.offset()); }

  void report(std::size_t offset, std::string message) { report(cursor_.at_offset(offset), std::move(message)); }
  void report(TextPosition at, std::string message) {
    diagnostics_.push_back({Severity::kError, {file_, at.line, at.column}, std::move(message)});
    if (++errors_ == most_reader_errors) scanner_.fail("too many errors; the rest is not read");
  }

  /// Each of these returns false only when the reading cannot go on.
  bool object(Message& message, MessageLocations& locations) {
    scanner_.take('{');
    std::vector<bool> given(static_cast<std::size_t>(message.GetDescriptor()->field_count()));
    if (scanner_.take('}')) return true;
    do {
      if (scanner_.peek() == '}') return scanner_.fail("a comma before \"}\" is not JSON");
      if (!member(message, locations, given) || scanner_.mistake()) return false;
    } while (scanner_.take(','));
    return scanner_.take('}') || scanner_.fail(scanner_.peek() == '\0' ? "the file ends too early: a \"}\" is missing"
                                                                       : "expected \",\" or \"}\"");
  }

  bool member(Message& message, MessageLocations& locations, std::vector<bool>& given) {
    scanner_.peek();
    const TextPosition key_at = here();
    const std::optional<std::string> key = scanner_.take_string();
    if (!key || !(scanner_.take(':') || scanner_.fail("expected \":\" after the name of a field"))) return false;
    const FieldDescriptor* field = find_field(*message.GetDescriptor(), *key);
    if (field == nullptr) {
      report(key_at, unknown_field_message(*message.GetDescriptor(), *key, true, suggest_));
      return scanner_.skip_value();
    }
    if (scanner_.peek() == 'n') return scanner_.take_word().has_value();  // null: not stated
    check_given_once(*field, given, key_at);
    if (!field->is_repeated()) return value(message, locations, *field, key_at);
    return list(message, locations, *field);
  }

  static const FieldDescriptor* find_field(const Descriptor& type, const std::string& key) {
    if (const FieldDescriptor* field = type.FindFieldByName(key)) return field;
    for (int i = 0; i < type.field_count(); ++i)
      if (type.field(i)->json_name() == key) return type.field(i);
    return nullptr;
  }

  void check_given_once(const FieldDescriptor& field, std::vector<bool>& given, TextPosition at) {
    const std::string type = spoken_name(field.containing_type()->name());
    if (given[static_cast<std::size_t>(field.index())])
      report(at, fmt::format("{} is given twice in this {}", field.json_name(), type));
    given[static_cast<std::size_t>(field.index())] = true;
    const auto* oneof = field.real_containing_oneof();
    if (oneof == nullptr) return;
    for (int i = 0; i < oneof->field_count(); ++i)
      if (oneof->field(i) != &field && given[static_cast<std::size_t>(oneof->field(i)->index())])
        report(at, fmt::format("a {} has {} or {}, not both", type, oneof->field(i)->name(), field.name()));
  }

  bool list(Message& message, MessageLocations& locations, const FieldDescriptor& field) {
    if (scanner_.peek() != '[') {
      report(here(), fmt::format("{} wants a list, [ ... ]", field.json_name()));
      return scanner_.skip_value();
    }
    scanner_.take('[');
    if (scanner_.take(']')) return true;
    do {
      if (scanner_.peek() == ']') return scanner_.fail("a comma before \"]\" is not JSON");
      if (!value(message, locations, field, here()) || scanner_.mistake()) return false;
    } while (scanner_.take(','));
    return scanner_.take(']') || scanner_.fail("expected \",\" or \"]\"");
  }

  bool value(Message& message, MessageLocations& locations, const FieldDescriptor& field, TextPosition key_at) {
    const char next = scanner_.peek();
    const TextPosition at = here();
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (next == '{') return object(open_message(message, field), locations.add(field.name(), key_at));
      report(at, fmt::format("{} wants {{ ... }}", field.json_name()));
      return scanner_.skip_value();
    }
    if (next == '{' || next == '[') {
      report(at, fmt::format("{} wants {}", field.json_name(), wanted_value(field)));
      return scanner_.skip_value();
    }
    std::optional<std::string> problem;
    if (!scalar(message, field, next, problem)) return false;
    if (problem)
      report(at, *std::move(problem));
    else
      locations.add(field.name(), at);
    return true;
  }

  bool scalar(Message& message, const FieldDescriptor& field, char next, std::optional<std::string>& problem) {
    if (next == '"') {
      std::optional<std::string> text = scanner_.take_string();
      if (text) problem = quoted(message, field, *std::move(text));
      return text.has_value();
    }
    if (next == '-' || (next >= '0' && next <= '9')) {
      const std::optional<std::string_view> number = scanner_.take_number();
      if (number) problem = set_number(message, field, *number);
      return number.has_value();
    }
    const std::optional<std::string_view> word = scanner_.take_word();
    if (!word) return false;
    problem = field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL
                  ? set_word(message, field, *word, suggest_)
                  : fmt::format("{} wants {}, found {}", field.json_name(), wanted_value(field), *word);
    return true;
  }

  std::optional<std::string> quoted(Message& message, const FieldDescriptor& field, std::string text) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: return set_text(message, field, std::move(text));
      case FieldDescriptor::CPPTYPE_ENUM: return set_word(message, field, text, suggest_);
      case FieldDescriptor::CPPTYPE_BOOL: return fmt::format("{} is true or false, without quotes", field.json_name());
      default: break;
    }
    if (text == "Infinity" || text == "-Infinity" || text == "NaN") return set_number(message, field, text);
    const bool decimal = !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string::npos;
    return decimal ? set_number(message, field, text)
                   : fmt::format("{} wants a number, found a text", field.json_name());
  }

  JsonScanner scanner_;
  TextCursor cursor_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::size_t errors_ = 0;
  DidYouMean suggest_;
};

}  // namespace

bool read_proto_json(std::string_view bytes, const std::string& file_name, Message& message,
                     MessageLocations& locations, Diagnostics& diagnostics) {
  if (!check_clean_text(bytes, file_name, diagnostics)) return false;
  const bool intact = JsonParser{bytes, file_name, diagnostics}.parse(message, locations);
  locations.sort();
  return intact;
}

}  // namespace dateline

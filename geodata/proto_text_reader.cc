#include "geodata/proto_text_reader.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>

#include "geodata/ascii.h"
#include "geodata/finding_report.h"
#include "geodata/message_check_reader.h"
#include "geodata/message_field_reader.h"
#include "geodata/read_limits.h"
#include "geodata/text_cursor.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::io::Tokenizer;

/// More mistakes than this are not a chronicle.

class TextParser final : private google::protobuf::io::ErrorCollector {
 public:
  TextParser(std::string_view bytes, const std::string& file_name, Diagnostics& diagnostics)
      : input_(bytes.data(), static_cast<int>(bytes.size())),
        tokens_(&input_, this),
        token_cursor_(bytes),
        error_cursor_(bytes),
        file_(file_name),
        diagnostics_(diagnostics),
        first_diagnostic_(diagnostics.size()) {
    tokens_.set_comment_style(Tokenizer::SH_COMMENT_STYLE);
    tokens_.set_allow_f_after_float(true);
    next();
  }

  bool parse(Message& message, MessageLocations& locations) {
    root_ = message.GetDescriptor();
    body(message, locations, "", {});
    return intact_;
  }

 private:
  using Token = Tokenizer::Token;

  void AddError(int line, int column, const std::string& message) override {
    std::string said = message;
    if (!said.empty() && said.back() == '.') said.pop_back();
    if (!said.empty()) said.front() = ascii_lower(said.front());
    report(error_cursor_.at_token(line, column), std::move(said));
  }

  void report(TextPosition at, std::string message) {
    if (stopped_) return;
    diagnostics_.push_back({Severity::kError, {file_, at.line, at.column}, std::move(message)});
    if (diagnostics_.size() - first_diagnostic_ < most_reader_errors) return;
    diagnostics_.push_back({Severity::kError, {file_, at.line, at.column}, "too many errors; the rest is not read"});
    intact_ = false;
    stopped_ = true;
  }

  const Token& token() { return tokens_.current(); }
  bool at_end() { return stopped_ || token().type == Tokenizer::TYPE_END; }
  bool at(std::string_view symbol) { return token().type == Tokenizer::TYPE_SYMBOL && token().text == symbol; }
  TextPosition here() { return position_; }
  std::string shown() {
    return at_end() ? "the end of the file" : fmt::format("{}", cut_at_character(token().text, 40));
  }

  void next() {
    previous_line_ = token().line;
    tokens_.Next();
    position_ = token_cursor_.at_token(token().line, token().column);
  }
  bool consume(std::string_view symbol) {
    if (!at(symbol)) return false;
    next();
    return true;
  }
  bool at_close() { return at("}") || at(">") || at("]"); }

  /// Fields up to `close` (which is consumed), or to the end of the file when `close` is empty.
  void body(Message& message, MessageLocations& locations, std::string_view close, TextPosition opened) {
    std::vector<bool> given(static_cast<std::size_t>(message.GetDescriptor()->field_count()));
    while (!at_end() && !unwinding_) {
      if (!close.empty() && consume(close)) return;
      if (at_close()) {
        if (wrong_close(close)) return;
        continue;
      }
      field(message, locations, given, opened);
    }
    if (close.empty() || stopped_ || unwinding_) return;
    not_closed(*message.GetDescriptor(), opened);
  }

  void not_closed(const Descriptor& type, TextPosition opened) {
    report(opened, fmt::format("this {} is never closed: a \"}}\" is missing", spoken_name(type.name())));
    intact_ = false;
  }

  /// True when the stray symbol closes this message anyway.
  bool wrong_close(std::string_view close) {
    report(here(), close.empty() ? fmt::format("\"{}\" closes nothing", token().text)
                                 : fmt::format("\"{}\" where \"{}\" should close", token().text, close));
    intact_ = false;
    next();
    return !close.empty();
  }

  void field(Message& message, MessageLocations& locations, std::vector<bool>& given, TextPosition opened) {
    const Descriptor& type = *message.GetDescriptor();
    if (token().type != Tokenizer::TYPE_IDENTIFIER) return not_a_field();
    const std::string name = token().text;
    const TextPosition name_at = here();
    const FieldDescriptor* descriptor = type.FindFieldByName(name);
    if (descriptor == nullptr) {
      // A field of the whole file at the left margin of an inner message: somebody forgot to close that message.
      if (&type != root_ && name_at.column == 1 && root_->FindFieldByName(name) != nullptr) {
        not_closed(type, opened);
        unwinding_ = true;
        return;
      }
      report(name_at, unknown_field_message(type, name, false, suggest_));
      next();
      skip_value();
    } else {
      check_given_once(*descriptor, given, name_at);
      next();
      values(message, locations, *descriptor, name_at);
    }
    if (!consume(";")) consume(",");
    if (unwinding_ && &type == root_) unwinding_ = false;
  }

  void not_a_field() {
    if (at("/")) {
      report(here(), "comments begin with #");
    } else if (at("[")) {
      report(here(), "extensions are not understood");
      return skip_value();
    } else {
      report(here(), fmt::format("expected the name of a field, found {}", shown()));
    }
    const int line = token().line;
    while (!at_end() && token().line == line && !at_close() && token().type != Tokenizer::TYPE_IDENTIFIER) next();
    if (at("/")) next();
  }

  void check_given_once(const FieldDescriptor& field, std::vector<bool>& given, TextPosition at) {
    if (field.is_repeated()) return;
    const std::string type = spoken_name(field.containing_type()->name());
    if (given[static_cast<std::size_t>(field.index())])
      report(at, fmt::format("{} is given twice in this {}", field.name(), type));
    given[static_cast<std::size_t>(field.index())] = true;
    const auto* oneof = field.real_containing_oneof();
    if (oneof == nullptr) return;
    for (int i = 0; i < oneof->field_count(); ++i)
      if (oneof->field(i) != &field && given[static_cast<std::size_t>(oneof->field(i)->index())])
        report(at, fmt::format("a {} has {} or {}, not both", type, oneof->field(i)->name(), field.name()));
  }

  void values(Message& message, MessageLocations& locations, const FieldDescriptor& field, TextPosition name_at) {
    const bool is_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!consume(":") && !is_message) {
      report(here(), fmt::format("\":\" is missing after {}", field.name()));
      if (token().line != previous_line_) return;
    }
    if (!at("[")) return one_value(message, locations, field, name_at);
    const TextPosition opened = here();
    if (!field.is_repeated()) report(opened, fmt::format("{} takes one value, not a list", field.name()));
    next();
    while (!at_end() && !unwinding_) {
      if (consume("]")) return;
      if (at("}") || at(">") || at(":")) break;
      one_value(message, locations, field, here());
      if (at("]")) continue;
      if (!consume(",")) break;
    }
    if (at_end() || unwinding_) return;
    report(opened, fmt::format("the list of {} is not closed: a \"]\" or \",\" is missing", field.name()));
  }

  void one_value(Message& message, MessageLocations& locations, const FieldDescriptor& field, TextPosition name_at) {
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      message_value(message, locations, field, name_at);
    } else {
      scalar_value(message, locations, field);
    }
  }

  void message_value(Message& message, MessageLocations& locations, const FieldDescriptor& field,
                     TextPosition at_name) {
    const std::string_view close = at("{") ? "}" : at("<") ? ">" : "";
    if (close.empty()) {
      report(here(), fmt::format("{} wants {{ ... }}, found {}", field.name(), shown()));
      if (!at_close()) skip_value();
      return;
    }
    const TextPosition opened = here();
    next();
    body(open_message(message, field), locations.add(field.name(), at_name), close, opened);
  }

  void scalar_value(Message& message, MessageLocations& locations, const FieldDescriptor& field) {
    const TextPosition value_at = here();
    std::optional<std::string> problem;
    if (token().type == Tokenizer::TYPE_STRING) {
      problem = set_text(message, field, quoted_text());
    } else if (token().type == Tokenizer::TYPE_IDENTIFIER && is_number(field)) {
      problem = word_as_number(message, field, false);
    } else if (token().type == Tokenizer::TYPE_IDENTIFIER) {
      problem = set_word(message, field, token().text, suggest_);
      next();
    } else if (token().type == Tokenizer::TYPE_INTEGER || token().type == Tokenizer::TYPE_FLOAT || at("-")) {
      problem = number_value(message, field);
    } else {
      report(value_at, fmt::format("{} wants {}, found {}", field.name(), wanted_value(field), shown()));
      if (!at_close() && token().line == previous_line_) skip_value();
      return;
    }
    if (problem) return report(value_at, *std::move(problem));
    locations.add(field.name(), value_at);
  }

  static bool is_number(const FieldDescriptor& field) {
    return field.cpp_type() != FieldDescriptor::CPPTYPE_ENUM && field.cpp_type() != FieldDescriptor::CPPTYPE_BOOL &&
           field.cpp_type() != FieldDescriptor::CPPTYPE_STRING;
  }

  /// Neighbouring texts are one text.
  std::string quoted_text() {
    std::string text;
    while (token().type == Tokenizer::TYPE_STRING) {
      Tokenizer::ParseStringAppend(token().text, &text);
      next();
    }
    return text;
  }

  std::optional<std::string> number_value(Message& message, const FieldDescriptor& field) {
    const bool negative = consume("-");
    if (token().type == Tokenizer::TYPE_IDENTIFIER) return word_as_number(message, field, negative);
    if (token().type != Tokenizer::TYPE_INTEGER && token().type != Tokenizer::TYPE_FLOAT)
      return fmt::format("{} wants a number after \"-\"", field.name());
    std::string digits = token().text;
    if (token().type == Tokenizer::TYPE_FLOAT && (digits.back() == 'f' || digits.back() == 'F')) digits.pop_back();
    std::uint64_t whole = 0;
    const bool other_base = digits.size() > 1 && digits[0] == '0' && token().type == Tokenizer::TYPE_INTEGER;
    if (other_base && Tokenizer::ParseInteger(digits, UINT64_MAX, &whole)) digits = fmt::format("{}", whole);
    next();
    return set_number(message, field, negative ? "-" + digits : digits);
  }

  std::optional<std::string> word_as_number(Message& message, const FieldDescriptor& field, bool negative) {
    const std::string word = ascii_lower(token().text);
    const bool known = word == "inf" || word == "infinity" || word == "nan";
    if (!known) {
      const std::string found = shown();
      next();
      return fmt::format("{} wants a number, found {}", field.name(), found);
    }
    next();
    return set_number(message, field, negative ? "-" + word : word);
  }

  /// Passes over one value of any kind, without recursion: the input may nest without end. Says so once.
  void skip_value() {
    consume(":");
    int depth = 0;
    do {
      if ((at("{") || at("<") || at("[")) && static_cast<std::uint64_t>(++depth) == read_limits().nesting + 1)
        report(here(), over_limit("nesting", read_limits().nesting, "messages are nested too deep"));
      if (at_close() && depth-- == 0) return;
      const bool was_text = token().type == Tokenizer::TYPE_STRING;
      const bool was_sign = at("-");
      next();
      if (was_sign || (was_text && token().type == Tokenizer::TYPE_STRING)) continue;
      if (depth == 0) return;
    } while (!at_end());
  }

  google::protobuf::io::ArrayInputStream input_;
  Tokenizer tokens_;
  TextCursor token_cursor_;
  TextCursor error_cursor_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::size_t first_diagnostic_;
  const Descriptor* root_ = nullptr;
  TextPosition position_;
  int previous_line_ = 0;
  DidYouMean suggest_;
  bool intact_ = true;
  bool stopped_ = false;
  bool unwinding_ = false;  ///< leaving messages that were not closed
};

}  // namespace

bool read_proto_text(std::string_view bytes, const std::string& file_name, Message& message,
                     MessageLocations& locations, Diagnostics& diagnostics) {
  if (!check_clean_text(bytes, file_name, diagnostics)) return false;
  const bool intact = TextParser{bytes, file_name, diagnostics}.parse(message, locations);
  locations.sort();
  return intact;
}

bool read_checked_proto_text(std::string_view bytes, const std::string& file_name, Message& message,
                             MessageLocations& locations, Diagnostics& diagnostics) {
  if (!read_proto_text(bytes, file_name, message, locations, diagnostics)) return false;
  FindingLog log;
  check_message(message, read_limits(), log);
  append(diagnostics, to_diagnostics(log.findings(), file_name, locations));
  return true;
}

}  // namespace dateline

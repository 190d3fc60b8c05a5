#include "geodata/text_proto.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include "geodata/did_you_mean.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

namespace pb = google::protobuf;
using Tree = pb::TextFormat::ParseInfoTree;

/// Enough for any mistake a person makes; more are noise.
constexpr std::size_t most_errors = 100;
/// Deeper than any schema of ours; stops hostile nesting.
constexpr int deepest_nesting = 32;

/// What protobuf's parser said, with its lines and columns from 0; -1 for the text as a whole.
struct RawError {
  int line = 0;
  int column = 0;
  std::string message;
  bool fatal = true;
};

class Collector : public pb::io::ErrorCollector {
 public:
  void AddError(int line, pb::io::ColumnNumber column, const std::string& message) override {
    errors.push_back({line, column, message, true});
  }
  void AddWarning(int line, pb::io::ColumnNumber column, const std::string& message) override {
    errors.push_back({line, column, message, false});
  }
  std::vector<RawError> errors;
};

/// Offset of a position as protobuf counts it: bytes, with tab stops at every eighth column.
std::size_t offset_of(std::string_view text, int line, int column) {
  std::size_t at = 0;
  for (; line > 0; --line) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return text.size();
    ++at;
  }
  for (int here = 0; here < column && at < text.size(); ++at) here += text[at] == '\t' ? 8 - here % 8 : 1;
  return at;
}

SourceLocation location_of(const std::string& file, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = std::ranges::count(before, '\n') + 1;
  const std::size_t line_start = before.rfind('\n') + 1;
  return {file, static_cast<int>(line), static_cast<int>(offset - line_start) + 1};
}

/// The n-th text in double quotes in a message of the parser.
std::string_view quoted(std::string_view message, int n) {
  for (std::size_t from = 0;; --n) {
    const std::size_t open = message.find('"', from);
    const std::size_t close = open == std::string_view::npos ? open : message.find('"', open + 1);
    if (close == std::string_view::npos) return {};
    if (n == 0) return message.substr(open + 1, close - open - 1);
    from = close + 1;
  }
}

template <typename Named>
std::vector<std::string_view> names_of(int count, const Named& name_at) {
  std::vector<std::string_view> names;
  for (int i = 0; i < count; ++i) names.push_back(name_at(i));
  return names;
}

std::string unknown_field_message(const pb::Descriptor& root, const std::string& type, std::string_view field) {
  const pb::Descriptor* descriptor = root.file()->pool()->FindMessageTypeByName(type);
  if (descriptor == nullptr) return fmt::format("unknown field \"{}\"", field);
  const auto known =
      names_of(descriptor->field_count(), [&](int i) -> std::string_view { return descriptor->field(i)->name(); });
  return fmt::format("{} has no field \"{}\"{}", descriptor->name(), field, DidYouMean().among(known, field));
}

const pb::EnumDescriptor* find_enum_of_field(const pb::Descriptor& message, std::string_view field, int depth = 0) {
  for (int i = 0; i < message.field_count(); ++i) {
    const pb::FieldDescriptor& f = *message.field(i);
    if (f.enum_type() != nullptr && f.name() == field) return f.enum_type();
    if (f.message_type() == nullptr || depth >= deepest_nesting) continue;
    if (const auto* found = find_enum_of_field(*f.message_type(), field, depth + 1)) return found;
  }
  return nullptr;
}

std::string unknown_word_message(const pb::Descriptor& root, std::string_view word, std::string_view field) {
  const pb::EnumDescriptor* descriptor = find_enum_of_field(root, field);
  if (descriptor == nullptr) return fmt::format("\"{}\" is no value of \"{}\"", word, field);
  const auto known =
      names_of(descriptor->value_count(), [&](int i) -> std::string_view { return descriptor->value(i)->name(); });
  return fmt::format("\"{}\" is no value of \"{}\"{}", word, field, DidYouMean().among(known, word));
}

/// One pass of protobuf's parser over the text and what it made of it.
class Parse {
 public:
  Parse(std::string text, const std::string& file, pb::Message& message)
      : text_(std::move(text)), file_(file), message_(message) {}

  /// Parses until nothing more can be learnt. An unknown enum word stops the parser, so it is noted, overwritten with a
  /// number of the same length in our copy, and the text is parsed again.
  std::unique_ptr<Tree> run(Diagnostics& diagnostics) {
    for (;;) {
      auto tree = std::make_unique<Tree>();
      Collector collector;
      pb::TextFormat::Parser parser;
      parser.RecordErrorsTo(&collector);
      parser.WriteLocationsTo(tree.get());
      parser.AllowUnknownField(true);
      parser.SetRecursionLimit(deepest_nesting);
      parser.ParseFromString(text_, &message_);
      const bool again = words_.size() < most_errors && mend_unknown_word(collector.errors);
      if (again) continue;
      for (const RawError& error : collector.errors) diagnostics.push_back(explain(error));
      diagnostics.insert(diagnostics.end(), words_.begin(), words_.end());
      return tree;
    }
  }

 private:
  bool mend_unknown_word(const std::vector<RawError>& errors) {
    if (errors.empty() || !errors.back().message.starts_with("Unknown enumeration value")) return false;
    const RawError& error = errors.back();
    const std::string word(quoted(error.message, 0)), field(quoted(error.message, 1));
    const auto at = word_before(error, word);
    if (!at) return false;
    words_.push_back({Severity::kError, location_of(file_, text_, *at),
                      unknown_word_message(*message_.GetDescriptor(), word, field)});
    text_.replace(*at, word.size(), "0" + std::string(word.size() - 1, ' '));
    return true;
  }

  Diagnostic explain(const RawError& error) const {
    constexpr std::string_view no_field = "has no field named";
    const auto offset = offset_of(text_, std::max(error.line, 0), std::max(error.column, 0));
    if (error.message.find(no_field) != std::string::npos) {
      const std::string type(quoted(error.message, 0)), field(quoted(error.message, 1));
      return {Severity::kError, location_of(file_, text_, word_before(error, field).value_or(offset)),
              unknown_field_message(*message_.GetDescriptor(), type, field)};
    }
    std::string message = error.message;
    if (message.ends_with('.')) message.pop_back();
    return {error.fatal ? Severity::kError : Severity::kWarning, location_of(file_, text_, offset), message};
  }

  /// The parser points behind the word it complains about; this finds the word itself.
  std::optional<std::size_t> word_before(const RawError& error, const std::string& word) const {
    if (word.empty()) return std::nullopt;
    const std::size_t at = text_.rfind(word, offset_of(text_, std::max(error.line, 0), std::max(error.column, 0)));
    return at == std::string::npos ? std::nullopt : std::optional(at);
  }

  std::string text_;
  const std::string& file_;
  pb::Message& message_;
  Diagnostics words_;
};

}  // namespace

struct TextProto::Impl {
  std::string file;
  const pb::Descriptor* descriptor = nullptr;
  std::unique_ptr<Tree> tree;
};

namespace {

/// One step of a path: a field and its index (-1 when not repeated).
struct Step {
  std::string name;
  int index = -1;
};

std::vector<Step> split_path(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    std::string_view part = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    Step step;
    const std::size_t bracket = part.find('[');
    step.name = part.substr(0, bracket);
    if (bracket != std::string_view::npos)
      std::from_chars(part.data() + bracket + 1, part.data() + part.size(), step.index);
    steps.push_back(step);
  }
  return steps;
}

/// Location of a field; elements of a list in brackets are all located at the field's name.
std::optional<pb::TextFormat::ParseLocation> find_location(const Tree& tree, const pb::FieldDescriptor& field,
                                                           int index) {
  for (int i = index; i >= (field.is_repeated() ? 0 : -1); --i) {
    const auto location = tree.GetLocation(&field, i);
    if (location.line >= 0) return location;
  }
  return std::nullopt;
}

/// Checks every value for what the parser lets pass.
void check_values(const pb::Message& message, const std::string& prefix, const TextProto& text, Diagnostics& out) {
  const pb::Reflection& reflection = *message.GetReflection();
  std::vector<const pb::FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const pb::FieldDescriptor* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const bool repeated = field->is_repeated();
      const auto path = [&] {
        return repeated ? fmt::format("{}{}[{}]", prefix, field->name(), i) : prefix + field->name();
      };
      const auto report = [&](std::string why) {
        out.push_back({Severity::kError, text.locate(path()), fmt::format("\"{}\" {}", field->name(), why)});
      };
      if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE) {
        const pb::Message& inner =
            repeated ? reflection.GetRepeatedMessage(message, field, i) : reflection.GetMessage(message, field);
        check_values(inner, path() + ".", text, out);
      } else if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_DOUBLE) {
        const double value =
            repeated ? reflection.GetRepeatedDouble(message, field, i) : reflection.GetDouble(message, field);
        if (!std::isfinite(value)) report("is not a finite number");
      } else if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_ENUM) {
        const int value =
            repeated ? reflection.GetRepeatedEnumValue(message, field, i) : reflection.GetEnumValue(message, field);
        if (field->enum_type()->FindValueByNumber(value) == nullptr) report(fmt::format("has no value {}", value));
      }
    }
  }
}

}  // namespace

TextProto::TextProto() : impl_(std::make_unique<Impl>()) {}
TextProto::TextProto(TextProto&&) noexcept = default;
TextProto& TextProto::operator=(TextProto&&) noexcept = default;
TextProto::~TextProto() = default;

SourceLocation TextProto::locate(std::string_view path) const {
  SourceLocation best{impl_->file, 0, 0};
  const Tree* tree = impl_->tree.get();
  const pb::Descriptor* descriptor = impl_->descriptor;
  for (const Step& step : split_path(path)) {
    if (tree == nullptr || descriptor == nullptr) break;
    const pb::FieldDescriptor* field = descriptor->FindFieldByName(step.name);
    assert(field != nullptr && field->is_repeated() == (step.index >= 0));
    if (field == nullptr) break;
    const auto location = find_location(*tree, *field, step.index);
    if (!location) break;
    best.line = location->line + 1;
    best.column = location->column + 1;
    descriptor = field->message_type();
    if (descriptor != nullptr) tree = tree->GetTreeForNested(field, step.index);
  }
  return best;
}

TextProto parse_text_proto(std::string_view text, const std::string& file, pb::Message& message) {
  TextProto result;
  result.impl_->file = file;
  result.impl_->descriptor = message.GetDescriptor();
  message.Clear();
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    result.diagnostics.push_back({Severity::kError, location_of(file, text, bad), "the text is not UTF-8"});
    return result;
  }
  result.impl_->tree = Parse(std::string(text), file, message).run(result.diagnostics);
  Diagnostics values;
  check_values(message, "", result, values);
  result.diagnostics.insert(result.diagnostics.end(), values.begin(), values.end());
  sort_by_place(result.diagnostics);
  return result;
}

}  // namespace dateline

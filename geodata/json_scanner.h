// The words of JSON (RFC 8259): a cursor over the text that knows strings, numbers and brackets, but no meaning.
//
// Each `take_...` expects to stand on its kind of value and returns nothing (or false) after noting what is wrong.
// Strict: no comments, no trailing commas, no bare control characters. Borrowed text must outlive the scanner.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text);

  /// The next character that is not white space, or NUL at the end of the text.
  char peek();
  std::size_t offset() const { return at_; }
  /// Takes the character if it is next.
  bool take(char c);
  /// A string with its escapes resolved. Text that is not UTF-8, or would not be (a lone surrogate), is a mistake.
  std::optional<std::string> take_string();
  /// A number as written, or "true", "false", "null".
  std::optional<std::string_view> take_number();
  std::optional<std::string_view> take_word();
  /// Passes over any value, however deeply it nests, without recursion.
  bool skip_value();

  /// What was wrong, and where. Set once; the scanner is of no use afterwards.
  struct Mistake {
    std::string message;
    std::size_t offset = 0;
  };
  const std::optional<Mistake>& mistake() const { return mistake_; }
  /// Notes a mistake at the present place; always false.
  bool fail(std::string message) { return fail_at(std::move(message), at_); }

 private:
  bool fail_at(std::string message, std::size_t offset);
  bool take_escape(std::string& out);
  std::optional<unsigned> take_hex();
  bool skip_scalar();
  bool skip_separator(std::string& open);

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<Mistake> mistake_;
};

}  // namespace dateline

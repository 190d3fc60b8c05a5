// Well-formedness of UTF-8 text from outside.
//
// Follows the table of well-formed byte sequences of the Unicode Standard (section 3.9): no overlong forms, no
// surrogates, nothing above U+10FFFF. Pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Byte offset of the first sequence that is not well formed, or `npos`.
std::size_t find_invalid_utf8(std::string_view text);

inline bool is_valid_utf8(std::string_view text) { return find_invalid_utf8(text) == std::string_view::npos; }

/// Number of code points of well-formed text (bytes that are not continuation bytes).
std::size_t count_code_points(std::string_view text);

/// The longest beginning of `text` that has at most `max_bytes` bytes and ends between characters.
std::string_view cut_at_character(std::string_view text, std::size_t max_bytes);

/// The character that begins `text`, which is not empty: its code point and its length in bytes; U+FFFD and 1 for a
/// byte that begins none.
struct DecodedCharacter {
  char32_t code_point = 0;
  std::size_t bytes = 1;
};
DecodedCharacter decode_character(std::string_view text);

/// Calls `visit` with each code point of `text`, U+FFFD for a byte that is not UTF-8.
template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const DecodedCharacter next = decode_character(text);
    visit(next.code_point);
    text.remove_prefix(next.bytes);
  }
}

/// Appends a code point that is no surrogate and at most U+10FFFF.
void append_code_point(std::string& out, char32_t code_point);

/// The text with each byte that is no part of a well-formed character as "\xNN": for messages about it.
std::string show_invalid_utf8(std::string_view text);

/// What is wrong with a text from outside, or nothing: it is not UTF-8, or holds a control character other than tab and
/// line breaks, which XML (SVG, KML, GeoPackage styles) cannot carry.
std::optional<std::string> text_problem(std::string_view text);

}  // namespace dateline

// Text from outside that can do nothing but be read.
//
// What is taken away: characters that show nothing but change what stands around them, and bytes that are no text.
// Letters of every script stay as they are, and so do the marks, joiners and isolates that good orthography needs.
// Escaping for a language of markup comes after this (geodata/xml_text.h, json_text.h) and is not done here. Pure
// functions, safe in any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// True if `inert_paragraphs` would give back the same: a test without copying, for writers of many texts.
bool is_inert(std::string_view text);

/// `text` as one line of valid UTF-8:
///  - bytes that are not UTF-8 become U+FFFD;
///  - line ends and tabs become a space; other control characters (C0, C1, DEL) and non-characters are removed;
///  - embeddings and overrides of writing direction (U+202A to U+202E), which can make a name look like another, are
///    removed;
///  - isolates (U+2066 to U+2069) are balanced: an end without a beginning is removed, and what is open at the end is
///    closed, so that no text can reorder its neighbours.
std::string inert_text(std::string_view text);

/// `inert_text` of each line, the line ends ("\n") kept: for texts of several paragraphs.
std::string inert_paragraphs(std::string_view text);

/// `text` without embeddings and overrides and with isolates balanced, but no other character changed: for a text that
/// is put into a sentence with others.
std::string with_own_direction(std::string text);

/// What of `text`, which is UTF-8 without the controls that `text_problem` refuses, no output will show, as a clause
/// ("holds U+202E, which reorders text, and is shown without it"); nothing when all of it will be.
std::optional<std::string> hidden_character(std::string_view text);

/// True for control characters (C0, C1, DEL), U+2028 and U+2029.
bool is_control(char32_t c);
/// True for embeddings, overrides and isolates of writing direction (U+202A to U+202E, U+2066 to U+2069).
bool is_direction_control(char32_t c);
/// True for code points that are no characters and never will be (U+FFFE, U+FDD0, ...).
bool is_noncharacter(char32_t c);

}  // namespace dateline

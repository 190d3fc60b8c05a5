// What of a string reaches the page: made harmless, put into capitals, and asked for its script.
//
// Every canvas and the measurer pass text through `shown_text`, so all show the same letters. Pure functions, safe in
// any thread; they do not depend on the locale.
#pragma once

#include <string>
#include <string_view>

#include "styles/style.h"

namespace dateline {

/// `text` as one line of valid UTF-8 that can do nothing but be read:
///  - bytes that are not UTF-8 become U+FFFD;
///  - line ends and tabs become a space; other control characters (C0, C1, DEL) and non-characters are removed;
///  - bidirectional embeddings and overrides (U+202A to U+202E), which can make a name look like another, are removed.
///    Marks and isolates (U+200E, U+200F, U+2066 to U+2069) and joiners stay: good orthography needs them.
std::string inert_text(std::string_view text);

/// `inert_text` of each line, the line ends ("\n") kept: for texts of several paragraphs that are not drawn.
std::string inert_paragraphs(std::string_view text);

/// `inert_text`, in capitals if `type.uppercase`. `lang` (BCP 47 or empty) decides on the Turkic dotted I alone.
std::string shown_text(std::string_view text, const TypeStyle& type, std::string_view lang);

/// True if the letters join, stack or reorder (Arabic, Indic scripts, Mongolian, ...; Thai and Lao only with marks), so
/// that letters must be neither spaced out nor placed one by one.
bool letters_join(std::string_view text);

/// True if the first letter of `text` that has a direction is written from right to left; it orders the whole line.
bool reads_right_to_left(std::string_view text);

}  // namespace dateline

// What of a string reaches the page: made inert (geodata/inert_text.h), put into capitals, and asked for its script.
//
// Every canvas and the measurer pass text through `shown_text`, so all show the same letters. Pure functions, safe in
// any thread; they do not depend on the locale.
#pragma once

#include <string>
#include <string_view>

#include "styles/style.h"

namespace dateline {

/// The code points of UTF-8, U+FFFD for a byte that is none, and the way back.
std::u32string code_points(std::string_view text);
std::string utf8_of(std::u32string_view code_points);

/// ISO 15924 of the script that the code point belongs to ("Arab", "Zyyy" for what all share).
std::string script_code(char32_t code_point);

/// `inert_text`, in capitals if `type.uppercase`. `lang` (BCP 47 or empty) decides on the Turkic dotted I alone.
std::string shown_text(std::string_view text, const TypeStyle& type, std::string_view lang);

/// The type as the script of `text` takes it: no italics but for Latin, Cyrillic and Greek, which have them; no letter
/// spacing where letters join; Noto's family for the script behind the first family, sans or serif like that.
TypeStyle shown_type(TypeStyle type, std::string_view text);

/// True if the letters join, stack or reorder (Arabic, Indic scripts, Mongolian, ...; Thai and Lao only with marks), so
/// that letters must be neither spaced out nor placed one by one.
bool letters_join(std::string_view text);

/// True if any letter is of a script that does not put spaces between words (Chinese, Japanese, Thai, Khmer, ...).
bool has_unspaced_letters(std::string_view text);

/// True if any letter is of a script written from right to left.
bool has_right_to_left_letters(std::string_view text);

/// True if the language is written from right to left: by the script of its tag if that names one ("az-Arab"), else by
/// what it is usually written in.
bool is_right_to_left(std::string_view lang);

/// True if the line as a whole runs from right to left: a mark (U+200E, U+200F) before the first letter says so; else
/// the letters do where all run one way; else the language; and the first letter where there is none.
bool reads_right_to_left(std::string_view text, std::string_view lang);

}  // namespace dateline

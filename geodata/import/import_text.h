// Texts and numbers of cells, made fit for a chronicle: UTF-8 without control characters, finite, of a size it takes.
//
// Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Whether line breaks stay.
enum class TextLines { kOne, kMany };

/// Appends the cell. Bytes that are not UTF-8 become U+FFFD, control characters spaces, and so do line breaks where
/// they must not stay. True when the cell held bytes or control characters (other than tabs and line breaks) that it
/// had to replace.
[[nodiscard]] bool append_clean(std::string& out, std::string_view cell, TextLines lines);

/// The same for names, which are single lines of at most 1,000 bytes; longer ones are cut, with "…" behind.
[[nodiscard]] bool append_name(std::string& out, std::string_view cell);

/// A name for what the table itself does not name: a file's, say.
std::string clean_name(std::string_view name);

/// A whole number, sign and ".0" allowed ("12", "-1", "12.0").
std::optional<long long> parse_whole(std::string_view cell);
/// A finite number; the decimal sign may be a comma where there is no point ("5,39").
std::optional<double> parse_number(std::string_view cell);

/// True if `text` holds `word` (in small letters) in any case.
bool contains_word(std::string_view text, std::string_view word);
/// Equal but for the case of ASCII letters.
bool same_letters(std::string_view a, std::string_view b);

}  // namespace dateline

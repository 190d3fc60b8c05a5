// Text as a terminal may be given it.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// One line that cannot drive a terminal or change the order of what is on it. Control characters (C0, C1, DEL) and
/// bytes that are not UTF-8 are shown as \x1b, line separators, controls of writing direction and non-characters as
/// \u202e; anything else is left alone, backslashes too: this is for reading and cannot be undone. Names of files and
/// texts from data go to standard output and standard error only through here. Pure.
std::string terminal_text(std::string_view text);

/// The same for a sentence of the program, which sets names apart in texts that run from right to left: isolates of no
/// direction or from left to right (U+2068, U+2066) that end within the line (U+2069) stay what they are. They change
/// nothing outside of themselves; any other control of writing direction is shown. Pure.
std::string terminal_sentence(std::string_view text);

}  // namespace dateline

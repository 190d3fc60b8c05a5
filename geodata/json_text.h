// Texts as JSON (RFC 8259) has them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// In double quotes. Quotes and backslashes are escaped, and so is all that shows nothing but acts: control characters,
/// U+2028 and U+2029 (which end lines of JavaScript), controls of writing direction, non-characters. A reader gets back
/// the same text, but for bytes that are not UTF-8, in whose place it finds U+FFFD.
std::string json_string(std::string_view text);

/// The same for JSON inside <script>: no parser of HTML or XML takes any of it for markup, for "<", ">" and "&" are
/// escapes as well.
std::string html_script_json(std::string_view text);

}  // namespace dateline

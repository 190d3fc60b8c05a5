// Texts as JSON (RFC 8259) has them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// In double quotes, with quotes, backslashes and control characters as escapes; `text` is UTF-8 and stays so.
std::string json_string(std::string_view text);

}  // namespace dateline

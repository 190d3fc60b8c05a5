// The forms of the short texts that chronicles and map files share: ids and language tags.
//
// Pure functions of form alone; whether an id is known or a language exists is not asked.
#pragma once

#include <string_view>

namespace dateline {

/// 1 to 64 characters from a-z, 0-9, _ and -.
bool is_id(std::string_view text);

/// The form of a BCP 47 tag (RFC 5646, section 2.1, without its registry): parts of 1 to 8 ASCII letters or digits
/// between hyphens, the first of 2 to 8 letters, or "x" for private tags ("kk-Latn", "x-dialect").
bool is_language_tag(std::string_view text);

}  // namespace dateline

// ISO 3166-1: from three letters to the two that chronicles use.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "KZ" for "KZ", "kz" and "KAZ"; empty for anything else, names of countries among it. Two letters are not compared
/// with the list. Pure function.
std::string country_code(std::string_view code);

}  // namespace dateline

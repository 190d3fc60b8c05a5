// Countries by the codes of data sets: to ISO 3166-1 alpha-2, which chronicles use.
//
// Constant tables. An unknown code gives an empty view: nothing is guessed. Of the numbers of Gleditsch and Ward's list
// of independent states only those of states that exist today are known; a former state (678 was Yemen before and after
// 1990) is none of them where its territory is now several.
#pragma once

#include <string_view>

namespace dateline {

/// ISO 3166-1 alpha-3: "KAZ" -> "KZ".
std::string_view country_by_alpha3(std::string_view code);
/// ISO 3166-1 numeric: 398 -> "KZ".
std::string_view country_by_numeric(int code);
/// Gleditsch and Ward's number, as in UCDP's `country_id` and `gwnoa`: 705 -> "KZ".
std::string_view country_by_gleditsch_ward(int number);

}  // namespace dateline

// Countries by the codes of data sets: to ISO 3166-1 alpha-2, which chronicles use.
//
// Constant tables. What is not known, or not certain, gives an empty view: nothing is guessed.
#pragma once

#include <string_view>

namespace dateline {

/// ISO 3166-1 alpha-3: "KAZ" -> "KZ".
std::string_view country_by_alpha3(std::string_view code);
/// ISO 3166-1 numeric: 398 -> "KZ".
std::string_view country_by_numeric(int code);
/// The number in Gleditsch and Ward's list of independent states, as in UCDP's `country_id` and `gwnoa`: 705 -> "KZ".
/// Nothing for a state that has been divided since `year` (365, Russia, before 1992): its places may lie in another
/// country today.
std::string_view country_by_gleditsch_ward(int number, int year);

}  // namespace dateline

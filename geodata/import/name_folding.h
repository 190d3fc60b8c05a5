// Names compared as people compare them: without regard to case, marks and punctuation.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "São  Tomé" -> "sao tome", "КОРДАЙ" -> "кордай", "N'Djamena" -> "ndjamena". Latin letters lose their marks; Latin,
/// Greek, Cyrillic and Armenian become small, "ё" becomes "е"; combining marks and apostrophes go, other punctuation
/// and spaces become one space. Other scripts stay as they are. Bytes that are not UTF-8 stay too. Pure function.
std::string fold_name(std::string_view name);

/// ISO 3166-1 alpha-2 for a cell that holds two or three letters of that standard, in any case; empty for anything
/// else, names of countries among it. Two letters are not compared with the list. Pure function.
std::string read_country_code(std::string_view cell);

}  // namespace dateline

// Names compared as people compare them: without regard to case, marks and punctuation.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "São  Tomé" -> "sao tome", "КОРДАЙ" -> "кордай", "N'Djamena" -> "ndjamena". Latin letters lose their marks; Latin,
/// Greek, Cyrillic and Armenian become small, "ё" becomes "е"; combining marks and apostrophes go, other punctuation and
/// spaces become one space. Other scripts stay as they are. Bytes that are not UTF-8 stay too. Pure function.
std::string fold_name(std::string_view name);

}  // namespace dateline

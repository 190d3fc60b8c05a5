// What the key and exported layers call a look.
#pragma once

#include <string>

#include "styles/style.h"

namespace dateline {

/// "Displacement": an arrow. Styles may have classes of their own, which no table knows: their ids are shown as words.
std::string flow_words(const Look& look, const std::string& lang);

/// "Clash": a symbol. A deployment without an origin is a symbol and not an arrow: the words say so.
std::string symbol_words(const Look& look, const std::string& lang);

}  // namespace dateline

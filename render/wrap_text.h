// Text in lines of a given width.
#pragma once

#include <string>
#include <vector>

#include "render/text_measurer.h"

namespace dateline {

/// The words of `text` in lines no wider than `width_pt`. Lines break at spaces; within a word where its script has no
/// spaces (Chinese, Thai, ...) or where it is wider than the width: where Unicode lets a line begin, and between
/// characters at last. A single character that is wider stands alone, too wide as it is.
/// The last line never holds a single short word if the one before can spare another.
std::vector<std::string> wrap_text(const std::string& text, double width_pt, const TypeStyle& type,
                                   const std::string& lang, const TextMeasurer& measurer);

}  // namespace dateline

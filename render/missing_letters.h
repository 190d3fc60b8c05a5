// Letters of a drawing that no installed font has: they would be drawn as boxes with numbers in them.
#pragma once

#include "geodata/diagnostic.h"
#include "render/drawing.h"
#include "render/text_measurer.h"

namespace dateline {

/// One warning a script: an example of a text, the first letters, and the Debian package of fonts that has them. In
/// order of the scripts' ISO 15924 codes.
Diagnostics missing_letters(const Drawing& drawing, const TextMeasurer& measurer);

}  // namespace dateline

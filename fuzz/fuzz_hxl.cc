// A table with hashtags of HXL.
#include "fuzz/fuzz.h"
#include "fuzz/imported.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) { import({bytes}, {.from = "hxl"}); }

}  // namespace dateline::fuzz

// A table of the UCDP Georeferenced Event Dataset.
#include "fuzz/fuzz.h"
#include "fuzz/imported.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) { import({bytes}, {.from = "ucdp-ged"}); }

}  // namespace dateline::fuzz

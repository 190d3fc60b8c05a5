// What kind of file a text is, for files without a telling name.
#include "fuzz/fuzz.h"
#include "render/input_kind.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) { (void)input_kind_of_text(bytes); }

}  // namespace dateline::fuzz

// A style that may build on the themes.
#include "fuzz/fuzz.h"
#include "styles/style_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const TemporaryFile file(bytes, ".style.txtpb");
  const Result<Style> style = read_style(file.path(), DATELINE_THEMES);
  require_good(style.diagnostics, style.value.has_value());
}

}  // namespace dateline::fuzz

// A map file.
#include "fuzz/fuzz.h"
#include "render/map_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const TemporaryFile file(bytes, ".map.txtpb");
  const Result<MapSpec> map = read_map(file.path());
  require_good(map.diagnostics, map.value.has_value());
}

}  // namespace dateline::fuzz

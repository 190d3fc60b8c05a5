// A mapping of a table.
#include "fuzz/fuzz.h"
#include "geodata/import/mapping_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const Result<TableMapping> mapping = read_mapping_text(bytes, "fuzz");
  require_good(mapping.diagnostics, mapping.value.has_value());
}

}  // namespace dateline::fuzz

// A chronicle as protobuf text.
#include "fuzz/fuzz.h"
#include "geodata/chronicle_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const Result<Chronicle> chronicle = read_chronicle_text(bytes, ChronicleFormat::kText, "fuzz");
  require_good(chronicle.diagnostics, chronicle.value.has_value());
  if (chronicle) require_checked(*chronicle);
}

}  // namespace dateline::fuzz

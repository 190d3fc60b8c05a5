// Text to binary, JSON, stream and back to text: the same chronicle everywhere.
#include "fuzz/fuzz.h"
#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"

namespace dateline::fuzz {
namespace {

Chronicle again(const Chronicle& chronicle, ChronicleFormat format) {
  const std::string bytes = to_bytes(chronicle, format);
  Result<Chronicle> read = read_chronicle_text(bytes, format, "fuzz");
  require(read.value.has_value(),
          "what was written can be read: " + (read.diagnostics.empty() ? "" : read.diagnostics.front().message));
  require(*read == chronicle, "what was read is what was written");
  require(to_bytes(*read, format) == bytes, "same chronicle, same bytes");
  return std::move(*read);
}

}  // namespace

DATELINE_FUZZ(bytes) {
  Result<Chronicle> chronicle = read_chronicle_text(bytes, ChronicleFormat::kText, "fuzz");
  if (!chronicle) return;
  for (const ChronicleFormat format :
       {ChronicleFormat::kBinary, ChronicleFormat::kJson, ChronicleFormat::kStream, ChronicleFormat::kText})
    *chronicle = again(*chronicle, format);
}

}  // namespace dateline::fuzz

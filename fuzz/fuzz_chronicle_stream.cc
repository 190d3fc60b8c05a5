// A chronicle as a stream of records: read as a whole, and record by record in constant memory.
#include "fuzz/fuzz.h"
#include "geodata/chronicle_reader.h"
#include "geodata/record_stream_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const Result<Chronicle> whole = read_chronicle_text(bytes, ChronicleFormat::kStream, "fuzz");
  require_good(whole.diagnostics, whole.value.has_value());
  std::size_t events = 0, movements = 0, places = 0;
  RecordReader reader(bytes, "fuzz");
  while (const std::optional<ChronicleRecord> record = reader.next()) {
    events += std::holds_alternative<Event>(*record);
    movements += std::holds_alternative<Movement>(*record);
    places += std::holds_alternative<Place>(*record);
  }
  if (!whole) return;
  require_checked(*whole);
  require(!has_errors(reader.diagnostics()), "what is good as a whole is good in pieces");
  require(events == whole->events.size() && movements == whole->movements.size() && places == whole->places.size(),
          "both ways give the same records");
}

}  // namespace dateline::fuzz

#include "render/record_source.h"

#include "geodata/record_stream_reader.h"

namespace dateline {

void MemoryRecords::each(const std::function<void(const RecordRow&)>& use) const {
  const auto all_of = [&](const auto& views) {
    for (const auto& view : views) use(RecordRow(*view.record));
  };
  all_of(view_.events);
  all_of(view_.movements);
  all_of(view_.deployments);
}

void StreamRecords::each(const std::function<void(const RecordRow&)>& use) const {
  RecordReader reader(path_, read_limits(), StreamTrust::kChecked);
  while (const std::optional<ChronicleRecord> record = reader.next()) {
    const auto use_if_shown = [&](const auto& shown) {
      if (is_within(shown.when, window_)) use(RecordRow(shown));
    };
    if (const auto* event = std::get_if<Event>(&*record)) use_if_shown(*event);
    if (const auto* movement = std::get_if<Movement>(&*record)) use_if_shown(*movement);
    if (const auto* deployment = std::get_if<Deployment>(&*record)) use_if_shown(*deployment);
  }
}

}  // namespace dateline

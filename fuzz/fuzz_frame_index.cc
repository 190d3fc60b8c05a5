// index.json of a folder of frames, and lines of its journal.
#include "fuzz/fuzz.h"
#include "render/frame_index.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  (void)read_journal_line(bytes);
  const Result<FrameIndex> index = read_frame_index(bytes, "fuzz");
  require_good(index.diagnostics, index.value.has_value());
  if (!index) return;
  for (const IndexedFrame& frame : index->frames)
    require(frame.file.find('/') == std::string::npos && !frame.file.starts_with('.'), "frames stay in their folder");
  std::string written;
  write_frame_index(
      index->head, index->frames.size(), [&](std::size_t i) { return index->frames[i]; },
      [&](std::string_view piece) { written += piece; });
  const Result<FrameIndex> again = read_frame_index(written, "fuzz");
  require(again && again->head == index->head && again->frames == index->frames, "what is written is read again");
}

}  // namespace dateline::fuzz

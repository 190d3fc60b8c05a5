// Times, and the lengths of steps in which frames are cut from them.
#include "fuzz/fuzz.h"
#include "geodata/edtf.h"
#include "render/frame_steps.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const auto parts = pieces(bytes, 2);
  const Result<When> when = parse_edtf(parts[0]);
  require_good(when.diagnostics, when.value.has_value());
  const Result<StepLength> length = parse_step_length(parts[1]);
  require_good(length.diagnostics, length.value.has_value());
  if (!when) return;
  require(when->edtf == parts[0], "a time is kept as written");
  require(!when->stated() || when->earliest < when->latest, "a time has a length");
  const Result<When> again = parse_edtf(when->edtf);
  require(again && *again == *when, "the same text is the same time");
  if (!length || when->open_begin() || when->open_end()) return;
  if (when->latest - when->earliest > std::chrono::days(4000)) return;  // long runs are only slow
  const auto steps =
      length->months == 0 && length->seconds < 3600 ? std::nullopt : cut_into_steps(*when, *length, "en");
  for (std::size_t i = 0; steps && i < steps->size(); ++i) {
    require((*steps)[i].begin < (*steps)[i].end, "a step has a length");
    require(i == 0 || (*steps)[i - 1].end == (*steps)[i].begin, "steps follow each other");
  }
}

}  // namespace dateline::fuzz

#include "render/frames_overrides.h"

#include <fmt/format.h>

#include "render/frame_steps.h"

namespace dateline {
namespace {

Diagnostic error(std::string message) { return {Severity::kError, {}, std::move(message)}; }

When read_end(const char* name, const std::string& text, Diagnostics& wrong) {
  Result<When> when = parse_edtf(text);
  if (when) return *when;
  wrong.push_back(error(fmt::format("{}: {}", name, when.diagnostics.front().message)));
  return {};
}

/// The span with one or both ends replaced.
When span_with(const FramesOverrides& asked, When span, Diagnostics& wrong) {
  if (!asked.from.empty()) {
    const When from = read_end("from", asked.from, wrong);
    span.earliest = from.earliest;
    span.begin_precision = from.begin_precision;
  }
  if (!asked.to.empty()) {
    const When to = read_end("to", asked.to, wrong);
    span.latest = to.latest;
    span.end_precision = to.end_precision;
  }
  if (span.earliest >= span.latest) wrong.push_back(error("to: the run would end before it begins"));
  span.interval = true;
  span.edtf = fmt::format("{}/{}", asked.from.empty() ? ".." : asked.from, asked.to.empty() ? ".." : asked.to);
  return span;
}

}  // namespace

Diagnostics apply(const FramesOverrides& asked, FramesSpec& frames) {
  Diagnostics wrong;
  if (!asked.every.empty())
    if (const auto length = parse_step_length(asked.every); !length)
      wrong.push_back(error(fmt::format("every: {}", length.diagnostics.front().message)));
  const bool respan = !asked.from.empty() || !asked.to.empty();
  const When span = respan ? span_with(asked, frames.span, wrong) : frames.span;
  if (!wrong.empty()) return wrong;
  frames.span = span;
  if (!asked.every.empty()) frames.every = asked.every;
  if (asked.skip_empty) frames.skip_empty = *asked.skip_empty;
  if (asked.milliseconds) frames.milliseconds = *asked.milliseconds;
  if (asked.hold_milliseconds) frames.hold_milliseconds = *asked.hold_milliseconds;
  if (asked.loops) frames.loops = *asked.loops;
  return {};
}

}  // namespace dateline

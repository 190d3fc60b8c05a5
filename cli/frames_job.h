// Drawing what `dateline frames` was asked for, once the run is planned, and joining the shards of one: what is said of
// it, and Ctrl-C.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/reporter.h"
#include "render/frame_job.h"

namespace dateline {

struct FramesJob {
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();  ///< for "in 9.3 s"
  FrameJob draw;
  /// Of animations made by a join, over those of the folder's index.
  std::optional<int> milliseconds, hold_milliseconds, loops;
};

/// Draws the folder and the animations of a run; pages are not its concern. Reports warnings and, at the end, what was
/// done. A run that was stopped by a signal ends with 128 + its number.
ExitCode draw_frames(const FrameSet& set, const FramesJob& job, Reporter& reporter, const ReporterOptions& reporting);

/// Makes index.json of the shards in `folder`, and the animations from its frames.
ExitCode join_frames(const std::string& folder, const FramesJob& job, Reporter& reporter,
                     const ReporterOptions& reporting);

}  // namespace dateline

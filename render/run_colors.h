// The colours that a run of frames uses, counted by several threads.
#pragma once

#include <atomic>

#include "render/color_counts.h"
#include "render/frame_shard.h"
#include "render/frame_source.h"

namespace dateline {

/// Draws the pixels of every step once. The counts are the same for any number of jobs. Ends early, with the counts so
/// far, when `stop` (may be null) is set.
ColorCounts count_colors(const FrameSource& source, StepRange steps, unsigned jobs, const std::atomic<bool>* stop);

}  // namespace dateline

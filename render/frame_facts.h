// What frames say apart from their picture: how much happened in each step, and the records of each.
#pragma once

#include <vector>

#include "render/frame_set.h"
#include "render/map_pipeline.h"
#include "render/step_scenes.h"

namespace dateline {

/// Counts, records and alternative texts of every step. `sheet` has its widened scene.
struct RunFacts {
  std::vector<FrameFacts> steps;
  std::vector<FrameRecord> records;
  std::size_t undated = 0;  ///< records of the plan that are of no step because their time is not stated
};

RunFacts facts_of_run(const Sheet& sheet, const StepScenes& scenes, const std::vector<FrameStep>& steps,
                      const Chronicle& chronicle, const Style& style);

/// The chronicle-wide figures at the end of each step; notes are numbered as in `whole`.
std::vector<FrameTotal> totals_of_run(const Scene& whole, const StepScenes& scenes, std::size_t steps,
                                      const std::string& lang);

/// "Violence in ... 8 February 2020. Records: 5. Deaths: 8¹".
std::string alt_text(const std::string& title, const FrameStep& step, const FrameFacts& facts,
                     const std::vector<FrameTotal>& totals, std::size_t index, const std::string& lang);

}  // namespace dateline

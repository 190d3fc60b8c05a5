// A laid out map in time: its parts as what stays and what comes and goes.
#pragma once

#include <string>
#include <vector>

#include "render/draw_map.h"
#include "render/frame_set.h"
#include "render/map_pipeline.h"
#include "render/step_scenes.h"
#include "render/timed_items.h"

namespace dateline {

/// The layers of one map, or inset, as in FrameSet; what furniture shows in time is not among them.
struct SheetFrames {
  Color background;
  std::vector<Group> ground;
  std::vector<TimedGroup> story;
  std::vector<Group> cover;
  std::vector<TimedGroup> above;
};

/// `layout` is that of the sheet's widened scene (render/run_scene.h). `steps` are all steps of the plan, `shown` says
/// which have frames. `parent` is the scene whose notes count: of the map itself, or of the map an inset belongs to.
SheetFrames frames_of_sheet(const Sheet& sheet, const Layout& layout, const Scene& parent, const StepScenes& scenes,
                            const std::vector<FrameStep>& steps, const ShownSteps& shown, const std::string& home,
                            const Chronicle& chronicle, const Style& style);

/// Opacity of what is `age` steps old (1 is the step before) in a layer that leaves a trail; 0 beyond it. Four shades,
/// so that a thing does not change at every step.
double trail_opacity(const InFramesSpec& spec, int age);

}  // namespace dateline

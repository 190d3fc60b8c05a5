// Layers of events added up, in time: circles that come and fade, classes that change.
#pragma once

#include <vector>

#include "render/draw_map.h"
#include "render/map_pipeline.h"
#include "render/step_scenes.h"
#include "render/timed_items.h"

namespace dateline {

/// One scale of circles, and one set of classes, for all steps of a run; aggregates the sheet's events anew with them,
/// so that the key is true. Waits for the ground where a layer is coloured by its areas.
void share_run_scales(Sheet& sheet, const StepScenes& scenes, int steps, const Chronicle& chronicle,
                      const Style& style);

/// What a layer shows of its events, if it adds them up: nothing otherwise. What is not of the step is paler.
std::vector<TimedItem> aggregate_frames(const Sheet& sheet, std::size_t layer, const MapArtist& artist,
                                        const StepScenes& scenes, int steps, const ShownSteps& shown,
                                        const Chronicle& chronicle, const Style& style);

}  // namespace dateline

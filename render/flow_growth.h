// Arrows that grow: how far a movement has come at a moment, and the part of its arrow that is drawn by then.
//
// Where times of waypoints are stated, the head is at each of them at its time; between them it moves evenly along the
// arrow, for no more is known. A movement that is only dated ("on 8 February") does not grow: it is drawn whole. Nor do
// displacement, return, evacuation and deportation without times of waypoints: many people go, and some of them arrive
// from the first day on. Their arrows become wider with the figures instead.
#pragma once

#include <span>
#include <vector>

#include "render/scene.h"

namespace dateline {

/// From 0 (not yet left) to 1 (arrived, or nothing is known of its course in time). `legs` are those of the flow.
double progress_of(const SceneFlow& flow, std::span<const LaidFlow> legs, LocalSeconds at);

/// The legs up to `part` of their whole length; the last has a head, and is never shorter than `least_pt` where the
/// arrow is that long.
std::vector<LaidFlow> grown(std::span<const LaidFlow> legs, double part, double least_pt);

}  // namespace dateline

// Which records of a chronicle can be on a page at all: a run of frames lets go of the others before it is planned.
#pragma once

#include <cstddef>

#include "geodata/chronicle.h"
#include "render/map_plan.h"

namespace dateline {

/// True if nothing outside the page can change what is on it: the extent is stated, there are no insets, and no layer
/// counts events beyond the frame (areas, density).
bool page_stands_alone(const MapSpec& spec);

/// Removes the events all of whose positions are off the page of the plan, and the places that nothing refers to any
/// longer; says how many events. What has no position stays.
std::size_t drop_off_page(Chronicle& chronicle, const MapPlan& plan, const MapSpec& spec);

}  // namespace dateline

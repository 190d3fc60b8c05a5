// Runs of frames made by hand, for tests of what is made from a FrameSet.
#pragma once

#include <cstddef>
#include <string>

#include "render/frame_set.h"
#include "styles/style.h"

namespace dateline::testing {

/// Seven days on an island of four towns in "en", "ru" or "ar": ground, two layers in time (discs that fade, one arrow
/// with a gradient that grows), a symbol of several parts, names that stay, a day number above. Every language has the
/// same things in the same places. The fourth day is empty; one record is not on the map, one is listed on three days.
/// All of it invented.
FrameSet made_frame_set(const std::string& lang, const Style& style);

/// `events` circles at seeded places, spread over `steps` days, each strong on its day and pale for a week; a record of
/// ordinary length each, four layers, two totals.
FrameSet large_frame_set(std::size_t steps, std::size_t events);

/// The run of an example of the project ("korday") in a theme, with everything that plan_frames makes of it. Throws
/// std::runtime_error if it makes nothing.
FrameSet example_frame_set(const std::string& example, const std::string& lang, const Style& style);

/// A theme of the project.
Style theme(const std::string& name);

}  // namespace dateline::testing

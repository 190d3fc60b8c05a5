// What is asked of a run over what the map file says: steps, span, speed.
//
//   FramesOverrides asked{.every = "week", .from = "2012"};
//   const Diagnostics wrong = apply(asked, inputs.spec.frames);
#pragma once

#include <optional>
#include <string>

#include "geodata/diagnostic.h"
#include "render/map_spec.h"

namespace dateline {

/// Empty values leave the map file's own.
struct FramesOverrides {
  std::string every = {};                  ///< as `parse_step_length` (render/frame_steps.h) takes it
  std::string from = {};                   ///< EDTF: begin of the first step
  std::string to = {};                     ///< EDTF: end of the last step, included
  std::optional<bool> skip_empty = {};     ///< leave out steps in which nothing happens
  std::optional<int> milliseconds = {};    ///< how long an animation shows a frame, 10 to 3,600,000
  std::optional<int> hold_milliseconds{};  ///< how much longer the last, 0 to 3,600,000
  std::optional<int> loops = {};           ///< 0: for ever
};

/// Errors begin with the name of what cannot be understood ("from: ..."); `frames` is as before then. Pure.
Diagnostics apply(const FramesOverrides& asked, FramesSpec& frames);

}  // namespace dateline

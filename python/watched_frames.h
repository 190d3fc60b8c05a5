// A run of frames while the interpreter looks on: Ctrl-C ends it in good order, and a function hears how far it is.
#pragma once

#include <pybind11/pybind11.h>

#include "python/map_handle.h"
#include "render/frame_job.h"
#include "render/frames_overrides.h"

namespace dateline::python {

struct FramesRequest {
  FrameJob job;
  FramesOverrides overrides;
};

struct FramesAnswer {
  FrameJobResult result;
  bool planned = false;  ///< false: the diagnostics say why there is nothing to draw
  std::size_t steps = 0;
  Diagnostics diagnostics;
};

/// The work is done in threads of its own; the calling one waits, and ten times a second takes the interpreter's lock
/// to ask for signals and to call `progress(done, total)` unless that is None. What it raises, and KeyboardInterrupt,
/// end the run: frames that were put in place stay, and the same call goes on from there. Called with the lock, which
/// is let go of meanwhile. Throws std::invalid_argument for a wrong request.
FramesAnswer draw_frames(const MapHandle& map, FramesRequest request, const pybind11::object& progress);

}  // namespace dateline::python

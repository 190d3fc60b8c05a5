// A planned run as files: a folder of frames, animations, or both in one go.
//
//   const Result<FrameSet> set = plan_frames(inputs, measurer);
//   const FrameJobResult done = draw_frame_files(*set, {.outputs = *sort_frame_outputs({"korday/", "korday.apng"})});
//
// The pieces are render/frame_run.h (threads), frame_folder.h and remote_frames.h (where frames go), animation.h. A
// folder that another run has begun is gone on with. All failures of the environment throw Error, and leave frames that
// were put in place where they are; animations are there whole or not at all.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "render/frame_outputs.h"
#include "render/frame_run.h"
#include "render/frame_set_source.h"
#include "render/frame_shard.h"

namespace dateline {

struct FrameJob {
  FramesOutputs outputs;  ///< pages are not its concern (render/viewer_page.h)
  FrameFileOptions files;
  unsigned jobs = 1;                ///< threads
  bool force = false;               ///< draw also what is there already
  std::optional<FrameShard> shard;  ///< into a folder alone
  /// Other files of the same run, complete: put in place together with the animations.
  std::vector<OutputFile*> beside = {};
};

/// Who looks on. Both may be empty.
struct FrameWatch {
  /// Called after each frame, by one thread at a time.
  std::function<void(const FrameProgress&)> progress;
  /// Set from elsewhere to end early: frames in flight are finished, no new ones begun.
  const std::atomic<bool>* stop = nullptr;

  bool stopped() const { return stop != nullptr && *stop; }
};

struct FrameJobResult {
  bool complete = false;               ///< false when it was stopped
  std::size_t frames = 0;              ///< of the run, or of the shard
  std::size_t kept = 0;                ///< files that were there already
  std::size_t removed = 0;             ///< files of an earlier run that this one has no frames for
  std::vector<std::string> strangers;  ///< files of the same ending in the folder that are not ours, left alone
  Diagnostics diagnostics;             ///< warnings on what was found in the folder
};

/// A failure after the job was stopped is not one: a signal that ends this program's run ends ffmpeg too.
FrameJobResult draw_frame_files(const FrameSet& set, const FrameJob& job, const FrameWatch& watch = {});

/// Animations of frames that were drawn before, timed as `head` says. False when it was stopped.
bool animate_frames(const FrameSource& source, const FrameIndexHead& head, const std::vector<std::string>& animations,
                    bool palette, unsigned jobs, const FrameWatch& watch);

}  // namespace dateline

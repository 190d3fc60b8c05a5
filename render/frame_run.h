// Draws the frames of a run with several threads: into a folder, in order to animations, or both.
//
// Which thread draws a frame, and when, changes nothing in it. Frames reach animations in order through a queue of
// bounded length, so memory does not grow with the number of frames.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <vector>

#include "render/frame_shard.h"
#include "render/frame_source.h"
#include "render/frame_store.h"

namespace dateline {

struct FrameProgress {
  std::size_t done = 0;
  std::size_t total = 0;
  std::size_t drawn = 0;  ///< of those done; the others were there already
};

struct FrameRun {
  StepRange steps;
  unsigned jobs = 1;
  bool force = false;            ///< draws also what is there already
  FrameStore* folder = nullptr;  ///< may be null
  /// Takes every frame's pixels in order of steps, on the calling thread; may be empty.
  std::function<void(const FrameImage&)> in_order;
  /// Called after each frame, by one thread at a time; may be empty.
  std::function<void(const FrameProgress&)> progress;
  /// Set from elsewhere to end the run early: frames in flight are finished, no new ones begun. May be null.
  const std::atomic<bool>* stop = nullptr;
};

struct FrameRunResult {
  bool complete = false;         ///< false when it was stopped
  std::vector<FrameFile> files;  ///< of each step of the range; empty without a folder
  std::size_t drawn = 0;         ///< files written
  std::size_t kept = 0;          ///< files that were there already
};

/// Throws what the source, the folder or a consumer throws, after all threads have ended.
FrameRunResult run_frames(const FrameSource& source, const FrameRun& run);

}  // namespace dateline

// What the engine of a run (render/frame_run.h) asks of the frames it runs through.
//
// A source is for instance a FrameSet with a format (render/frame_set_source.h), or the files of a folder that was
// drawn before (render/frame_join.h).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "render/frame_image.h"
#include "render/frame_index.h"

namespace dateline {

/// Draws frames for one thread, fastest when their steps ascend. What it drew before does not change a frame.
class FrameArtist {
 public:
  virtual ~FrameArtist() = default;

  /// The bytes of the frame's file. `painted` are its pixels if the caller has them already, else null.
  virtual std::string file(std::size_t step, const FrameImage* painted) = 0;
  /// The frame's pixels, for animations. Fills `out`, whose memory is used again where it is large enough.
  virtual void image(std::size_t step, FrameImage& out) = 0;
};

/// Safe to ask from several threads at once.
class FrameSource {
 public:
  virtual ~FrameSource() = default;

  /// Steps of the whole run; they count from 0.
  virtual std::size_t steps() const = 0;
  virtual FrameEntry entry(std::size_t step) const = 0;
  /// The name of its file in a folder.
  virtual std::string file_name(std::size_t step) const = 0;
  /// Of `count` steps from `first` on: of all that decides the bytes of their files.
  virtual std::vector<ContentHash> contents(std::size_t first, std::size_t count) const = 0;
  /// Must not outlive the source.
  virtual std::unique_ptr<FrameArtist> artist() const = 0;
};

}  // namespace dateline

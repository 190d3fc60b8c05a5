// What a run is written to: a folder of frames, animations, pages.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/animation.h"

namespace dateline {

struct FramesOutputs {
  std::string folder = {};                   ///< of frames; empty for none
  std::vector<std::string> animations = {};  ///< of a known ending
  std::vector<std::string> pages = {};       ///< .html
};

/// By their endings: a path without one, with a slash at its end, or that is a folder, is a folder of frames. Fails
/// with one error for unknown endings, two folders, or one file named twice.
Result<FramesOutputs> sort_frame_outputs(const std::vector<std::string>& paths);

/// The animations of a run, written together as its frames come. Destroyed before they are committed, they leave
/// nothing.
class Animations {
 public:
  /// Throws Error when a file cannot be written or a program is missing, before any frame is painted.
  Animations(const std::vector<std::string>& paths, int width_px, int height_px, std::size_t frames,
             const AnimationOptions& options);

  void add(const FrameImage& frame);
  /// Ends all files. They are to be committed together, by whoever has more to commit with them.
  std::vector<OutputFile*> complete();

 private:
  std::vector<std::unique_ptr<AnimationWriter>> writers_;
};

/// True if one of the animations gains from knowing the colours of all its frames beforehand: APNG, GIF.
bool wants_colors(const std::vector<std::string>& animations);

}  // namespace dateline

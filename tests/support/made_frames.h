// Frames that cost nothing to draw, for tests of what runs through them.
#pragma once

#include <atomic>
#include <functional>

#include "render/frame_source.h"

namespace dateline {

/// Steps "0000", "0001", ... whose bytes and pixels follow from the step and from `looks` alone.
class MadeFrames : public FrameSource {
 public:
  explicit MadeFrames(std::size_t steps, std::function<int(std::size_t)> looks = {}, std::size_t file_bytes = 3000)
      : steps_(steps), looks_(std::move(looks)), file_bytes_(file_bytes) {}

  std::size_t steps() const override { return steps_; }
  FrameEntry entry(std::size_t step) const override;
  std::string file_name(std::size_t step) const override;
  std::vector<ContentHash> contents(std::size_t first, std::size_t count) const override;
  std::unique_ptr<FrameArtist> artist() const override;

  std::string file_of(std::size_t step) const;
  FrameImage image_of(std::size_t step) const;
  FrameIndexHead head() const;
  /// How many files were drawn so far.
  std::size_t drawn() const { return drawn_; }
  /// Called before a file is drawn; may throw or wait.
  std::function<void(std::size_t)> before_file;

 private:
  friend class MadeArtist;
  int look(std::size_t step) const { return looks_ ? looks_(step) : 0; }

  std::size_t steps_;
  std::function<int(std::size_t)> looks_;
  std::size_t file_bytes_;
  mutable std::atomic<std::size_t> drawn_{0};
};

}  // namespace dateline

// Frames as pixels, quickly: what does not change is painted once and copied.
//
// The ground and the cover are painted when the painter is made. A frame is both together; where the story is seen, the
// bare ground, the story, and the cover over it are put back together tile by tile; then come the numbers above. Things
// other than circles are painted once into a small picture, which is kept while successive frames show it; circles are
// stamped (render/circle_stamps.h).
//
// The pixels of a frame depend on the set and the step alone, not on what was painted before, nor by whom. They may
// differ from those of `draw_png(frame_drawing(...))` by a rounding step where half-covered pixels lie over each other.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "render/frame_image.h"
#include "render/frame_set.h"

namespace dateline {

/// Squares of a frame, in rows from the top.
struct TileMask {
  static constexpr int side_px = 32;
  int columns = 0;
  int rows = 0;
  std::vector<std::uint8_t> set;  ///< 1 for those meant
};

/// Safe to use from several threads at once, each with a Brush of its own.
class FramePainter {
 public:
  /// `set` must outlive the painter.
  FramePainter(const FrameSet& set, double pixels_per_inch);
  ~FramePainter();

  /// What one thread keeps from frame to frame. Paint steps in ascending order to gain by it.
  class Brush {
   public:
    Brush();
    ~Brush();
    Brush(Brush&&) noexcept;

    /// Where the frame painted last may differ from `still()`.
    const TileMask& touched() const;
    /// Likewise the one before: together the tiles in which the two may differ.
    const TileMask& touched_before() const;

   private:
    friend class FramePainter;
    struct Kept;
    std::unique_ptr<Kept> kept_;
  };

  int width_px() const;
  int height_px() const;
  /// Ground and cover: what all frames have in common.
  const FrameImage& still() const;
  /// The frame is the brush's until it paints the next, which then only mends what this one had touched.
  const FrameImage& paint(std::size_t step, Brush& brush) const;

 private:
  struct Parts;
  class Work;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dateline

// Frames as pixels, quickly: what does not change is painted once and copied.
//
// The ground and the cover are painted when the painter is made. A frame is a copy of the ground, what the step shows
// of the story, the cover laid over it where the story has touched it, and the numbers above. Things other than circles
// are painted once into a small picture, which is kept while successive frames show it; circles are stamped from masks.
//
// The pixels of a frame depend on the set and the step alone, not on what was painted before, nor by whom. They may
// differ from those of `draw_png(frame_drawing(...))` by a rounding step where half-covered pixels lie over each other.
#pragma once

#include <memory>

#include "render/frame_image.h"
#include "render/frame_set.h"

namespace dateline {

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

   private:
    friend class FramePainter;
    struct Kept;
    std::unique_ptr<Kept> kept_;
  };

  int width_px() const;
  int height_px() const;
  /// Fills `out`, whose memory is used again where it is large enough.
  void paint(std::size_t step, Brush& brush, FrameImage& out) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dateline

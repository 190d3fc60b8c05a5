// Circles laid on pixels, quickly: thousands of them a frame.
//
// How much of a pixel a circle covers is taken from the distance of the pixel's middle from the rim. Across the rim
// that is the same for circles of every size, so it is worked out once for each pair of colours; the inside is one
// colour, row by row.
#pragma once

#include <cstdint>
#include <vector>

#include "render/drawing.h"
#include "render/pixel_blend.h"

namespace dateline {

/// Draws circles of one fill, edge and width of the edge.
class CirclePen {
 public:
  /// The page has `scale` pixels a point.
  CirclePen(const CircleItem& like, double scale);

  bool draws(const CircleItem& circle) const;

  /// Lays a circle on rows of `row_px` opaque pixels, within `clip`, which lies within the rows.
  void draw(const CircleItem& circle, PixelBox clip, std::uint32_t* pixels, int row_px) const;

 private:
  Color fill_, edge_;
  double edge_width_pt_ = 0;
  double scale_ = 1;
  float reach_px_ = 0;                  ///< from the rim's middle to where nothing is covered, inward and outward
  std::uint32_t inside_ = 0;            ///< premultiplied 0xAARRGGBB
  std::vector<std::uint32_t> profile_;  ///< likewise, across the rim from the inside out
};

}  // namespace dateline

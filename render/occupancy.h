// A coarse raster of the page that counts how much stands where; for scoring, not for exact collision.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "render/bezier.h"
#include "render/page.h"

namespace dateline {

/// Square cells of `cell_pt`. Points off the page are ignored and count as empty.
class Occupancy {
 public:
  Occupancy(const PageBox& extent, double cell_pt);

  /// Adds `amount` (may be negative) to every cell whose centre lies within `radius_pt` of the line of points.
  void stamp_line(const std::vector<PagePoint>& line, double radius_pt, int amount);
  void stamp_disc(PagePoint center, double radius_pt, int amount) { stamp_line({center, center}, radius_pt, amount); }
  void stamp_box(const PageBox& box, int amount);

  int at(PagePoint p) const;
  /// Sum over the cells whose centre lies in the box, from a table made by `prepare_sums`.
  long sum_in(const PageBox& box) const;
  void prepare_sums();

 private:
  struct Range {
    int from, to;  // half open
  };
  Range columns_between(double left_pt, double right_pt) const;
  Range rows_between(double top_pt, double bottom_pt) const;
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  }

  PageBox extent_;
  double cell_pt_;
  int columns_, rows_;
  std::vector<std::int32_t> cells_;
  std::vector<std::int64_t> sums_;  // (columns + 1) x (rows + 1)
};

}  // namespace dateline

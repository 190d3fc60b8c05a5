// A grid over boxes on the page, to find those that overlap a given one without looking at all.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/page.h"

namespace dateline {

/// Add boxes with a number each, build once, then ask. Cells are about as wide and as high as the mean box, so that a
/// box lies in a few. Positions may be anywhere, also off the page. Asking is safe from several threads.
class BoxGrid {
 public:
  void add(const PageBox& box, std::uint32_t number) { entries_.push_back({box, number, 0, 0}); }
  /// Call once after the last `add`.
  void build();

  /// Calls `visit(number)` for each added box that overlaps; once for each box, in order of cell, not of number.
  template <typename Visit>
  void for_each_overlap(const PageBox& box, Visit visit) const {
    if (entries_.empty()) return;
    const CellRange r = cells_of(box);
    for (int row = r.top; row <= r.bottom; ++row)
      for (int column = r.left; column <= r.right; ++column)
        for (const Entry& other : cell(column, row)) {
          if (!other.box.overlaps(box)) continue;
          // A pair that meets in several cells is reported in the first one only.
          if (column == std::max(r.left, other.left) && row == std::max(r.top, other.top)) visit(other.number);
        }
  }

 private:
  struct Entry {
    PageBox box;
    std::uint32_t number;
    int left = 0, top = 0;  ///< its first cell
  };
  struct CellRange {
    int left, top, right, bottom;
  };
  CellRange cells_of(const PageBox& box) const;
  std::span<const Entry> cell(int column, int row) const {
    const auto i =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    return std::span(members_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }

  std::vector<Entry> entries_;
  PageBox extent_;
  double cell_width_pt_ = 1, cell_height_pt_ = 1;
  int columns_ = 0, rows_ = 0;
  std::vector<std::uint32_t> begins_;
  std::vector<Entry> members_;  ///< of each cell in turn; copies, so that a look at a cell reads memory in order
};

}  // namespace dateline

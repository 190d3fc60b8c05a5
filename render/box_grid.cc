#include "render/box_grid.h"

#include <algorithm>
#include <cmath>

namespace dateline {

void BoxGrid::build() {
  if (entries_.empty()) return;
  extent_ = entries_.front().box;
  double width = 0, height = 0;
  for (const Entry& e : entries_) {
    extent_.include({e.box.left_pt, e.box.top_pt});
    extent_.include({e.box.right_pt, e.box.bottom_pt});
    width += e.box.width_pt();
    height += e.box.height_pt();
  }
  // No more cells than four a box, however far apart the boxes are.
  const auto count = static_cast<double>(entries_.size());
  const double least_area = extent_.width_pt() * extent_.height_pt() / (4 * count + 16);
  cell_width_pt_ = std::max({1.0, width / count, extent_.width_pt() / 4096});
  cell_height_pt_ = std::max({1.0, height / count, extent_.height_pt() / 4096});
  const double larger = std::max(1.0, least_area / (cell_width_pt_ * cell_height_pt_));
  cell_width_pt_ *= std::sqrt(larger);
  cell_height_pt_ *= std::sqrt(larger);
  columns_ = static_cast<int>(extent_.width_pt() / cell_width_pt_) + 1;
  rows_ = static_cast<int>(extent_.height_pt() / cell_height_pt_) + 1;

  const auto cell_count = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  begins_.assign(cell_count + 1, 0);
  const auto for_each_cell = [&](const PageBox& box, auto visit) {
    const CellRange r = cells_of(box);
    for (int row = r.top; row <= r.bottom; ++row)
      for (int column = r.left; column <= r.right; ++column)
        visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column));
  };
  for (const Entry& e : entries_) for_each_cell(e.box, [&](std::size_t i) { ++begins_[i + 1]; });
  for (std::size_t i = 0; i < cell_count; ++i) begins_[i + 1] += begins_[i];
  members_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (Entry& e : entries_) {
    const CellRange r = cells_of(e.box);
    e.left = r.left;
    e.top = r.top;
  }
  for (const Entry& e : entries_) for_each_cell(e.box, [&](std::size_t i) { members_[next[i]++] = e; });
}

BoxGrid::CellRange BoxGrid::cells_of(const PageBox& box) const {
  const auto cell_at = [](double offset, double cell_pt, int count) {
    return static_cast<int>(std::clamp(std::floor(offset / cell_pt), 0.0, static_cast<double>(count - 1)));
  };
  return {cell_at(box.left_pt - extent_.left_pt, cell_width_pt_, columns_),
          cell_at(box.top_pt - extent_.top_pt, cell_height_pt_, rows_),
          cell_at(box.right_pt - extent_.left_pt, cell_width_pt_, columns_),
          cell_at(box.bottom_pt - extent_.top_pt, cell_height_pt_, rows_)};
}

}  // namespace dateline

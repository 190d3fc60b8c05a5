#include "render/occupancy.h"

#include <cassert>
#include <cmath>

#include "render/obstacles.h"

namespace dateline {
Occupancy::Occupancy(const PageBox& extent, double cell_pt)
    : extent_(extent),
      cell_pt_(cell_pt),
      columns_(std::max(1, static_cast<int>(std::ceil(extent.width_pt() / cell_pt)))),
      rows_(std::max(1, static_cast<int>(std::ceil(extent.height_pt() / cell_pt)))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {}

Occupancy::Range Occupancy::columns_between(double left_pt, double right_pt) const {
  const auto cell = [&](double x) {
    return static_cast<int>(std::clamp(std::ceil((x - extent_.left_pt) / cell_pt_ - 0.5), 0.0, 1.0 * columns_));
  };
  return {cell(left_pt), cell(right_pt)};
}

Occupancy::Range Occupancy::rows_between(double top_pt, double bottom_pt) const {
  const auto cell = [&](double y) {
    return static_cast<int>(std::clamp(std::ceil((y - extent_.top_pt) / cell_pt_ - 0.5), 0.0, 1.0 * rows_));
  };
  return {cell(top_pt), cell(bottom_pt)};
}

void Occupancy::stamp_line(const std::vector<PagePoint>& line, double radius_pt, int amount) {
  // Each cell is counted once a line: the nearest segment decides, found by walking the line's bounding boxes.
  std::vector<std::size_t> touched;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const PagePoint a = line[i], b = line[i + 1];
    const Range columns = columns_between(std::min(a.x_pt, b.x_pt) - radius_pt, std::max(a.x_pt, b.x_pt) + radius_pt);
    const Range rows = rows_between(std::min(a.y_pt, b.y_pt) - radius_pt, std::max(a.y_pt, b.y_pt) + radius_pt);
    for (int row = rows.from; row < rows.to; ++row)
      for (int column = columns.from; column < columns.to; ++column) {
        const PagePoint center{extent_.left_pt + (column + 0.5) * cell_pt_, extent_.top_pt + (row + 0.5) * cell_pt_};
        if (distance_to_segment(center, a, b) <= radius_pt) touched.push_back(index(column, row));
      }
  }
  std::ranges::sort(touched);
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (const std::size_t cell : touched) cells_[cell] += amount;
}

void Occupancy::stamp_box(const PageBox& box, int amount) {
  const Range columns = columns_between(box.left_pt, box.right_pt), rows = rows_between(box.top_pt, box.bottom_pt);
  for (int row = rows.from; row < rows.to; ++row)
    for (int column = columns.from; column < columns.to; ++column) cells_[index(column, row)] += amount;
}

int Occupancy::at(PagePoint p) const {
  const int column = static_cast<int>(std::floor((p.x_pt - extent_.left_pt) / cell_pt_));
  const int row = static_cast<int>(std::floor((p.y_pt - extent_.top_pt) / cell_pt_));
  if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return 0;
  return cells_[index(column, row)];
}

void Occupancy::prepare_sums() {
  const auto stride = static_cast<std::size_t>(columns_) + 1;
  sums_.assign(stride * (static_cast<std::size_t>(rows_) + 1), 0);
  for (int row = 0; row < rows_; ++row)
    for (int column = 0; column < columns_; ++column) {
      const std::size_t at = (static_cast<std::size_t>(row) + 1) * stride + static_cast<std::size_t>(column) + 1;
      sums_[at] = sums_[at - 1] + sums_[at - stride] - sums_[at - stride - 1] + cells_[index(column, row)];
    }
}

long Occupancy::sum_in(const PageBox& box) const {
  assert(!sums_.empty() && "prepare_sums first");
  const Range columns = columns_between(box.left_pt, box.right_pt), rows = rows_between(box.top_pt, box.bottom_pt);
  if (columns.from >= columns.to || rows.from >= rows.to) return 0;
  const auto sum = [&](int column, int row) {
    return sums_[static_cast<std::size_t>(row) * (static_cast<std::size_t>(columns_) + 1) +
                 static_cast<std::size_t>(column)];
  };
  return static_cast<long>(sum(columns.to, rows.to) - sum(columns.from, rows.to) - sum(columns.to, rows.from) +
                           sum(columns.from, rows.from));
}

}  // namespace dateline

#include "render/iso_rings.h"

#include <array>
#include <cmath>
#include <map>

namespace dateline {
namespace {

/// A side of a cell: the crossing it begins at, and whether it goes right (0) or down (1).
using Side = long;

class Tracer {
 public:
  Tracer(const ValueGrid& grid, double level) : grid_(grid), level_(level) {}

  std::vector<std::vector<PagePoint>> run() {
    // One row and column of cells around the grid, whose outer corners are below every level.
    for (int row = -1; row < grid_.rows; ++row)
      for (int column = -1; column < grid_.columns; ++column) add_cell(column, row);
    return joined();
  }

 private:
  double value(int column, int row) const {
    const bool inside = column >= 0 && row >= 0 && column < grid_.columns && row < grid_.rows;
    return inside ? grid_.at(column, row) : -HUGE_VAL;
  }
  Side side(int column, int row, int down) const { return ((row + 1L) * (grid_.columns + 2) + column + 1) * 2 + down; }

  /// The segments of one cell, high ground at their left as seen on the page.
  void add_cell(int column, int row) {
    const std::array<double, 4> corner{value(column, row), value(column + 1, row), value(column + 1, row + 1),
                                       value(column, row + 1)};
    int high = 0;
    for (std::size_t i = 0; i < 4; ++i) high |= corner[i] >= level_ ? 1 << i : 0;
    if (high == 0 || high == 15) return;
    const Side top = side(column, row, 0), right = side(column + 1, row, 1), bottom = side(column, row + 1, 0),
               left = side(column, row, 1);
    const bool joined = (corner[0] + corner[1] + corner[2] + corner[3]) / 4 >= level_;
    switch (high) {
      case 1: return add(left, top);
      case 2: return add(top, right);
      case 3: return add(left, right);
      case 4: return add(right, bottom);
      case 5: joined ? (add(left, bottom), add(right, top)) : (add(left, top), add(right, bottom)); return;
      case 6: return add(top, bottom);
      case 7: return add(left, bottom);
      case 8: return add(bottom, left);
      case 9: return add(bottom, top);
      case 10: joined ? (add(top, left), add(bottom, right)) : (add(top, right), add(bottom, left)); return;
      case 11: return add(bottom, right);
      case 12: return add(right, left);
      case 13: return add(right, top);
      case 14: return add(top, left);
      default: return;
    }
  }

  void add(Side from, Side to) { next_[from] = to; }

  PagePoint point(Side side) const {
    const int down = static_cast<int>(side % 2);
    const int column = static_cast<int>(side / 2 % (grid_.columns + 2)) - 1;
    const int row = static_cast<int>(side / 2 / (grid_.columns + 2)) - 1;
    const double a = value(column, row), b = value(column + 1 - down, row + down);
    // At the rim the outer value is unknown: the ring keeps to the grid.
    double t = (level_ - a) / (b - a);
    if (!std::isfinite(a)) t = 1;
    if (!std::isfinite(b)) t = 0;
    return grid_.origin + PagePoint{column + (down ? 0 : t), row + (down ? t : 0)} * grid_.step_pt;
  }

  std::vector<std::vector<PagePoint>> joined() {
    std::vector<std::vector<PagePoint>> rings;
    while (!next_.empty()) {
      std::vector<PagePoint>& ring = rings.emplace_back();
      for (auto at = next_.begin(); at != next_.end();) {
        ring.push_back(point(at->first));
        const Side to = at->second;
        next_.erase(at);
        at = next_.find(to);
      }
    }
    return rings;
  }

  const ValueGrid& grid_;
  double level_;
  std::map<Side, Side> next_;
};

}  // namespace

std::vector<std::vector<PagePoint>> iso_rings(const ValueGrid& grid, double level) { return Tracer(grid, level).run(); }

}  // namespace dateline

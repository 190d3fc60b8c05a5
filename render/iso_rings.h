// Outlines of the parts of a grid where its values reach a level: marching squares.
#pragma once

#include <vector>

#include "render/page.h"

namespace dateline {

/// Values at the crossings of a square grid: value (column, row) stands at `origin` + (column, row) * `step_pt`.
struct ValueGrid {
  int columns = 0;
  int rows = 0;
  double step_pt = 1;
  PagePoint origin;
  std::vector<double> values;  ///< row by row

  double at(int column, int row) const {
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
  }
};

/// Closed rings (the last point is not the first again) around the parts with values >= `level`, interpolated along the
/// grid's lines; holes turn the other way. Outside the grid values count as below. Where two opposite corners of a cell
/// reach the level, their mean decides whether they are joined.
std::vector<std::vector<PagePoint>> iso_rings(const ValueGrid& grid, double level);

}  // namespace dateline

// A low-pass filter for height grids.
#pragma once

#include "geodata/raster_grid.h"

namespace dateline {

/// Smooths with very nearly a Gaussian bell of that standard deviation, in cells: three running means one after the
/// other, so that the cost does not depend on the width (W. M. Wells, "Efficient synthesis of Gaussian filters by
/// cascaded uniform filters", IEEE PAMI 8 (2), 1986). Cells without a height do not count and stay without; at the
/// grid's edge what lies beyond does not count either. Below 0.2 cells nothing is done.
void smooth_grid(HeightGrid& grid, double sigma_cells);

}  // namespace dateline

// Degrees, in which places, bearings and angles are stated, for the functions of <cmath>.
#pragma once

#include <numbers>

namespace dateline {

/// Radians in a degree.
inline constexpr double radians_in_degree = std::numbers::pi / 180;

}  // namespace dateline

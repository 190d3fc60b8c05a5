// Positions as tables write them: decimal degrees; degrees, minutes and seconds; both in one cell; points in WKT.
//
//   read_angle("43°12'30\"N", Axis::kLatitude, false)     43.2083
//   read_coordinates("43.2, 74.9", false)                   lat 43.2, lon 74.9
//   read_coordinates("POINT (74.9 43.2)", false)            the same
//
// Positions off the Earth, minutes of 60 and letters of the other axis are not read. Pure functions.
#pragma once

#include <optional>
#include <string_view>

#include "geodata/coordinates.h"

namespace dateline {

enum class Axis { kLatitude, kLongitude };

/// Degrees, positive to north and east. Two or three numbers are degrees, minutes, seconds, with or without their
/// signs; a letter N, S, E, W stands before or behind. With `decimal_comma` a comma is a decimal sign; without, "43,2"
/// is not read.
std::optional<double> read_angle(std::string_view cell, Axis axis, bool decimal_comma);

/// Both in one cell: latitude first, unless letters say otherwise; between ";" or "," or white space.
std::optional<LonLat> read_coordinates(std::string_view cell, bool decimal_comma);

}  // namespace dateline

// The symbols of dateline: one coherent set, drawn here, legible from 12 pixels on.
//
// A symbol is a filled path in a unit square, -1 to 1 in both directions, y down, about equal in visual weight to a
// disc of radius 1. Frames (disc, ring, square, diamond, hexagon, triangle) stand alone and may be sized by a figure;
// pictograms stand white on a badge of their class's colour. The list of names is styles/symbol_names.h. Adding one:
// docs/symbols.md.
#pragma once

#include <string_view>
#include <vector>

#include "render/drawing.h"

namespace dateline {

/// All that are drawn, sorted; a test compares them with the list that styles may use.
std::vector<std::string_view> symbol_names();

/// True for the shapes that stand alone: disc, ring, square, diamond, hexagon, triangle.
bool is_frame_symbol(std::string_view name);

/// The symbol's outline about `center`, its unit square scaled to `radius_pt`; filled non-zero. An unknown name is
/// misuse and gives a disc.
Path symbol_path(std::string_view name, PagePoint center, double radius_pt);

}  // namespace dateline

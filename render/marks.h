// Symbols and flows as drawn items, the same on the map and in its legend.
#pragma once

#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/flow_layout.h"
#include "render/flow_shape.h"

namespace dateline {

/// Radius of the badge behind a pictogram, points.
inline constexpr double badge_radius_pt = 7.5;

/// A symbol about `center`. Frame symbols (disc, square, ...) fill `radius_pt`; pictograms stand in paper colour on a
/// badge of that radius. An approximate position is hollow with a dashed rim.
std::vector<Item> symbol_items(const Look& look, PagePoint center, double radius_pt, bool approximate,
                               const Style& style);

/// A soft edge around a symbol, drawn below it: its time is only known roughly.
std::vector<Item> soft_edge_items(const Look& look, PagePoint center, double radius_pt);

/// The area of which a place known by its middle is all that is known: a pale disc with a dashed outline.
std::vector<Item> area_items(PagePoint center, double radius_pt, const Style& style);

/// Radius of a symbol whose area is `part` (0 to 1) of the largest symbol's; never smaller than the style's smallest.
double symbol_radius_pt(double part, const StyleMeasures& measures);

/// Width of a flow by the square root of `value`, between the style's thinnest and thickest.
double flow_width_pt(double value, double largest, const Look& look, const StyleMeasures& measures);

/// Body, casing and head of a laid flow. Ends at the frame fade.
std::vector<Item> flow_items(const LaidFlow& flow, double width_pt, const Look& look, const Style& style);

}  // namespace dateline

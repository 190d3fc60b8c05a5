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

/// How far a soft edge reaches beyond its symbol.
inline constexpr double soft_edge_pt = 2.1;

/// A soft edge around a symbol, drawn below it: its time is only known roughly.
std::vector<Item> soft_edge_items(const Look& look, PagePoint center, double radius_pt);

/// The area of which a place known by its middle is all that is known: a pale disc with a dashed outline.
std::vector<Item> area_items(PagePoint center, double radius_pt, const Style& style);

/// Radius of a symbol whose area is `part` (0 to 1) of the largest symbol's; never smaller than the style's smallest.
double symbol_radius_pt(double part, const StyleMeasures& measures);

/// Width of a flow by the square root of `value`, between the style's thinnest and thickest.
double flow_width_pt(double value, double largest, const Look& look, const StyleMeasures& measures);

/// Length of the spine up to the tip of the flow's head. Of flows that leave the page this is short of the frame: what
/// is beyond fades.
double flow_tip_pt(const LaidFlow& flow, const StyleMeasures& measures);

/// Radius of the "?" at an unknown end, points.
inline constexpr double unknown_radius_pt = 6;
/// Length of the fan, from the middle of the "?" to where its strokes meet.
inline constexpr double unknown_fan_pt = 20;

/// Body, casing and head of a laid flow. Ends at the frame fade; an unknown end is a fan of three faint strokes with a
/// "?" at its mouth.
std::vector<Item> flow_items(const LaidFlow& flow, double width_pt, const Look& look, const Style& style);

}  // namespace dateline

// Shades of a story colour that stand out from the ground: for letters, and for marks of a pale colour.
//
// Both walk from the colour towards the style's "text" until the contrast suffices on land, on neighbouring land and on
// water, so that they darken on a light ground and lighten on a dark one. Contrast is that of WCAG 2.2.
#pragma once

#include "styles/color.h"
#include "styles/style.h"

namespace dateline {

/// What WCAG 2.2 (level AA) asks of letters of normal size (1.4.3) and of graphics that carry meaning (1.4.11).
inline constexpr double letter_contrast = 4.5;
inline constexpr double graphic_contrast = 3;

/// The least contrast of an opaque colour with the grounds of a map.
double ground_contrast(Color color, const Style& style);

/// The nearest shade of `color` in which letters can be read; `color` itself where they can.
Color letter_color(Color color, const Style& style);

/// The nearest shade of `color` for a fine edge around a mark of that colour; `color` itself where it needs none.
Color edge_color(Color color, const Style& style);

}  // namespace dateline

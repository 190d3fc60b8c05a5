// How different two colours look, also to people with a colour-vision deficiency. Used to check themes.
//
// Sources:
//  - CIEDE2000: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes,
//  Supplementary Test
//    Data, and Mathematical Observations", Color Research and Application 30(1), 2005. Tested against its 34 pairs.
//  - Deficiencies: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of
//  Color
//    Vision Deficiency", IEEE TVCG 15(6), 2009, matrices for severity 1 (dichromats), applied to linear sRGB.
//  - sRGB to CIELAB: IEC 61966-2-1, white point D65, 2 degree observer.
#pragma once

#include "styles/color.h"

namespace dateline {

/// A colour in CIELAB: L* 0 to 100, a* and b* about -128 to 128.
struct Lab {
  double l = 0;
  double a = 0;
  double b = 0;
};

enum class ColorVision { kNormal, kProtan, kDeutan, kTritan };

inline constexpr ColorVision all_color_visions[] = {ColorVision::kNormal, ColorVision::kProtan, ColorVision::kDeutan,
                                                    ColorVision::kTritan};

/// The colour without regard to opacity.
Lab to_lab(Color color);

/// CIEDE2000 with all weights 1. About 1 is the least difference that is seen side by side.
double delta_e_2000(const Lab& first, const Lab& second);

/// What a person with that vision sees, as a colour that people with normal vision see so. Keeps the opacity.
Color simulate(Color color, ColorVision vision);

/// The least CIEDE2000 difference of the two colours in all four kinds of vision.
double least_difference(Color first, Color second);

}  // namespace dateline

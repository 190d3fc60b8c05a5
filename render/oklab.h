// The colour space OKLab, in which equal distances look about equally different.
//
// Source: B. Ottosson, "A perceptual color space for image processing", 2020; sRGB transfer after IEC 61966-2-1.
// Cheap enough for every colour of a frame, unlike CIEDE2000 (styles/color_vision.h). Pure functions.
#pragma once

#include <cstdint>

namespace dateline {

/// Lightness 0 (black) to 1 (white); a (green to red) and b (blue to yellow) within about +-0.4.
struct Oklab {
  float l = 0;
  float a = 0;
  float b = 0;
};

/// Of an sRGB colour 0xRRGGBB; the top byte is ignored.
Oklab to_oklab(std::uint32_t rgb);

/// The nearest sRGB colour 0xRRGGBB, channels outside the gamut clamped. Gives back what `to_oklab` was given.
std::uint32_t from_oklab(Oklab color);

/// Squared Euclidean distance. The sum is taken in this order everywhere, so that ties are ties.
inline float squared_distance(Oklab x, Oklab y) {
  const float l = x.l - y.l, a = x.a - y.a, b = x.b - y.b;
  return l * l + a * a + b * b;
}

}  // namespace dateline

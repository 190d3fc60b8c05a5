#include "styles/legibility.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int steps = 20;

Color towards_text(Color color, const Style& style, double least) {
  const Color text = style.color("text");
  for (int i = 0; i < steps; ++i)
    if (const Color shade = mix(color, text, static_cast<double>(i) / steps); ground_contrast(shade, style) >= least)
      return shade;
  return text;
}

}  // namespace

double ground_contrast(Color color, const Style& style) {
  return std::min({contrast_ratio(color, style.color("land")), contrast_ratio(color, style.color("land_other")),
                   contrast_ratio(color, style.color("water"))});
}

Color letter_color(Color color, const Style& style) { return towards_text(color, style, letter_contrast); }

Color edge_color(Color color, const Style& style) { return towards_text(color, style, graphic_contrast); }

}  // namespace dateline

// Colours as values: sRGB with alpha, eight bits each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// An sRGB colour; `a` is opacity, 255 opaque. Not premultiplied.
struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  friend bool operator==(const Color&, const Color&) = default;

  /// The same colour with its opacity multiplied by `opacity`, 0 to 1.
  Color faded(double opacity) const;
};

/// Reads "#RGB", "#RRGGBB" or "#RRGGBBAA", in either case; nothing for anything else.
std::optional<Color> parse_hex_color(std::string_view text);

/// "#rrggbb", without the opacity.
std::string to_hex(Color color);

/// `amount` of `b` mixed into `a` in sRGB, 0 to 1; opacity is mixed too.
Color mix(Color a, Color b, double amount);

/// Contrast ratio of two opaque colours after WCAG 2.2, 1 to 21.
double contrast_ratio(Color a, Color b);

}  // namespace dateline

#include "styles/color.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace dateline {
namespace {

std::optional<std::uint8_t> hex_byte(std::string_view two) {
  std::uint8_t value = 0;
  const auto [end, error] = std::from_chars(two.data(), two.data() + two.size(), value, 16);
  if (error != std::errc{} || end != two.data() + two.size()) return std::nullopt;
  return value;
}

std::uint8_t mix_channel(std::uint8_t a, std::uint8_t b, double amount) {
  return static_cast<std::uint8_t>(std::lround(a + (b - a) * amount));
}

/// Relative luminance after WCAG 2.2.
double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

Color Color::faded(double opacity) const {
  return {r, g, b, static_cast<std::uint8_t>(std::lround(a * std::clamp(opacity, 0.0, 1.0)))};
}

std::optional<Color> parse_hex_color(std::string_view text) {
  if (text.empty() || text.front() != '#') return std::nullopt;
  std::string digits(text.substr(1));
  if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
  if (digits.size() == 6) digits += "ff";
  if (digits.size() != 8) return std::nullopt;
  const std::string_view all = digits;
  const auto r = hex_byte(all.substr(0, 2)), g = hex_byte(all.substr(2, 2));
  const auto b = hex_byte(all.substr(4, 2)), a = hex_byte(all.substr(6, 2));
  if (!r || !g || !b || !a) return std::nullopt;
  return Color{*r, *g, *b, *a};
}

std::string to_hex(Color color) { return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b); }

Color mix(Color a, Color b, double amount) {
  return {mix_channel(a.r, b.r, amount), mix_channel(a.g, b.g, amount), mix_channel(a.b, b.b, amount),
          mix_channel(a.a, b.a, amount)};
}

double contrast_ratio(Color a, Color b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace dateline

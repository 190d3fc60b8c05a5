#include "styles/color_vision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace dateline {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix identity{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira and Fernandes 2009, severity 1.0.
constexpr Matrix protan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
// IEC 61966-2-1.
constexpr Matrix srgb_to_xyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
constexpr Triple white_d65{0.95047, 1.0, 1.08883};

Triple multiply(const Matrix& m, const Triple& v) {
  Triple out{};
  for (std::size_t row = 0; row < 3; ++row) out[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
  return out;
}

double to_linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t from_linear(double c) {
  c = std::clamp(c, 0.0, 1.0);
  const double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(encoded * 255));
}

const Matrix& matrix_of(ColorVision vision) {
  switch (vision) {
    case ColorVision::kNormal: return identity;
    case ColorVision::kProtan: return protan;
    case ColorVision::kDeutan: return deutan;
    case ColorVision::kTritan: return tritan;
  }
  return identity;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

/// Hue angle in degrees, 0 to 360; 0 for grey.
double hue_deg(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double angle = std::atan2(b, a) * 180 / std::numbers::pi;
  return angle < 0 ? angle + 360 : angle;
}

/// sqrt(c^7 / (c^7 + 25^7)), which both the rescaling of a* and the rotation term use.
double chroma_term(double c) {
  const double c7 = std::pow(c, 7);
  return std::sqrt(c7 / (c7 + 6103515625.0));
}

/// Lightness, chroma and hue with a* stretched for near greys (Sharma et al., equations 2 to 7).
struct Lch {
  double l, c, h_deg;
};

Lch to_lch(const Lab& lab, double g) {
  const double a = (1 + g) * lab.a;
  return {lab.l, std::hypot(a, lab.b), hue_deg(a, lab.b)};
}

/// Difference of the hues, -180 to 180 degrees (equation 10).
double hue_difference(const Lch& first, const Lch& second) {
  if (first.c * second.c == 0) return 0;
  const double d = second.h_deg - first.h_deg;
  return d > 180 ? d - 360 : d < -180 ? d + 360 : d;
}

/// Mean of the hues (equation 14).
double mean_hue(const Lch& first, const Lch& second) {
  const double sum = first.h_deg + second.h_deg;
  if (first.c * second.c == 0) return sum;
  if (std::abs(first.h_deg - second.h_deg) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

}  // namespace

Lab to_lab(Color color) {
  Triple xyz = multiply(srgb_to_xyz, {to_linear(color.r), to_linear(color.g), to_linear(color.b)});
  for (std::size_t i = 0; i < 3; ++i) {
    const double t = xyz[i] / white_d65[i];
    xyz[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
  return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double delta_e_2000(const Lab& first, const Lab& second) {
  const double g = 0.5 * (1 - chroma_term((std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2));
  const Lch p = to_lch(first, g), q = to_lch(second, g);
  const double dl = q.l - p.l, dc = q.c - p.c;
  const double dh = 2 * std::sqrt(p.c * q.c) * std::sin(radians(hue_difference(p, q)) / 2);
  const double l = (p.l + q.l) / 2, c = (p.c + q.c) / 2, h = mean_hue(p, q);
  const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                   0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
  const double turn_deg = 30 * std::exp(-std::pow((h - 275) / 25, 2));
  const double off = (l - 50) * (l - 50);
  const double sl = 1 + 0.015 * off / std::sqrt(20 + off), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
  const double rotation = -std::sin(radians(2 * turn_deg)) * 2 * chroma_term(c);
  const double x = dl / sl, y = dc / sc, z = dh / sh;
  return std::sqrt(x * x + y * y + z * z + rotation * y * z);
}

Color simulate(Color color, ColorVision vision) {
  if (vision == ColorVision::kNormal) return color;
  const Triple seen = multiply(matrix_of(vision), {to_linear(color.r), to_linear(color.g), to_linear(color.b)});
  return {from_linear(seen[0]), from_linear(seen[1]), from_linear(seen[2]), color.a};
}

double least_difference(Color first, Color second) {
  double least = std::numeric_limits<double>::infinity();
  for (const ColorVision vision : all_color_visions)
    least = std::min(least, delta_e_2000(to_lab(simulate(first, vision)), to_lab(simulate(second, vision))));
  return least;
}

}  // namespace dateline

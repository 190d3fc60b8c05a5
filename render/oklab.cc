#include "render/oklab.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {
namespace {

std::array<float, 256> linear_values() {
  std::array<float, 256> values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double v = static_cast<double>(i) / 255;
    values[i] = static_cast<float>(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
  }
  return values;
}

float linear(std::uint32_t value) {
  static const std::array<float, 256> values = linear_values();
  return values[value & 0xFF];
}

std::uint32_t encoded(float linear_value) {
  const double v = std::clamp(static_cast<double>(linear_value), 0.0, 1.0);
  const double e = v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
  return static_cast<std::uint32_t>(std::lround(e * 255));
}

}  // namespace

Oklab to_oklab(std::uint32_t rgb) {
  const float r = linear(rgb >> 16), g = linear(rgb >> 8), b = linear(rgb);
  const float l = std::cbrt(0.4122214708F * r + 0.5363325363F * g + 0.0514459929F * b);
  const float m = std::cbrt(0.2119034982F * r + 0.6806995451F * g + 0.1073969566F * b);
  const float s = std::cbrt(0.0883024619F * r + 0.2817188376F * g + 0.6299787005F * b);
  return {0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s,
          1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
          0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}

std::uint32_t from_oklab(Oklab color) {
  const auto cubed = [](float v) { return v * v * v; };
  const float l = cubed(color.l + 0.3963377774F * color.a + 0.2158037573F * color.b);
  const float m = cubed(color.l - 0.1055613458F * color.a - 0.0638541728F * color.b);
  const float s = cubed(color.l - 0.0894841775F * color.a - 1.2914855480F * color.b);
  const float r = 4.0767416621F * l - 3.3077115913F * m + 0.2309699292F * s;
  const float g = -1.2684380046F * l + 2.6097574011F * m - 0.3413193965F * s;
  const float b = -0.0041960863F * l - 0.7034186147F * m + 1.7076147010F * s;
  return encoded(r) << 16 | encoded(g) << 8 | encoded(b);
}

}  // namespace dateline

#include "geodata/relief.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <future>
#include <numbers>
#include <utility>

#include "geodata/radians.h"
#include "geodata/smooth_grid.h"

namespace dateline {
namespace {

/// The rise of the ground per metre to the right and up on the map.
struct Gradient {
  float east = 0;
  float north = 0;
};

/// Light from one side: the unit vector towards it.
struct Light {
  float east;
  float north;
  float up;
};

Light light_from(double azimuth_deg, double altitude_deg) {
  const double azimuth = azimuth_deg * radians_in_degree, altitude = altitude_deg * radians_in_degree;
  return {static_cast<float>(std::sin(azimuth) * std::cos(altitude)),
          static_cast<float>(std::cos(azimuth) * std::cos(altitude)), static_cast<float>(std::sin(altitude))};
}

/// How bright slopes are compared with level ground: -1 is black, 0 level, 1 as bright as can be.
class Shader {
 public:
  explicit Shader(const ReliefOptions& o)
      : multidirectional_(o.multidirectional),
        main_(light_from(o.azimuth_deg, o.altitude_deg)),
        level_(main_.up),
        steep_(static_cast<float>(o.exaggeration)) {
    for (std::size_t i = 0; i < 4; ++i)
      lights_[i] = light_from(o.azimuth_deg + 45 * (static_cast<double>(i) - 2), o.altitude_deg);
  }

  float operator()(Gradient g) const {
    g.east *= steep_;
    g.north *= steep_;
    const float slope2 = g.east * g.east + g.north * g.north;
    if (slope2 == 0) return 0;
    const float brightness =
        multidirectional_ ? (lambert(main_, g, slope2) + oblique(g, slope2)) / 2 : lambert(main_, g, slope2);
    const float difference = brightness - level_;
    return difference < 0 ? difference / level_ : difference / (1 - level_);
  }

 private:
  static float lambert(const Light& light, Gradient g, float slope2) {
    const float cosine = (light.up - light.east * g.east - light.north * g.north) / std::sqrt(1 + slope2);
    return std::max(cosine, 0.0F);
  }

  /// Mark's weights: the square of the sine between light and slope, seen from above; four of them add up to 2.
  float oblique(Gradient g, float slope2) const {
    const float flat2 = 1 - level_ * level_;
    float sum = 0;
    for (const Light& light : lights_) {
      const float along = light.east * g.east + light.north * g.north;
      sum += (1 - along * along / (slope2 * flat2)) * lambert(light, g, slope2);
    }
    return sum / 2;
  }

  bool multidirectional_;
  Light main_;
  std::array<Light, 4> lights_{};
  float level_;
  float steep_;
};

/// The height of a cell, or of the middle one where that is not known or beyond the edge.
class Neighbours {
 public:
  explicit Neighbours(const HeightGrid& grid) : grid_(grid) {}

  /// After Horn: the nearer neighbours count double.
  Gradient gradient(int x, int y, float per_metre) const {
    const float middle = at(x, y, 0);
    const auto h = [&](int dx, int dy) { return at(x + dx, y + dy, middle); };
    const float east = h(1, -1) + 2 * h(1, 0) + h(1, 1) - h(-1, -1) - 2 * h(-1, 0) - h(-1, 1);
    const float north = h(-1, -1) + 2 * h(0, -1) + h(1, -1) - h(-1, 1) - 2 * h(0, 1) - h(1, 1);
    return {east * per_metre, north * per_metre};
  }

 private:
  float at(int x, int y, float otherwise) const {
    x = std::clamp(x, 0, grid_.width - 1);
    y = std::clamp(y, 0, grid_.height - 1);
    const float v = grid_.heights_m[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid_.width) +
                                    static_cast<std::size_t>(x)];
    return std::isnan(v) ? otherwise : v;
  }

  const HeightGrid& grid_;
};

Rgba tint_at(const std::vector<TintStop>& tints, double height_m) {
  if (tints.empty()) return {0, 0, 0, 0};
  const auto above = std::ranges::find_if(tints, [&](const TintStop& t) { return t.height_m > height_m; });
  if (above == tints.begin()) return tints.front().color;
  if (above == tints.end()) return tints.back().color;
  const TintStop& below = *(above - 1);
  const double t = (height_m - below.height_m) / (above->height_m - below.height_m);
  Rgba out;
  for (std::size_t c = 0; c < 4; ++c)
    out[c] = static_cast<std::uint8_t>(std::lround(below.color[c] + t * (above->color[c] - below.color[c])));
  return out;
}

/// Of a number from 0 to 255. Not std::lround, which is a call for every channel of every pixel.
std::uint8_t to_byte(double v) { return static_cast<std::uint8_t>(v + 0.5); }

/// Ink with an opacity over a colour that may be see-through itself.
Rgba over(Rgba ink, double opacity, Rgba ground) {
  const double below = ground[3] / 255.0 * (1 - opacity), all = opacity + below;
  if (all <= 0) return {0, 0, 0, 0};
  Rgba out;
  for (std::size_t c = 0; c < 3; ++c) out[c] = to_byte((ink[c] * opacity + ground[c] * below) / all);
  out[3] = to_byte(255 * all);
  return out[3] == 0 ? Rgba{0, 0, 0, 0} : out;
}

/// The fiftieth part of the map's ground that lies lowest, and that which lies highest, metres.
std::pair<float, float> height_range(const std::vector<float>& heights_m) {
  std::vector<float> known;
  for (std::size_t i = 0; i < heights_m.size(); i += 7)
    if (!std::isnan(heights_m[i])) known.push_back(heights_m[i]);
  if (known.empty()) return {0, 1};
  const auto at = [&known](double share) {
    const auto nth = known.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(known.size() - 1));
    std::ranges::nth_element(known, nth);
    return *nth;
  };
  const float low = at(0.02), high = at(0.98);
  return {low, std::max(high, low + 500)};  // on a plain there is no distance to show
}

/// The surface that is shaded.
HeightGrid generalised(const HeightGrid& heights, const ReliefOptions& o) {
  HeightGrid out = heights;
  smooth_grid(out, o.smooth_cells);
  if (o.bump <= 0) return out;
  HeightGrid wide = out;
  smooth_grid(wide, o.bump_cells);
  const auto share = static_cast<float>(o.bump);
  for (std::size_t i = 0; i < out.heights_m.size(); ++i)
    out.heights_m[i] += share * (wide.heights_m[i] - out.heights_m[i]);
  return out;
}

}  // namespace

double automatic_exaggeration(double metres_per_cell) { return 1 + 0.024 * std::pow(metres_per_cell, 0.664); }

PixelGrid shade_relief(const HeightGrid& heights, const ReliefOptions& o) {
  assert(o.metres_per_cell > 0);
  const HeightGrid surface = generalised(heights, o);
  const Shader shader(o);
  const Neighbours neighbours(surface);
  const auto [low, high] = height_range(surface.heights_m);
  const auto per_metre = static_cast<float>(1 / (8 * o.metres_per_cell));
  PixelGrid out{heights.width, heights.height, std::vector<std::uint8_t>(heights.heights_m.size() * 4),
                heights.covered};
  const auto shade_rows = [&, low = low, high = high](int first, int end) {
    for (int y = first; y < end; ++y) {
      for (int x = 0; x < heights.width; ++x) {
        const std::size_t i =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(heights.width) + static_cast<std::size_t>(x);
        if (std::isnan(surface.heights_m[i])) continue;
        const float shade = shader(neighbours.gradient(x, y, per_metre));
        const double near = std::clamp((surface.heights_m[i] - low) / (high - low), 0.0F, 1.0F);
        const double opacity = o.strength * std::abs(shade) * (1 - o.haze * (1 - near));
        const Rgba pixel = over(shade < 0 ? o.shade : o.light, opacity, tint_at(o.tints, heights.heights_m[i]));
        std::ranges::copy(pixel, out.rgba.begin() + static_cast<std::ptrdiff_t>(i * 4));
      }
    }
  };
  auto lower = std::async(std::launch::async, shade_rows, heights.height / 2, heights.height);
  shade_rows(0, heights.height / 2);
  lower.get();
  return out;
}

}  // namespace dateline

#include "render/circle_stamps.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr int phases = 8;
constexpr double fine = 64;
constexpr std::size_t most_stamps = 8192;

std::uint32_t packed(Color c) {
  return static_cast<std::uint32_t>(c.a) << 24 | static_cast<std::uint32_t>(c.r) << 16 |
         static_cast<std::uint32_t>(c.g) << 8 | c.b;
}

/// How much of a pixel at this distance from the middle lies within the radius.
double covered(double distance, double radius) { return std::clamp(radius - distance + 0.5, 0.0, 1.0); }

/// Pixels from the corner of the picture to the pixel of the middle.
int reach_of(std::uint32_t radius, std::uint32_t edge_width) {
  return static_cast<int>(std::ceil((radius + edge_width / 2.0) / fine + 0.5)) + 1;
}

}  // namespace

std::size_t CircleStamps::Hash::operator()(const Key& key) const {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const std::uint32_t part : {key.radius, key.edge_width, key.fill, key.edge, key.phase})
    hash = (hash ^ part) * 0x9e3779b97f4a7c15;
  return static_cast<std::size_t>(hash ^ hash >> 29);
}

const Sprite& CircleStamps::stamp(const CircleItem& circle, double scale, int& left, int& top) {
  const auto eighths = [&](double pt) { return static_cast<long>(std::lround(pt * scale * phases)); };
  const long x = eighths(circle.center.x_pt), y = eighths(circle.center.y_pt);
  const auto whole = [](long v) { return static_cast<int>(v >= 0 ? v / phases : -((-v + phases - 1) / phases)); };
  const int px = whole(x), py = whole(y);
  Key key;
  key.radius = static_cast<std::uint32_t>(std::lround(circle.radius_pt * scale * fine));
  key.edge_width = static_cast<std::uint32_t>(std::lround(circle.edge_width_pt * scale * fine));
  key.fill = packed(circle.fill);
  key.edge = packed(circle.edge);
  key.phase =
      static_cast<std::uint32_t>((x - static_cast<long>(px) * phases) + (y - static_cast<long>(py) * phases) * phases);
  const int reach = reach_of(key.radius, key.edge_width);
  left = px - reach;
  top = py - reach;
  if (const auto known = stamps_.find(key); known != stamps_.end()) return known->second;
  if (stamps_.size() >= most_stamps) stamps_.clear();
  return stamps_.emplace(key, make(key, circle)).first->second;
}

Sprite CircleStamps::make(const Key& key, const CircleItem& circle) {
  const int reach = reach_of(key.radius, key.edge_width);
  Sprite sprite{0, 0, 2 * reach + 1, 2 * reach + 1, {}};
  const double cx = reach + (key.phase % phases) / static_cast<double>(phases);
  const double cy = reach + (key.phase / phases) / static_cast<double>(phases);
  const double radius = key.radius / fine, half_edge = key.edge_width / fine / 2;
  for (int y = 0; y < sprite.height; ++y)
    for (int x = 0; x < sprite.width; ++x) {
      const double distance = std::hypot(x + 0.5 - cx, y + 0.5 - cy);
      const double fill = covered(distance, radius) * circle.fill.a / 255;
      const double ring =
          half_edge > 0 ? covered(distance, radius + half_edge) - covered(distance, radius - half_edge) : 0;
      const double edge = ring * circle.edge.a / 255;
      const double alpha = 1 - (1 - edge) * (1 - fill);
      const auto channel = [&](std::uint8_t of_edge, std::uint8_t of_fill) {
        return static_cast<std::uint32_t>(std::lround(of_edge * edge + (1 - edge) * of_fill * fill));
      };
      const auto a = static_cast<std::uint32_t>(std::lround(alpha * 255));
      // Rounding must not make a channel larger than its opacity.
      sprite.pixels.push_back(a << 24 | std::min(a, channel(circle.edge.r, circle.fill.r)) << 16 |
                              std::min(a, channel(circle.edge.g, circle.fill.g)) << 8 |
                              std::min(a, channel(circle.edge.b, circle.fill.b)));
    }
  return sprite;
}

}  // namespace dateline

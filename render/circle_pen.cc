#include "render/circle_pen.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

/// Entries of the profile a pixel of distance.
constexpr float fine = 64;

/// How much of a pixel lies within a rim that is so far beyond its middle.
double covered(double beyond) { return std::clamp(beyond + 0.5, 0.0, 1.0); }

/// The edge over the fill, premultiplied.
std::uint32_t mixed(Color fill, double fill_part, Color edge, double edge_part) {
  const double f = fill_part * fill.a / 255, e = edge_part * edge.a / 255;
  const auto alpha = static_cast<std::uint32_t>(std::lround(255 * (1 - (1 - e) * (1 - f))));
  const auto channel = [&](std::uint8_t of_edge, std::uint8_t of_fill) {
    // Rounding must not make a channel larger than its opacity.
    return std::min(alpha, static_cast<std::uint32_t>(std::lround(of_edge * e + (1 - e) * of_fill * f)));
  };
  return alpha << 24 | channel(edge.r, fill.r) << 16 | channel(edge.g, fill.g) << 8 | channel(edge.b, fill.b);
}

/// Half the width of a circle at a height from its middle; 0 beyond it.
float half_width(float radius, float dy) {
  const float square = radius * radius - dy * dy;
  return radius > 0 && square > 0 ? std::sqrt(square) : 0;
}

}  // namespace

CirclePen::CirclePen(const CircleItem& like, double scale)
    : fill_(like.fill), edge_(like.edge), edge_width_pt_(like.edge_width_pt), scale_(scale) {
  const double half_edge = edge_width_pt_ * scale / 2;
  reach_px_ = static_cast<float>(half_edge + 0.5);
  inside_ = mixed(fill_, 1, edge_, 0);
  const auto entries = static_cast<int>(std::ceil(2 * reach_px_ * fine)) + 1;
  for (int i = 0; i < entries; ++i) {
    const double outward = static_cast<double>((static_cast<float>(i) + 0.5F) / fine - reach_px_);  // from the rim
    const double ring = half_edge > 0 ? covered(half_edge - outward) - covered(-half_edge - outward) : 0;
    profile_.push_back(mixed(fill_, covered(-outward), edge_, ring));
  }
}

bool CirclePen::draws(const CircleItem& circle) const {
  return circle.fill == fill_ && circle.edge == edge_ && circle.edge_width_pt == edge_width_pt_;
}

void CirclePen::draw(const CircleItem& circle, PixelBox clip, std::uint32_t* pixels, int row_px) const {
  const auto x = static_cast<float>(circle.center.x_pt * scale_), y = static_cast<float>(circle.center.y_pt * scale_);
  const auto radius = static_cast<float>(circle.radius_pt * scale_);
  const float outer = radius + reach_px_, inner = radius - reach_px_;
  const int top = std::max(clip.top, static_cast<int>(std::floor(y - outer)));
  const int bottom = std::min(clip.bottom, static_cast<int>(std::ceil(y + outer)));
  for (int row = top; row < bottom; ++row) {
    const float dy = static_cast<float>(row) + 0.5F - y;
    const float wide = half_width(outer, dy), narrow = half_width(inner, dy);
    const auto first = [&](float at) {
      return static_cast<int>(std::ceil(at - 0.5F));
    };  // whose middle is at or beyond
    const int left = std::max(clip.left, first(x - wide)), right = std::min(clip.right, first(x + wide));
    int inside_left = right, inside_right = right;
    if (narrow > 0) {
      inside_left = std::clamp(first(x - narrow), left, std::max(left, right));
      inside_right = std::clamp(first(x + narrow), inside_left, std::max(inside_left, right));
    }
    std::uint32_t* const to = pixels + static_cast<std::ptrdiff_t>(row) * row_px;
    const auto rim = [&](int from, int end) {
      for (int column = from; column < end; ++column) {
        const float dx = static_cast<float>(column) + 0.5F - x;
        const float beyond = (std::sqrt(dx * dx + dy * dy) - inner) * fine;
        if (beyond < 0) {
          to[column] = blended(inside_, to[column]);
        } else if (const auto entry = static_cast<std::size_t>(beyond); entry < profile_.size()) {
          to[column] = blended(profile_[entry], to[column]);
        }
      }
    };
    rim(left, inside_left);
    for (int column = inside_left; column < inside_right; ++column) to[column] = blended(inside_, to[column]);
    rim(inside_right, right);
  }
}

}  // namespace dateline

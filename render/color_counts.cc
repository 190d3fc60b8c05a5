#include "render/color_counts.h"

#include <algorithm>
#include <cassert>

namespace dateline {

ColorCounts::ColorCounts() : keys_(1024), pixels_(1024) {}

/// Where a colour is, or would be put.
std::size_t ColorCounts::slot_of(std::uint32_t rgb) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t slot = (rgb * std::size_t{0x9E3779B97F4A7C15}) >> 32 & mask;
  while (keys_[slot] != 0 && keys_[slot] != rgb + 1) slot = (slot + 1) & mask;
  return slot;
}

void ColorCounts::grow() {
  ColorCounts larger;
  larger.keys_.assign(keys_.size() * 2, 0);
  larger.pixels_.assign(keys_.size() * 2, 0);
  larger.merge(*this);
  *this = std::move(larger);
}

void ColorCounts::add(std::uint32_t rgb, std::uint64_t pixels) {
  rgb = opaque_bits(rgb);
  std::size_t slot = slot_of(rgb);
  if (keys_[slot] == 0) {
    if (2 * (size_ + 1) > keys_.size()) {
      grow();
      slot = slot_of(rgb);
    }
    keys_[slot] = rgb + 1;
    ++size_;
  }
  pixels_[slot] += pixels;
}

void ColorCounts::add(const FrameImage& image, PixelBox part) {
  assert(part.left >= 0 && part.top >= 0 && part.right <= image.width_px && part.bottom <= image.height_px);
  for (int y = part.top; y < part.bottom; ++y) {
    const std::uint32_t* const row = image.row(y);
    // Neighbours are mostly equal: one look-up a run of them.
    for (int x = part.left; x < part.right;) {
      const std::uint32_t color = row[x];
      const int start = x;
      while (x < part.right && opaque_bits(row[x] ^ color) == 0) ++x;
      add(color, static_cast<std::uint64_t>(x - start));
    }
  }
}

void ColorCounts::add(const FrameImage& image) { add(image, whole(image)); }

void ColorCounts::merge(const ColorCounts& other) {
  for (std::size_t i = 0; i < other.keys_.size(); ++i)
    if (other.keys_[i] != 0) add(other.keys_[i] - 1, other.pixels_[i]);
}

bool ColorCounts::contains(std::uint32_t rgb) const { return keys_[slot_of(opaque_bits(rgb))] != 0; }

std::vector<CountedColor> ColorCounts::by_frequency() const {
  std::vector<CountedColor> colors;
  colors.reserve(size_);
  for (std::size_t i = 0; i < keys_.size(); ++i)
    if (keys_[i] != 0) colors.push_back({keys_[i] - 1, pixels_[i]});
  std::sort(colors.begin(), colors.end(), [](const CountedColor& a, const CountedColor& b) {
    return a.pixels != b.pixels ? a.pixels > b.pixels : a.rgb < b.rgb;
  });
  return colors;
}

std::optional<std::uint32_t> ColorCounts::unused_color() const {
  // From a shrill green that few maps know.
  for (std::uint32_t tried = 0; tried < (1U << 24); ++tried)
    if (const std::uint32_t rgb = opaque_bits(0x01FE02 + tried); !contains(rgb)) return rgb;
  return std::nullopt;
}

}  // namespace dateline

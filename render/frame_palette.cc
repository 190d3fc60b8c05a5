#include "render/frame_palette.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#include "render/color_counts.h"
#include "styles/color_vision.h"

namespace dateline {
namespace {

constexpr unsigned kSlotBits = 16;

std::size_t slot_of(std::uint32_t rgb) { return (rgb * 0x9E3779B1U) >> (32 - kSlotBits); }

Color color_of(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb),
          255};
}

/// Colours met so far and their indices; at most 256 in 1024 slots.
class SmallColorTable {
 public:
  /// The index of a colour, a new one if need be; nothing if there are `max` already.
  std::optional<std::uint8_t> index(std::uint32_t rgb, std::vector<std::uint32_t>& colors, std::size_t max) {
    std::size_t slot = (rgb * 0x9E3779B1U) >> 22;
    while (used_[slot] && keys_[slot] != rgb) slot = (slot + 1) % keys_.size();
    if (!used_[slot]) {
      if (colors.size() == max) return std::nullopt;
      used_[slot] = true;
      keys_[slot] = rgb;
      indices_[slot] = static_cast<std::uint8_t>(colors.size());
      colors.push_back(rgb);
    }
    return indices_[slot];
  }

 private:
  std::array<std::uint32_t, 1024> keys_{};
  std::array<std::uint8_t, 1024> indices_{};
  std::array<bool, 1024> used_{};
};

}  // namespace

FramePalette::FramePalette(std::vector<std::uint32_t> colors, bool exact) : colors_(std::move(colors)), exact_(exact) {
  assert(!colors_.empty() && colors_.size() <= kMaxColors);
  for (std::size_t i = 0; i < colors_.size(); ++i) {
    colors_[i] = opaque_bits(colors_[i]);
    by_lightness_.push_back({to_oklab(colors_[i]), static_cast<std::uint8_t>(i)});
  }
  std::sort(by_lightness_.begin(), by_lightness_.end(), [](const Entry& a, const Entry& b) {
    return a.color.l != b.color.l ? a.color.l < b.color.l : a.index < b.index;
  });
}

std::uint8_t FramePalette::nearest(Oklab color) const {
  const auto middle = std::lower_bound(by_lightness_.begin(), by_lightness_.end(), color.l,
                                       [](const Entry& entry, float l) { return entry.color.l < l; });
  float least = std::numeric_limits<float>::infinity();
  std::uint8_t best = 0;
  // False once lightness alone is farther than the best: then so is all that follows.
  const auto look = [&](const Entry& entry) {
    const float lightness = entry.color.l - color.l;
    if (lightness * lightness > least) return false;
    const float distance = squared_distance(entry.color, color);
    if (distance < least || (distance == least && entry.index < best)) least = distance, best = entry.index;
    return true;
  };
  auto up = middle;
  auto down = std::make_reverse_iterator(middle);
  bool look_up = true, look_down = true;
  while (look_up || look_down) {
    look_up = look_up && up != by_lightness_.end() && look(*up++);
    look_down = look_down && down != by_lightness_.rend() && look(*down++);
  }
  return best;
}

PaletteIndexer::PaletteIndexer(const FramePalette& palette) : palette_(&palette), memo_(std::size_t{1} << kSlotBits) {
  // A free slot holds black, which belongs to one slot alone; that one starts with a colour of another slot.
  std::uint32_t stranger = 1;
  while (slot_of(stranger) == slot_of(0)) ++stranger;
  memo_[slot_of(0)] = stranger << 8;
}

std::uint8_t PaletteIndexer::index(std::uint32_t pixel) {
  const std::uint32_t rgb = opaque_bits(pixel);
  std::uint32_t& known = memo_[slot_of(rgb)];
  if (known >> 8 != rgb) known = rgb << 8 | palette_->nearest(rgb);
  return static_cast<std::uint8_t>(known);
}

void PaletteIndexer::index(const FrameImage& image, PixelBox box, std::uint8_t* out, std::size_t stride) {
  assert(box.left >= 0 && box.top >= 0 && box.right <= image.width_px && box.bottom <= image.height_px);
  if (box.empty()) return;
  for (int y = box.top; y < box.bottom; ++y, out += stride) {
    const std::uint32_t* const row = image.row(y) + box.left;
    const auto width = static_cast<std::size_t>(box.width_px());
    std::uint32_t last = row[0];
    std::uint8_t found = index(last);
    for (std::size_t x = 0; x < width; ++x) {
      if (row[x] != last) found = index(last = row[x]);
      out[x] = found;
    }
  }
}

bool has_more_colors(const FrameImage& image, std::size_t colors) {
  SmallColorTable table;
  std::vector<std::uint32_t> seen;
  std::uint32_t last = 0;
  for (const std::uint32_t pixel : image.pixels) {
    if (pixel == last && !seen.empty()) continue;
    last = pixel;
    if (!table.index(opaque_bits(pixel), seen, colors)) return true;
  }
  return false;
}

std::optional<IndexedImage> index_exactly(const FrameImage& image, std::size_t max_colors) {
  assert(max_colors >= 1 && max_colors <= FramePalette::kMaxColors);
  IndexedImage made{image.width_px, image.height_px, {}, {}};
  made.indices.resize(image.pixels.size());
  SmallColorTable table;
  std::uint32_t last = 0;
  std::uint8_t found = 0;
  for (std::size_t i = 0; i < image.pixels.size(); ++i) {
    if (const std::uint32_t pixel = image.pixels[i]; pixel != last || i == 0) {
      const auto index = table.index(opaque_bits(pixel), made.colors, max_colors);
      if (!index) return std::nullopt;
      last = pixel, found = *index;
    }
    made.indices[i] = found;
  }
  return made;
}

PaletteLoss palette_loss(const FrameImage& image, const FramePalette& palette) {
  ColorCounts counts;
  counts.add(image);
  PaletteLoss loss;
  for (const CountedColor& counted : counts.by_frequency()) {
    const std::uint32_t shown = palette.colors()[palette.nearest(counted.rgb)];
    if (shown == counted.rgb) continue;
    const double difference = delta_e_2000(to_lab(color_of(counted.rgb)), to_lab(color_of(shown)));
    loss.mean += difference * static_cast<double>(counted.pixels);
    loss.changed_share += static_cast<double>(counted.pixels);
    loss.greatest = std::max(loss.greatest, difference);
  }
  const double all = std::max<double>(1, static_cast<double>(image.pixels.size()));
  loss.mean /= all;
  loss.changed_share /= all;
  return loss;
}

}  // namespace dateline

// Circles as ready pictures, so that thousands of them cost little.
//
// A circle is drawn at the nearest eighth of a pixel: its picture is made once for each size, colours and eighth, by
// the distance of each pixel's middle from the rim, and then only laid on the page.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "render/drawing.h"
#include "render/pixel_blend.h"

namespace dateline {

/// For one thread. Which circles were asked for before does not change what is given.
class CircleStamps {
 public:
  /// The picture of a circle whose page is `scale` pixels a point, and where its top left corner goes.
  const Sprite& stamp(const CircleItem& circle, double scale, int& left, int& top);

 private:
  struct Key {
    std::uint32_t radius, edge_width;  ///< in 64ths of a pixel
    std::uint32_t fill, edge;
    std::uint32_t phase;  ///< eighths to the right, and down times eight

    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  static Sprite make(const Key& key, const CircleItem& circle);

  std::unordered_map<Key, Sprite, Hash> stamps_;  // asked by key only, never walked
};

}  // namespace dateline

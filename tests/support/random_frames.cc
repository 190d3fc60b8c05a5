#include "tests/support/random_frames.h"

#include <algorithm>
#include <random>

namespace dateline::testing {
namespace {

using Random = std::minstd_rand;

std::uint32_t some_color(const RandomFrames& options, Random& random) {
  if (options.colors == 0) return opaque_bits(static_cast<std::uint32_t>(random()));
  return opaque_bits(static_cast<std::uint32_t>(random() % static_cast<unsigned>(options.colors)) * 0x2F4B1DU);
}

void draw_dot(FrameImage& image, std::uint32_t color, Random& random) {
  const int left = static_cast<int>(random() % static_cast<unsigned>(image.width_px));
  const int top = static_cast<int>(random() % static_cast<unsigned>(image.height_px));
  const int size = 1 + static_cast<int>(random() % 4);
  for (int y = top; y < std::min(top + size, image.height_px); ++y)
    for (int x = left; x < std::min(left + size, image.width_px); ++x)
      image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) +
                   static_cast<std::size_t>(x)] = color;
}

FrameImage ground_of(const RandomFrames& options, Random& random) {
  FrameImage ground{options.width_px, options.height_px, {}};
  ground.pixels.assign(whole(ground).area(), some_color(options, random));
  for (int i = 0; i < 10; ++i) draw_dot(ground, some_color(options, random), random);
  if (options.colors == 0)
    for (std::uint32_t& pixel : ground.pixels) pixel = opaque_bits(static_cast<std::uint32_t>(random()));
  return ground;
}

bool happens(double share, Random& random) { return static_cast<double>(random() % 1000) < share * 1000; }

}  // namespace

std::vector<FrameImage> random_frames(const RandomFrames& options, unsigned seed) {
  Random random(seed + 1);
  const FrameImage ground = ground_of(options, random);
  std::vector<FrameImage> frames;
  while (static_cast<int>(frames.size()) < options.count) {
    const bool equal = !frames.empty() && happens(options.equal, random);
    const bool trailing = !frames.empty() && happens(options.trailing, random);
    FrameImage frame = equal || trailing ? frames.back() : ground;
    for (int i = 0; i < options.dots && !equal; ++i) draw_dot(frame, some_color(options, random), random);
    for (std::uint32_t& pixel : frame.pixels)
      pixel = opaque_bits(pixel) | static_cast<std::uint32_t>(random() % 256) << 24;
    frames.push_back(std::move(frame));
  }
  return frames;
}

bool same_pixels(const FrameImage& a, const FrameImage& b) {
  return a.width_px == b.width_px && a.height_px == b.height_px &&
         std::equal(a.pixels.begin(), a.pixels.end(), b.pixels.begin(), b.pixels.end(),
                    [](std::uint32_t x, std::uint32_t y) { return opaque_bits(x ^ y) == 0; });
}

}  // namespace dateline::testing

#include "render/frame_image.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/support/random_frames.h"

namespace dateline {
namespace {

using namespace testing;

PixelBox box_by_all_pixels(const FrameImage& a, const FrameImage& b) {
  PixelBox box{a.width_px, a.height_px, 0, 0};
  for (int y = 0; y < a.height_px; ++y)
    for (int x = 0; x < a.width_px; ++x)
      if (opaque_bits(a.row(y)[x]) != opaque_bits(b.row(y)[x]))
        box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1), std::max(box.bottom, y + 1)};
  return box.empty() ? PixelBox{} : box;
}

TEST(ChangedBox, IsTheLeastThatHoldsEveryChange) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomFrames kind;
    kind.width_px = 1 + static_cast<int>(seed % 40);
    kind.height_px = 1 + static_cast<int>(seed * 3 % 30);
    kind.dots = static_cast<int>(seed % 3);
    kind.trailing = 1;
    const auto frames = random_frames(kind, seed);
    for (std::size_t i = 1; i < frames.size(); ++i)
      ASSERT_EQ(changed_box(frames[i - 1], frames[i]), box_by_all_pixels(frames[i - 1], frames[i])) << seed;
  }
}

TEST(ChangedBox, IsEmptyWhenOnlyTheTopBytesDiffer) {
  const FrameImage a{2, 1, {0xFF112233, 0x00445566}}, b{2, 1, {0x00112233, 0x77445566}};
  EXPECT_TRUE(changed_box(a, b).empty());
  EXPECT_EQ(changed_box(a, b), PixelBox{});
}

TEST(PixelBox, HasNoAreaWhenEmpty) {
  EXPECT_EQ((PixelBox{3, 3, 2, 9}).area(), 0U);
  EXPECT_EQ((PixelBox{1, 2, 4, 6}).area(), 12U);
}

}  // namespace
}  // namespace dateline

// Frames as pixels: the same whoever paints them, and the same picture as the Drawing.
#include "render/frame_painter.h"

#include <gtest/gtest.h>

#include "render/canvas.h"
#include "render/circle_pen.h"
#include "render/pixel_blend.h"
#include "tests/support/image_compare.h"

namespace dateline {
namespace {

Item disc(double x, double y, double radius, Color color, const std::string& id = {}) {
  CircleItem item;
  item.name.id = id;
  item.center = {x, y};
  item.radius_pt = radius;
  item.fill = color;
  item.edge = {255, 255, 255, 200};
  item.edge_width_pt = 0.5;
  return {std::move(item)};
}

Group of(std::string id, std::vector<Item> items) {
  Group group;
  group.name.id = std::move(id);
  group.items = std::move(items);
  return group;
}

Item box(PageBox b, Color color) {
  PathItem item;
  item.path = Path::rectangle(b);
  item.fill = Fill{color, {}, false};
  return {std::move(item)};
}

/// Land, discs that come and go, one of them pale, a band over them, and a square above all.
FrameSet made_set() {
  FrameSet set;
  set.size = {150, 90};
  set.background = {200, 220, 230, 255};
  set.ground = {of("land", {box({20, 10, 130, 80}, {240, 238, 225, 255})})};
  TimedGroup story;
  story.name.id = "story";
  for (std::uint32_t i = 0; i < 12; ++i) {
    const double x = 15 + 10.37 * i, y = 20 + 4.71 * i;
    story.items.push_back({i / 2, i / 2 + 2, disc(x, y, 3 + i * 0.4, {180, 20, 30, 190})});
  }
  Group pale = of("pale", {box({60, 30, 90, 60}, {20, 90, 180, 255}), box({70, 40, 100, 70}, {20, 90, 180, 255})});
  pale.opacity = 0.4;
  story.items.push_back({1, 6, {pale}});
  set.story = {story};
  set.cover = {of("band", {box({0, 44.4, 150, 48.2}, {60, 60, 60, 128})})};
  TimedGroup above;
  for (std::uint32_t i = 0; i < 8; ++i)
    above.items.push_back({i, i, box({5.0 + i * 3, 2, 12.0 + i * 3, 9}, {0, 0, 0, 255})});
  set.above = {above};
  for (int i = 0; i < 8; ++i) set.steps.push_back({{}, {}, std::to_string(i), std::to_string(i)});
  set.facts.resize(8);
  return set;
}

FrameImage paint(const FramePainter& painter, std::size_t step) {
  FramePainter::Brush brush;
  return painter.paint(step, brush);
}

TEST(FramePainter, PaintsTheSameWhateverWasPaintedBefore) {
  const FrameSet set = made_set();
  const FramePainter painter(set, 96);
  FramePainter::Brush brush;
  for (const std::size_t step : {3u, 4u, 0u, 7u, 5u, 6u, 1u, 2u, 3u}) {
    EXPECT_EQ(painter.paint(step, brush).pixels, paint(painter, step).pixels) << step;
  }
}

TEST(FramePainter, PaintsTheDrawing) {
  const FrameSet set = made_set();
  for (const double ppi : {72.0, 96.0, 133.0}) {
    const FramePainter painter(set, ppi);
    for (std::size_t step = 0; step < set.steps.size(); ++step) {
      const FrameImage image = paint(painter, step);
      const testing::Picture drawn = testing::read_png(draw_png(frame_drawing(set, step), {ppi, 1}));
      ASSERT_EQ(image.width_px, drawn.width_px);
      ASSERT_EQ(image.height_px, drawn.height_px);
      int most = 0;
      double sum = 0;
      for (std::size_t i = 0; i < image.pixels.size(); ++i)
        for (const std::size_t channel : {0u, 1u, 2u}) {
          const int a = static_cast<int>(image.pixels[i] >> (16 - 8 * channel) & 255), b = drawn.rgb[i * 3 + channel];
          most = std::max(most, std::abs(a - b));
          sum += std::abs(a - b);
        }
      // Circles stand at eighths of a pixel and their rims are reckoned by distance.
      EXPECT_LE(most, 48) << step << " at " << ppi;
      EXPECT_LE(sum / static_cast<double>(image.pixels.size()), 0.4) << step << " at " << ppi;
    }
  }
}

TEST(FramePainter, SaysWhereAFrameDiffersFromWhatIsStill) {
  const FrameSet set = made_set();
  const FramePainter painter(set, 96);
  for (std::size_t step = 0; step < set.steps.size(); ++step) {
    FramePainter::Brush brush;
    const FrameImage image = painter.paint(step, brush);
    const TileMask& mask = brush.touched();
    bool some_free = false;
    for (int y = 0; y < image.height_px; ++y)
      for (int x = 0; x < image.width_px; ++x) {
        const auto tile = static_cast<std::size_t>(y / TileMask::side_px * mask.columns + x / TileMask::side_px);
        const auto i = static_cast<std::size_t>(y * image.width_px + x);
        if (mask.set[tile]) continue;
        some_free = true;
        ASSERT_EQ(image.pixels[i], painter.still().pixels[i]) << x << "," << y;
      }
    EXPECT_TRUE(some_free);
  }
}

TEST(PixelBlend, IsRoundedOver) {
  for (const std::uint32_t below : {0xff000000u, 0xffffffffu, 0xff336699u}) {
    EXPECT_EQ(blended(0, below), below);
    EXPECT_EQ(blended(0xff102030u, below), 0xff102030u);
    for (std::uint32_t a = 1; a < 255; ++a) {
      const std::uint32_t over = a << 24 | a << 16 | (a / 2) << 8;
      const std::uint32_t out = blended(over, below);
      for (const int shift : {16, 8, 0}) {
        const double expected = (over >> shift & 255) + (255.0 - a) / 255 * (below >> shift & 255);
        EXPECT_NEAR(out >> shift & 255, expected, 0.51) << a;
      }
    }
  }
}

TEST(CirclePen, CoversAsMuchAsTheCircle) {
  for (const double radius : {1.4, 2.5, 7.3, 19.0})
    for (const double x : {30.0, 30.3, 25.71}) {
      CircleItem circle;
      circle.center = {x, 31.2};
      circle.radius_pt = radius;
      circle.fill = {255, 255, 255, 255};
      std::vector<std::uint32_t> pixels(64 * 64, 0xff000000);
      CirclePen(circle, 1.0).draw(circle, {0, 0, 64, 64}, pixels.data(), 64);
      double sum = 0, mx = 0;
      for (std::size_t i = 0; i < pixels.size(); ++i) {
        const double part = (pixels[i] & 255) / 255.0;
        sum += part;
        mx += part * (static_cast<double>(i % 64) + 0.5);
      }
      EXPECT_NEAR(sum, 3.14159 * radius * radius, 0.02 * 3.14159 * radius * radius + 0.25);
      EXPECT_NEAR(mx / sum, x, 0.08);
    }
}

TEST(CirclePen, StaysWithinItsClip) {
  CircleItem circle;
  circle.center = {8, 8};
  circle.radius_pt = 30;
  circle.fill = {200, 0, 0, 255};
  circle.edge = {255, 255, 255, 255};
  circle.edge_width_pt = 2;
  std::vector<std::uint32_t> pixels(32 * 32, 0xff000000);
  CirclePen(circle, 1.0).draw(circle, {4, 5, 20, 21}, pixels.data(), 32);
  for (int y = 0; y < 32; ++y)
    for (int x = 0; x < 32; ++x) {
      const bool inside = x >= 4 && x < 20 && y >= 5 && y < 21;
      EXPECT_EQ(pixels[static_cast<std::size_t>(y * 32 + x)] != 0xff000000, inside) << x << "," << y;
    }
}

}  // namespace
}  // namespace dateline

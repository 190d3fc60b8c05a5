#include <algorithm>
#include <array>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "render/canvas.h"
#include "tests/support/image_compare.h"
#include "tests/support/sample_drawing.h"

namespace dateline {
namespace {

using testing::Picture;
using testing::read_png;
using testing::sample_drawing;
using Rgb = std::array<int, 3>;

Drawing page(double width_pt, double height_pt, std::vector<Item> items) {
  Drawing drawing;
  drawing.size = {width_pt, height_pt};
  drawing.layers = {Group{{}, "Layer", {}, std::move(items)}};
  return drawing;
}

Picture draw(const Drawing& drawing, double pixels_per_inch = 72) {
  return read_png(draw_png(drawing, {pixels_per_inch, 1}));
}

TEST(DrawPng, TakesSizeAndResolutionAtTheirWord) {
  const Picture picture = draw(page(90, 60, {}), 96);
  EXPECT_EQ(picture.width_px, 120);
  EXPECT_EQ(picture.height_px, 80);
  EXPECT_EQ(picture.pixel(5, 5), (Rgb{255, 255, 255}));
}

TEST(DrawPng, LaysASeeThroughBackgroundOnWhite) {
  Drawing drawing = page(4, 4, {});
  drawing.background = {0, 0, 0, 128};
  EXPECT_EQ(draw(drawing).pixel(1, 1), (Rgb{127, 127, 127}));
}

TEST(DrawPng, EvenOddLeavesHolesAndNonZeroDoesNot) {
  Path nested = Path::rectangle({0, 0, 30, 30});
  const Path inner = Path::rectangle({10, 10, 20, 20});
  nested.verbs.insert(nested.verbs.end(), inner.verbs.begin(), inner.verbs.end());
  nested.points.insert(nested.points.end(), inner.points.begin(), inner.points.end());
  EXPECT_EQ(draw(page(30, 30, {{PathItem{{}, nested, Fill{{0, 0, 0, 255}, {}, true}, {}}}})).pixel(15, 15),
            (Rgb{255, 255, 255}));
  EXPECT_EQ(draw(page(30, 30, {{PathItem{{}, nested, Fill{{0, 0, 0, 255}, {}, false}, {}}}})).pixel(15, 15),
            (Rgb{0, 0, 0}));
}

TEST(DrawPng, GroupClipEndsWithItsGroup) {
  const PathItem square{{}, Path::rectangle({0, 0, 30, 30}), Fill{{0, 0, 0, 255}, {}, false}, {}};
  const PathItem corner{{}, Path::rectangle({20, 0, 30, 10}), Fill{{255, 0, 0, 255}, {}, false}, {}};
  const Picture picture = draw(page(30, 30, {{Group{{}, "", PageBox{0, 0, 10, 10}, {{square}}}}, {corner}}));
  EXPECT_EQ(picture.pixel(5, 5), (Rgb{0, 0, 0}));
  EXPECT_EQ(picture.pixel(15, 15), (Rgb{255, 255, 255}));
  EXPECT_EQ(picture.pixel(25, 5), (Rgb{255, 0, 0}));
}

TEST(DrawPng, GradientRunsFromColourToColourAndStaysFlatBeyond) {
  const LinearGradient gradient{{10, 0}, {20, 0}, {0, 0, 0, 255}, {255, 255, 255, 255}};
  const Picture picture =
      draw(page(30, 10, {{PathItem{{}, Path::rectangle({0, 0, 30, 10}), Fill{{}, gradient, false}, {}}}}));
  EXPECT_EQ(picture.pixel(3, 5), (Rgb{0, 0, 0}));
  EXPECT_EQ(picture.pixel(27, 5), (Rgb{255, 255, 255}));
  EXPECT_NEAR(picture.pixel(15, 5)[0], 134, 8);
}

TEST(DrawPng, DashesLeaveGaps) {
  const Stroke dashed{{0, 0, 0, 255}, 4, {5, 5}, LineCap::kButt, LineJoin::kRound, {}};
  const Picture picture = draw(page(30, 10, {{PathItem{{}, Path::polyline({{0, 5}, {30, 5}}), {}, dashed}}}));
  EXPECT_EQ(picture.pixel(2, 5), (Rgb{0, 0, 0}));
  EXPECT_EQ(picture.pixel(7, 5), (Rgb{255, 255, 255}));
  EXPECT_EQ(picture.pixel(12, 5), (Rgb{0, 0, 0}));
}

TEST(DrawPng, ImageFillsItsBoxToTheEdges) {
  const ImageItem image{{}, {5, 5, 25, 25}, 2, 1, {255, 0, 0, 255, 0, 0, 255, 255}};
  const Picture picture = draw(page(30, 30, {{image}}));
  EXPECT_EQ(picture.pixel(5, 5), (Rgb{255, 0, 0}));
  EXPECT_EQ(picture.pixel(24, 24), (Rgb{0, 0, 255}));
  EXPECT_EQ(picture.pixel(3, 15), (Rgb{255, 255, 255}));
}

/// Columns in which something dark is drawn: first and last.
std::pair<int, int> dark_columns(const Picture& picture) {
  int first = picture.width_px, last = -1;
  for (int x = 0; x < picture.width_px; ++x)
    for (int y = 0; y < picture.height_px; ++y)
      if (picture.pixel(x, y)[0] < 128) first = std::min(first, x), last = std::max(last, x);
  return {first, last};
}

TEST(DrawPng, AnchorsTextAtStartMiddleAndEnd) {
  TextItem text;
  text.text = "HHHH";
  text.type.size_pt = 20;
  text.origin = {100, 30};
  text.anchor = TextAnchor::kStart;
  EXPECT_NEAR(dark_columns(draw(page(200, 40, {{text}}))).first, 101, 2);
  text.anchor = TextAnchor::kEnd;
  EXPECT_NEAR(dark_columns(draw(page(200, 40, {{text}}))).second, 98, 2);
  text.anchor = TextAnchor::kMiddle;
  const auto [first, last] = dark_columns(draw(page(200, 40, {{text}})));
  EXPECT_NEAR((first + last) / 2.0, 99.5, 1.5);
}

TEST(DrawPng, TurnsTextClockwise) {
  TextItem text;
  text.text = "HHHHHHHH";
  text.type.size_pt = 10;
  text.origin = {20, 10};
  text.rotation_deg = 90;
  const Picture picture = draw(page(100, 100, {{text}}));
  const auto [first, last] = dark_columns(picture);
  EXPECT_GE(first, 18);
  EXPECT_LE(last, 30);
  EXPECT_LT(picture.pixel(23, 40)[0], 250);  // it runs down the page
}

TEST(DrawPng, SetsLettersAtTheirPlaces) {
  TextItem text;
  text.text = "II";
  text.type.size_pt = 20;
  text.glyph_places = {{{10, 30}, 0}, {{80, 30}, 0}};
  const auto [first, last] = dark_columns(draw(page(100, 40, {{text}})));
  EXPECT_NEAR(first, 12, 3);
  EXPECT_NEAR(last, 84, 4);
}

TEST(DrawPng, HaloLiesUnderTheLettersAndCoversTheGround) {
  TextItem text;
  text.text = "I";
  text.type.size_pt = 30;
  text.type.color = {0, 0, 0, 255};
  text.type.halo_width_pt = 4;
  text.origin = {20, 35};
  Drawing drawing = page(60, 40, {{text}});
  drawing.background = {0, 0, 255, 255};
  const Picture picture = draw(drawing);
  bool black = false, white = false;
  for (int x = 0; x < 60; ++x) {
    black = black || picture.pixel(x, 25) == Rgb{0, 0, 0};
    white = white || picture.pixel(x, 25) == Rgb{255, 255, 255};
  }
  EXPECT_TRUE(black);
  EXPECT_TRUE(white);
}

TEST(DrawPng, SameBytesInEveryThread) {
  const Drawing drawing = sample_drawing();
  std::vector<std::string> pictures(3);
  std::vector<std::thread> threads;
  for (std::string& picture : pictures) threads.emplace_back([&] { picture = draw_png(drawing); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& picture : pictures) EXPECT_TRUE(picture == draw_png(drawing));
}

TEST(DrawPng, SameBytesTwice) { EXPECT_EQ(draw_png(sample_drawing()), draw_png(sample_drawing())); }

}  // namespace
}  // namespace dateline

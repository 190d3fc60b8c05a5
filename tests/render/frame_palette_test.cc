#include "render/frame_palette.h"

#include <array>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "render/color_counts.h"
#include "render/palette_choice.h"
#include "tests/support/random_frames.h"

namespace dateline {
namespace {

using namespace testing;

std::vector<std::uint32_t> random_colors(std::size_t count, unsigned seed) {
  std::minstd_rand random(seed + 1);
  std::set<std::uint32_t> colors;
  while (colors.size() < count) colors.insert(opaque_bits(static_cast<std::uint32_t>(random())));
  return {colors.begin(), colors.end()};
}

/// A sky that fades through more colours than a palette has, and a small red dot.
FrameImage sky_with_dot() {
  FrameImage image{400, 300, {}};
  for (std::uint32_t y = 0; y < 300; ++y)
    for (std::uint32_t x = 0; x < 400; ++x)
      image.pixels.push_back((100 + x / 4) << 16 | (120 + y / 4) << 8 | (200 + (x + y) / 16));
  for (std::size_t y = 150; y < 154; ++y)
    for (std::size_t x = 200; x < 204; ++x) image.pixels[y * 400 + x] = 0xB5121B;
  return image;
}

FramePalette chosen(const FrameImage& image, std::size_t max = 256) {
  ColorCounts counts;
  counts.add(image);
  return choose_palette(counts, max);
}

TEST(FramePalette, FindsTheNearestColourAsASearchThroughAllDoes) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const FramePalette palette(random_colors(std::array<std::size_t, 5>{1, 2, 17, 255, 256}[seed % 5], seed), false);
    for (const std::uint32_t color : random_colors(500, seed + 100)) {
      const Oklab wanted = to_oklab(color);
      std::size_t best = 0;
      for (std::size_t i = 1; i < palette.colors().size(); ++i)
        if (squared_distance(to_oklab(palette.colors()[i]), wanted) <
            squared_distance(to_oklab(palette.colors()[best]), wanted))
          best = i;
      ASSERT_EQ(palette.nearest(color), best) << std::hex << color;
    }
  }
}

TEST(PaletteIndexer, RemembersNothingWrong) {
  const FramePalette palette(random_colors(256, 7), false);
  PaletteIndexer indexer(palette);
  EXPECT_EQ(indexer.index(0), palette.nearest(0));
  // Many more colours than slots, each asked for twice.
  const auto colors = random_colors(150'000, 8);
  for (int round = 0; round < 2; ++round)
    for (const std::uint32_t color : colors) ASSERT_EQ(indexer.index(color | 0x5A000000), palette.nearest(color));
}

TEST(PaletteIndexer, WritesTheRowsOfABoxAStrideApart) {
  const FramePalette palette({0x000000, 0xFFFFFF}, true);
  const FrameImage image{3, 2, {0, 0xFFFFFF, 0, 0, 0, 0xFFFFFF}};
  std::vector<std::uint8_t> out(8, 9);
  PaletteIndexer(palette).index(image, {1, 0, 3, 2}, out.data(), 4);
  EXPECT_EQ(out, (std::vector<std::uint8_t>{1, 0, 9, 9, 0, 1, 9, 9}));
}

TEST(IndexExactly, GivesBackThePictureOrNothing) {
  FrameImage image{16, 17, {}};
  for (std::uint32_t i = 0; i < 256; ++i) image.pixels.push_back(i * 0x10305);
  image.pixels.resize(16 * 17, 0x7F000000);  // black, which is there already
  const auto indexed = index_exactly(image);
  ASSERT_TRUE(indexed);
  EXPECT_EQ(indexed->colors.size(), 256U);
  for (std::size_t i = 0; i < image.pixels.size(); ++i)
    EXPECT_EQ(indexed->colors[indexed->indices[i]], opaque_bits(image.pixels[i]));
  EXPECT_FALSE(index_exactly(image, 255));
}

TEST(ChoosePalette, IsExactUpToTheWantedNumberOfColours) {
  const auto frames = random_frames({}, 4);
  ColorCounts counts;
  for (const FrameImage& frame : frames) counts.add(frame);
  const FramePalette palette = choose_palette(counts);
  EXPECT_TRUE(palette.exact());
  EXPECT_EQ(palette.colors().size(), counts.size());
  for (const FrameImage& frame : frames) EXPECT_EQ(palette_loss(frame, palette).greatest, 0);
  EXPECT_FALSE(choose_palette(counts, counts.size() - 1).exact());
}

TEST(ChoosePalette, LosesLittleOfManyColours) {
  const FrameImage image = sky_with_dot();
  const FramePalette palette = chosen(image);
  EXPECT_FALSE(palette.exact());
  EXPECT_LE(palette.colors().size(), 256U);
  const PaletteLoss loss = palette_loss(image, palette);
  EXPECT_LT(loss.mean, 1.0);
  EXPECT_LT(loss.greatest, 3.0);
  EXPECT_GT(loss.mean, 0);
  EXPECT_LT(palette_loss(image, palette).mean, palette_loss(image, chosen(image, 32)).mean);
}

TEST(ChoosePalette, KeepsASmallDotAndFlatAreasExact) {
  FrameImage image = sky_with_dot();
  std::fill(image.pixels.begin(), image.pixels.begin() + 40'000, 0xF5F2EA);
  const FramePalette palette = chosen(image);
  for (const std::uint32_t color : {0xB5121BU, 0xF5F2EAU}) EXPECT_EQ(palette.colors()[palette.nearest(color)], color);
}

TEST(ChoosePalette, DoesNotDependOnTheOrderOfCounting) {
  const auto frames = random_frames({60, 50, 6, 0, 5, 0, 0}, 11);
  ColorCounts forward, backward, half;
  for (std::size_t i = 0; i < 6; ++i) {
    forward.add(frames[i]);
    (i < 3 ? half : backward).add(frames[5 - i]);
  }
  backward.merge(half);
  EXPECT_EQ(forward.by_frequency(), backward.by_frequency());
  EXPECT_EQ(choose_palette(forward).colors(), choose_palette(backward).colors());
}

TEST(ChoosePalette, ServesHundredsOfThousandsOfColours) {
  const auto frames = random_frames({500, 400, 1, 0, 0, 0, 0}, 12);
  const FramePalette palette = chosen(frames.front());
  EXPECT_GT(palette.colors().size(), 200U);
  EXPECT_LT(palette_loss(frames.front(), palette).mean, 8);
}

TEST(ColorCounts, CountPixelsAndKnowAColourThatIsFree) {
  ColorCounts counts;
  counts.add({3, 1, {0x11000000, 0x22000000, 0x00FF0000}});
  counts.add(0x00FF00, 5);
  EXPECT_EQ(counts.by_frequency(), (std::vector<CountedColor>{{0x00FF00, 5}, {0, 2}, {0xFF0000, 1}}));
  const std::uint32_t first = counts.unused_color().value();
  counts.add(first, 1);
  EXPECT_NE(counts.unused_color().value(), first);
  EXPECT_FALSE(counts.contains(counts.unused_color().value()));
}

TEST(Oklab, GivesBackEveryColour) {
  for (const std::uint32_t color : random_colors(20'000, 3)) ASSERT_EQ(from_oklab(to_oklab(color)), color);
}

}  // namespace
}  // namespace dateline

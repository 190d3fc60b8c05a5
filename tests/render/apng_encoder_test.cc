#include "render/apng_encoder.h"

#include <array>
#include <random>

#include <gtest/gtest.h>

#include "render/color_counts.h"
#include "render/palette_choice.h"
#include "render/png_encoder.h"
#include "tests/support/apng_decoder.h"
#include "tests/support/random_frames.h"

namespace dateline {
namespace {

using namespace testing;

enum class Pixels { kPalette, kKey, kAlpha };

ApngOptions options_for(const std::vector<FrameImage>& frames, Pixels pixels) {
  ColorCounts counts;
  for (const FrameImage& frame : frames) counts.add(frame);
  ApngOptions options;
  options.width_px = frames.front().width_px;
  options.height_px = frames.front().height_px;
  options.frames = static_cast<int>(frames.size());
  if (pixels == Pixels::kPalette) options.palette = choose_palette(counts);
  if (pixels == Pixels::kKey) options.unused_color = counts.unused_color();
  return options;
}

std::string encode(const std::vector<FrameImage>& frames, const ApngOptions& options, int milliseconds = 100) {
  std::string bytes;
  ApngEncoder encoder(options, [&](std::string_view more) { bytes += more; });
  for (const FrameImage& frame : frames) encoder.add(frame, milliseconds);
  if (const auto patch = encoder.finish()) bytes.replace(patch->offset, patch->bytes.size(), patch->bytes);
  return bytes;
}

/// The frames as a viewer shows them at the times of the originals.
void expect_same(const std::string& bytes, const std::vector<FrameImage>& frames, const std::string& what) {
  const DecodedApng apng = read_apng(bytes);
  std::size_t at = 0;
  double shown = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    while (shown > apng.frames.at(at).seconds - 0.001) shown = 0, ++at;
    ASSERT_TRUE(same_pixels(apng.frames.at(at).shown, frames[i])) << what << ", frame " << i;
    ASSERT_TRUE(apng.frames[at].opaque) << what << ", frame " << i;
    shown += 0.1;
  }
  EXPECT_EQ(at + 1, apng.frames.size()) << what;
}

TEST(ApngEncoder, GivesBackEveryPixelOfEveryFrame) {
  for (const Pixels pixels : {Pixels::kPalette, Pixels::kKey, Pixels::kAlpha}) {
    for (unsigned seed = 0; seed < 60; ++seed) {
      RandomFrames kind;
      kind.width_px = 1 + static_cast<int>(seed * 7 % 50);
      kind.height_px = 1 + static_cast<int>(seed * 11 % 40);
      kind.colors = std::array{1, 2, 4, 16, 200}[seed % 5];
      kind.trailing = seed % 3 == 0 ? 0.7 : 0;
      if (pixels != Pixels::kPalette && seed % 6 == 0) kind.colors = 0;
      const auto frames = random_frames(kind, seed);
      const std::string what = "kind " + std::to_string(static_cast<int>(pixels)) + ", seed " + std::to_string(seed);
      ApngOptions options = options_for(frames, pixels);
      ASSERT_NO_FATAL_FAILURE(expect_same(encode(frames, options), frames, what));
      options.can_patch = false;
      ASSERT_NO_FATAL_FAILURE(expect_same(encode(frames, options), frames, what + ", into a pipe"));
    }
  }
}

TEST(ApngEncoder, ServesAPaletteOf256ColoursWithoutRoomForTransparency) {
  FrameImage first{16, 16, {}};
  for (std::uint32_t i = 0; i < 256; ++i) first.pixels.push_back(i * 0x010203);
  FrameImage second = first;
  std::swap(second.pixels[0], second.pixels[200]);
  const std::vector<FrameImage> frames{first, second, first};
  const ApngOptions options = options_for(frames, Pixels::kPalette);
  ASSERT_EQ(options.palette->colors().size(), 256U);
  expect_same(encode(frames, options), frames, "256 colours");
}

TEST(ApngEncoder, StoresOnlyTheBoxThatChanged) {
  FrameImage ground{50, 40, std::vector<std::uint32_t>(2000, 0xEEEEEE)};
  FrameImage dotted = ground;
  dotted.pixels[20 * 50 + 30] = 0xFF0000;
  dotted.pixels[22 * 50 + 33] = 0xFF0000;
  const std::vector<FrameImage> frames{ground, dotted};
  EXPECT_EQ(read_apng(encode(frames, options_for(frames, Pixels::kAlpha))).frames.at(1).box,
            (PixelBox{30, 20, 34, 23}));
}

/// Dots that are there for one frame: with the ground below kept, no frame has to repaint those of the day before.
TEST(ApngEncoder, LetsTheDotsOfYesterdayVanishForFree) {
  std::vector<FrameImage> frames{{100, 100, std::vector<std::uint32_t>(10'000, 0xEEEEEE)}};
  std::minstd_rand random(1);
  for (std::size_t day = 0; day < 5; ++day) {
    frames.push_back(FrameImage(frames.front()));
    for (std::size_t dot = 0; dot < 60; ++dot)
      frames.back().pixels[(day * 17 + random() % 12) * 100 + day * 17 + random() % 12] = 0xFF0000;
  }
  const DecodedApng apng = read_apng(encode(frames, options_for(frames, Pixels::kPalette)));
  for (std::size_t i = 2; i < frames.size(); ++i) EXPECT_LE(apng.frames.at(i).box.area(), 144U) << i;
}

TEST(ApngEncoder, LengthensAFrameThatIsFollowedByItsEqual) {
  const FrameImage frame{3, 2, std::vector<std::uint32_t>(6, 0x123456)};
  const std::vector<FrameImage> frames(700, frame);
  const DecodedApng apng = read_apng(encode(frames, options_for(frames, Pixels::kPalette), 100));
  ASSERT_EQ(apng.frames.size(), 1U);
  EXPECT_DOUBLE_EQ(apng.frames[0].seconds, 70);
}

TEST(ApngEncoder, KeepsLongTimesAndStopsAt18Hours) {
  const FrameImage frame{1, 1, {0x123456}};
  for (const auto& [milliseconds, seconds] : {std::pair{1, 0.001},
                                              {65'535, 65.535},
                                              {65'540, 65.54},
                                              {700'000, 700.0},
                                              {6'600'000, 6600.0},
                                              {65'535'000, 65'535.0},
                                              {2'147'483'647, 65'535.0}}) {
    const DecodedApng apng = read_apng(encode({frame}, options_for({frame}, Pixels::kPalette), milliseconds));
    EXPECT_DOUBLE_EQ(apng.frames.at(0).seconds, seconds);
  }
}

TEST(ApngEncoder, HoldsTheLastFrameAndCountsThePlays) {
  const auto frames = random_frames({}, 3);
  ApngOptions options = options_for(frames, Pixels::kPalette);
  options.plays = 3;
  std::string bytes;
  ApngEncoder encoder(options, [&](std::string_view more) { bytes += more; });
  encoder.add(frames[0], 800);
  encoder.add(frames[4], 800);
  const auto patch = encoder.finish(2000);
  ASSERT_TRUE(patch);  // two, not eight
  bytes.replace(patch->offset, patch->bytes.size(), patch->bytes);
  const DecodedApng apng = read_apng(bytes);
  ASSERT_EQ(apng.frames.size(), 2U);
  EXPECT_DOUBLE_EQ(apng.frames[0].seconds, 0.8);
  EXPECT_DOUBLE_EQ(apng.frames[1].seconds, 2.8);
  EXPECT_EQ(apng.plays, 3);
}

TEST(ApngEncoder, InAnInexactPaletteFramesAreShownInItsColours) {
  const std::vector<FrameImage> frames{{2, 1, {0xFF0000, 0x0000FE}}, {2, 1, {0xFE0000, 0x0000FF}}};
  ApngOptions options = options_for(frames, Pixels::kAlpha);
  options.palette = FramePalette({0xFF0000, 0x0000FF}, false);
  const DecodedApng apng = read_apng(encode(frames, options));
  ASSERT_EQ(apng.frames.size(), 1U);  // they have become equal
  EXPECT_TRUE(same_pixels(apng.frames[0].shown, {2, 1, {0xFF0000, 0x0000FF}}));
}

TEST(ApngEncoder, CarriesTheTextsOfAPng) {
  const auto frames = random_frames({}, 5);
  ApngOptions options = options_for(frames, Pixels::kPalette);
  options.details.title = "Столкновения";
  options.details.lang = "ru";
  EXPECT_NE(encode(frames, options).find("Столкновения"), std::string::npos);
}

TEST(ApngEncoder, TakesFarLessThanItsFramesAlone) {
  RandomFrames kind;
  kind.width_px = 300, kind.height_px = 200, kind.count = 12, kind.equal = 0;
  const auto frames = random_frames(kind, 1);
  std::size_t alone = 0;
  for (const FrameImage& frame : frames) alone += encode_png(frame, {}).size();
  EXPECT_LT(encode(frames, options_for(frames, Pixels::kAlpha)).size() * 2, alone);
}

TEST(ApngEncoder, SameBytesTwice) {
  const auto frames = random_frames({}, 9);
  const ApngOptions options = options_for(frames, Pixels::kKey);
  EXPECT_EQ(encode(frames, options), encode(frames, options));
}

}  // namespace
}  // namespace dateline

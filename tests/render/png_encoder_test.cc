#include "render/png_encoder.h"

#include <vector>

#include <gtest/gtest.h>

#include "render/frame_palette.h"
#include "tests/support/image_compare.h"
#include "tests/support/random_frames.h"

namespace dateline {
namespace {

using testing::Picture;
using testing::read_png;

/// Pixels that leave no filter unused: flat, sloping, noisy.
std::vector<std::uint8_t> pixels(int width, int height, int channels, int kind) {
  std::vector<std::uint8_t> bytes;
  std::uint32_t noise = 7;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width * channels; ++x) {
      noise = noise * 1664525 + 1013904223;
      const bool alpha = channels == 4 && x % 4 == 3;
      const int value = kind == 0   ? 200
                        : kind == 1 ? x + 2 * y
                        : kind == 2 ? static_cast<int>(noise >> 24)
                                    : (x * y) / 16;
      bytes.push_back(alpha ? std::uint8_t{255} : static_cast<std::uint8_t>(value));
    }
  }
  return bytes;
}

TEST(EncodePng, GivesBackEveryPixelThatWentIn) {
  for (const auto& [width, height] : {std::pair{1, 1}, {3, 2}, {64, 40}, {257, 333}}) {
    for (int kind = 0; kind < 4; ++kind) {
      const auto rgb = pixels(width, height, 3, kind);
      EXPECT_EQ(read_png(encode_png({width, height, 3, rgb}, {})).rgb, rgb) << width << " x " << height << ", " << kind;
    }
  }
}

TEST(EncodePng, KeepsColoursUnderAlpha) {
  const auto rgba = pixels(20, 10, 4, 1);
  const Picture picture = read_png(encode_png({20, 10, 4, rgba}, {}));
  EXPECT_EQ(picture.pixel(3, 4),
            (std::array<int, 3>{rgba[(4 * 20 + 3) * 4], rgba[(4 * 20 + 3) * 4 + 1], rgba[(4 * 20 + 3) * 4 + 2]}));
}

TEST(EncodePng, SmoothTonesAreFilteredAndFlatOnesSmall) {
  const auto smooth = pixels(400, 400, 3, 1);
  EXPECT_LT(encode_png({400, 400, 3, smooth}, {}).size(), 8'000U);
  const auto flat = pixels(400, 400, 3, 0);
  EXPECT_LT(encode_png({400, 400, 3, flat}, {}).size(), 2'000U);
}

TEST(EncodePng, CarriesResolutionTitleAndColourSpace) {
  const auto rgb = pixels(2, 2, 3, 0);
  PngDetails details;
  details.pixels_per_inch = 96;
  details.title = "Столкновения";
  details.description = "What the map shows";
  details.lang = "ru";
  const std::string png = encode_png({2, 2, 3, rgb}, details);
  EXPECT_NE(png.find(std::string("pHYs\0\0\x0E\xC4\0\0\x0E\xC4\x01", 13)), std::string::npos);  // 3780 a metre
  EXPECT_NE(png.find(std::string("iTXtTitle\0\0\0ru\0\0", 16) + "Столкновения"), std::string::npos);
  EXPECT_NE(png.find("What the map shows"), std::string::npos);
  EXPECT_NE(png.find(std::string("sRGB\0", 5)), std::string::npos);
}

std::vector<std::uint8_t> rgb_of(const FrameImage& image) {
  std::vector<std::uint8_t> rgb;
  for (const std::uint32_t pixel : image.pixels)
    for (const int shift : {16, 8, 0}) rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
  return rgb;
}

TEST(EncodePng, WritesAFrameAsItsColoursWhateverTheTopBytes) {
  for (const FrameImage& frame : testing::random_frames({33, 21, 4, 0, 5, 0, 0}, 2))
    EXPECT_EQ(read_png(encode_png(frame, {})).rgb, rgb_of(frame));
}

TEST(EncodePng, GivesBackPalettePicturesOfEverySizeAndDepth) {
  for (const auto& [width, height] : {std::pair{1, 1}, {3, 2}, {7, 5}, {64, 40}, {131, 33}}) {
    for (const int colors : {1, 2, 3, 4, 5, 16, 17, 256}) {
      const FrameImage frame = testing::random_frames({width, height, 1, colors, 40, 0, 0}, 3).front();
      const IndexedImage indexed = index_exactly(frame).value();
      const std::string png = encode_png(PngPalettePixels{width, height, indexed.indices, indexed.colors}, {});
      EXPECT_EQ(read_png(png).rgb, rgb_of(frame)) << width << " x " << height << ", " << colors;
    }
  }
}

TEST(PngEncoder, MakesTheBytesOfAFileAloneWhateverCameBefore) {
  PngEncoder encoder({});
  for (const FrameImage& frame : testing::random_frames({60, 40, 5, 0, 5, 0, 0}, 4)) {
    const IndexedImage indexed = index_exactly(testing::random_frames({}, 5).front()).value();
    const PngPalettePixels pixels{indexed.width_px, indexed.height_px, indexed.indices, indexed.colors};
    EXPECT_EQ(encoder.encode(frame), encode_png(frame, {}));
    EXPECT_EQ(encoder.encode(pixels), encode_png(pixels, {}));
  }
}

TEST(EncodePng, SameBytesTwice) {
  const auto rgb = pixels(300, 200, 3, 3);
  EXPECT_EQ(encode_png({300, 200, 3, rgb}, {}), encode_png({300, 200, 3, rgb}, {}));
}

}  // namespace
}  // namespace dateline

#include "render/png_encoder.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/image_compare.h"

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

TEST(EncodePng, SameBytesTwice) {
  const auto rgb = pixels(300, 200, 3, 3);
  EXPECT_EQ(encode_png({300, 200, 3, rgb}, {}), encode_png({300, 200, 3, rgb}, {}));
}

}  // namespace
}  // namespace dateline

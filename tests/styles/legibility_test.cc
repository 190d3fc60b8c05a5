#include "styles/legibility.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr Color red{200, 40, 40, 255}, mid_grey{128, 128, 128, 255};

Style ground(Color land, Color text) {
  Style style;
  style.colors = {
      {"land", land}, {"land_other", mix(land, text, 0.05)}, {"water", mix(land, text, 0.1)}, {"text", text}};
  return style;
}

const Style light = ground({250, 250, 250, 255}, {20, 20, 20, 255});
const Style dark = ground({20, 20, 20, 255}, {245, 245, 245, 255});

TEST(LetterColor, IsTheColourItselfWhereItCanBeRead) {
  const Color deep{120, 0, 0, 255};
  EXPECT_EQ(letter_color(deep, light), deep);
}

TEST(LetterColor, DarkensOnALightGroundAndLightensOnADarkOne) {
  ASSERT_LT(ground_contrast(mid_grey, light), letter_contrast);
  ASSERT_LT(ground_contrast(red, dark), letter_contrast);
  EXPECT_LT(letter_color(mid_grey, light).g, mid_grey.g);
  EXPECT_GT(letter_color(red, dark).g, red.g);
}

TEST(LetterColor, SufficesOnEveryGround) {
  for (const Style& style : {light, dark})
    for (const Color color : {red, mid_grey, Color{255, 220, 0, 255}, Color{0, 0, 120, 255}, style.color("land")}) {
      const Color letters = letter_color(color, style);
      for (const char* name : {"land", "land_other", "water"})
        EXPECT_GE(contrast_ratio(letters, style.color(name)), letter_contrast) << to_hex(color) << " on " << name;
    }
}

TEST(LetterColor, GoesNoFurtherThanItMust) {
  const Color letters = letter_color(red, dark);
  EXPECT_GT(letters.r, letters.g + 60) << "still red";
  EXPECT_LT(ground_contrast(letters, dark), letter_contrast * 1.25);
}

TEST(EdgeColor, IsADarkerShadeOfAPaleColourAndNoneOfAStrongOne) {
  EXPECT_EQ(edge_color(red, light), red);
  const Color pale{230, 180, 90, 255};
  EXPECT_GE(ground_contrast(edge_color(pale, light), light), graphic_contrast);
  EXPECT_LT(edge_color(pale, light).g, pale.g);
}

TEST(EdgeColor, IsTheTextWhereNoShadeSuffices) {
  const Style hopeless = ground(mid_grey, {140, 140, 140, 255});
  EXPECT_EQ(edge_color(red, hopeless), hopeless.color("text"));
}

}  // namespace
}  // namespace dateline

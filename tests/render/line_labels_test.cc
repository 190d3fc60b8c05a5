#include "render/line_labels.h"

#include <cmath>

#include <gtest/gtest.h>

#include "render/text_content.h"
#include "tests/support/fixed_measurer.h"

namespace dateline {
namespace {

/// Keeps whole what Pango would.
class ScriptMeasurer : public testing::FixedMeasurer {
 public:
  bool must_stay_whole(const std::string& text) const override { return letters_join(text); }
};

constexpr PageBox frame{0, 0, 400, 400};

std::vector<LineSpot> spots(const std::vector<PagePoint>& line, const std::string& text) {
  return spots_on_line(line, text, {}, "en", frame, ScriptMeasurer());
}

TEST(SpotsOnLine, PlaceEachLetterOfTextThatMayBeTakenApart) {
  const auto found = spots({{20, 200}, {380, 220}}, "Chu");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().glyphs.size(), 3u);
  EXPECT_FALSE(found.front().whole);
}

TEST(SpotsOnLine, KeepJoinedLettersInOnePieceUprightAboveTheLine) {
  for (const bool backwards : {false, true}) {
    std::vector<PagePoint> line{{20, 200}, {380, 240}};
    if (backwards) std::swap(line.front(), line.back());
    const auto found = spots(line, "نهر تشو");
    ASSERT_FALSE(found.empty());
    for (const LineSpot& spot : found) {
      EXPECT_TRUE(spot.glyphs.empty());
      ASSERT_TRUE(spot.whole);
      EXPECT_NEAR(spot.whole->rotation_deg, std::atan2(40, 360) * 180 / 3.14159265358979, 0.01);
      EXPECT_LT(spot.whole->origin.y_pt, 200 + (spot.whole->origin.x_pt - 20) / 9);
      EXPECT_FALSE(spot.boxes.empty());
    }
  }
}

TEST(SpotsOnLine, KeepJoinedLettersOffStretchesThatBend) {
  const std::vector<PagePoint> bow{{100, 300}, {108, 250}, {130, 210}, {170, 190}, {210, 210}, {232, 250}, {240, 300}};
  EXPECT_TRUE(spots(bow, "نهر تشو الكبير جدا جدا").empty());
}

}  // namespace
}  // namespace dateline

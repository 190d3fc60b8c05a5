#include "render/text_measurer.h"

#include <cmath>
#include <numeric>
#include <thread>

#include <gtest/gtest.h>

namespace dateline {
namespace {

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

TypeStyle sized(double size_pt) {
  TypeStyle type;
  type.size_pt = size_pt;
  return type;
}

TEST(PangoTextMeasurer, GivesPlausibleExtents) {
  const auto measurer = make_pango_text_measurer();
  const TextExtents e = measurer->measure("Masanchi", sized(10), "en");
  EXPECT_GT(e.advance_pt, 35);
  EXPECT_LT(e.advance_pt, 60);
  EXPECT_GT(e.ascent_pt, 7);
  EXPECT_GT(e.descent_pt, 1);
  EXPECT_LT(e.ink_top_pt, -6);              // the capital
  EXPECT_LT(std::abs(e.ink_bottom_pt), 1);  // nothing below the baseline
  EXPECT_GE(e.ink_left_pt, 0);
  EXPECT_LE(e.ink_right_pt, e.advance_pt);
}

TEST(PangoTextMeasurer, ScalesWithTheSizeExactly) {
  const auto measurer = make_pango_text_measurer();
  const double small = measurer->measure("Korday", sized(7), "en").advance_pt;
  EXPECT_NEAR(measurer->measure("Korday", sized(21), "en").advance_pt, 3 * small, 1e-9);
}

TEST(PangoTextMeasurer, AdvancesSumToTheLine) {
  const auto measurer = make_pango_text_measurer();
  for (const char* text : {"office", "A\u0301b", "سورتوبي abc", "कोर्दाय", "马三成", "AVATAR", ""}) {
    TypeStyle type = sized(12);
    type.letter_spacing_em = 0.1;
    EXPECT_NEAR(sum(measurer->advances(text, type, "en")), measurer->measure(text, type, "en").advance_pt, 1e-6)
        << text;
  }
}

TEST(PangoTextMeasurer, GivesOneAdvanceForEachCharacterThatPeopleSee) {
  const auto measurer = make_pango_text_measurer();
  EXPECT_EQ(measurer->advances("A\u0301b", sized(10), "en").size(), 2U);
  EXPECT_EQ(measurer->advances("ffi", sized(10), "en").size(), 3U);
  TypeStyle capitals = sized(10);
  capitals.uppercase = true;
  EXPECT_EQ(measurer->advances("ß", capitals, "de").size(), 2U);
}

TEST(PangoTextMeasurer, SpacesLettersOutButNotThoseThatJoin) {
  const auto measurer = make_pango_text_measurer();
  TypeStyle spaced = sized(10);
  spaced.letter_spacing_em = 0.2;
  EXPECT_NEAR(
      measurer->measure("ABCD", spaced, "en").advance_pt - measurer->measure("ABCD", sized(10), "en").advance_pt, 6,
      0.7);  // three gaps of two points
  EXPECT_EQ(measurer->measure("سورتوبي", spaced, "ar").advance_pt,
            measurer->measure("سورتوبي", sized(10), "ar").advance_pt);
}

TEST(PangoTextMeasurer, BoldIsWiderAndCapitalsToo) {
  const auto measurer = make_pango_text_measurer();
  TypeStyle bold = sized(10), capitals = sized(10);
  bold.weight = 700;
  capitals.uppercase = true;
  const double plain = measurer->measure("Sortobe", sized(10), "en").advance_pt;
  EXPECT_GT(measurer->measure("Sortobe", bold, "en").advance_pt, plain);
  EXPECT_GT(measurer->measure("Sortobe", capitals, "en").advance_pt, plain);
}

TEST(PangoTextMeasurer, AnswersTheSameInEveryThread) {
  const auto measurer = make_pango_text_measurer();
  std::vector<double> widths(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < widths.size(); ++t) {
    threads.emplace_back([&measurer, &width = widths[t], t] {
      for (int i = 0; i < 50; ++i)
        width += measurer->measure("Label " + std::to_string((i * 7 + static_cast<int>(t)) % 50), sized(10), "en")
                     .advance_pt;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const double width : widths) EXPECT_NEAR(width, widths[0], 1e-9);
}

TEST(PangoTextMeasurer, KnowsWhatMustStayWhole) {
  const auto measurer = make_pango_text_measurer();
  EXPECT_TRUE(measurer->must_stay_whole("سورتوبي"));
  EXPECT_FALSE(measurer->must_stay_whole("Чу"));
}

}  // namespace
}  // namespace dateline

#include "render/symbols.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "render/marks.h"

namespace dateline {
namespace {

constexpr double radius = 20;
constexpr PagePoint center{100, 50};

TEST(Symbols, NamesAreSortedAndDifferent) {
  const auto names = symbol_names();
  EXPECT_FALSE(names.empty());
  EXPECT_EQ(std::ranges::adjacent_find(names, std::ranges::greater_equal{}), names.end());
}

TEST(Symbols, StayNearTheirUnitSquare) {
  for (const std::string_view name : symbol_names()) {
    const PageBox box = symbol_path(name, center, radius).bounds();
    EXPECT_TRUE(PageBox::around(center, 1.3 * radius, 1.3 * radius).contains(box)) << name;
    EXPECT_GT(std::max(box.width_pt(), box.height_pt()), radius) << name << " is too small to see";
  }
}

TEST(Symbols, AreMadeOfClosedPieces) {
  for (const std::string_view name : symbol_names()) {
    const Path path = symbol_path(name, center, radius);
    ASSERT_FALSE(path.empty()) << name;
    bool open = false;
    for (const Path::Verb verb : path.verbs) {
      if (verb == Path::Verb::kMove) {
        EXPECT_FALSE(open) << name;
        open = true;
      } else {
        EXPECT_TRUE(open) << name << " draws after closing";
        if (verb == Path::Verb::kClose) open = false;
      }
    }
    EXPECT_FALSE(open) << name;
  }
}

TEST(Symbols, HoldAsManyPointsAsTheirVerbsNeed) {
  for (const std::string_view name : symbol_names()) {
    const Path path = symbol_path(name, center, radius);
    std::size_t needed = 0;
    for (const Path::Verb verb : path.verbs)
      needed += verb == Path::Verb::kCurve ? 3u : verb == Path::Verb::kClose ? 0u : 1u;
    EXPECT_EQ(path.points.size(), needed) << name;
  }
}

TEST(Symbols, GrowWithTheirRadiusAndMoveWithTheirCentre) {
  for (const std::string_view name : symbol_names()) {
    const Path one = symbol_path(name, {0, 0}, 1), other = symbol_path(name, center, radius);
    for (std::size_t i = 0; i < one.points.size(); ++i)
      ASSERT_LT(distance_pt(center + one.points[i] * radius, other.points[i]), 1e-9) << name;
  }
}

TEST(Symbols, NoTwoLookTheSame) {
  const auto names = symbol_names();
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_NE(symbol_path(names[i], center, radius).points, symbol_path(names[j], center, radius).points)
          << names[i] << " and " << names[j];
}

TEST(Symbols, FramesAreTheSixThatStandAlone) {
  int frames = 0;
  for (const std::string_view name : symbol_names()) frames += is_frame_symbol(name);
  EXPECT_EQ(frames, 6);
  for (const std::string_view name : {"diamond", "disc", "hexagon", "ring", "square", "triangle"})
    EXPECT_TRUE(is_frame_symbol(name));
  EXPECT_FALSE(is_frame_symbol("nothing"));
}

TEST(SymbolRadius, AreaIsInProportionToTheFigure) {
  StyleMeasures measures;
  measures.symbol_min_radius_pt = 1;
  const double whole = symbol_radius_pt(1, measures), part = symbol_radius_pt(0.3, measures);
  EXPECT_DOUBLE_EQ(whole, measures.symbol_max_radius_pt);
  EXPECT_NEAR(part * part / (whole * whole), 0.3, 1e-12);
}

TEST(SymbolRadius, NeverFallsBelowTheSmallest) {
  const StyleMeasures measures;
  for (const double part : {-1.0, 0.0, 1e-9})
    EXPECT_DOUBLE_EQ(symbol_radius_pt(part, measures), measures.symbol_min_radius_pt);
}

}  // namespace
}  // namespace dateline

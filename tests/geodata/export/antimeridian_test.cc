#include "geodata/export/antimeridian.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;

TEST(Antimeridian, LeavesAloneWhatStaysWithin180Degrees) {
  const Shape line = Shape::line({{170, 1}, {180, 2}});
  EXPECT_FALSE(is_beyond_antimeridian(line));
  EXPECT_EQ(cut_at_antimeridian(line, ShapeKind::kLine).parts, line.parts);
}

TEST(Antimeridian, CutsALineWhereItCrosses) {
  const Shape cut = cut_at_antimeridian(Shape::line({{170, 0}, {190, 10}}), ShapeKind::kLine);
  ASSERT_EQ(cut.parts.size(), 2U);
  EXPECT_THAT(cut.parts[0], ElementsAre(LonLat{170, 0}, LonLat{180, 5}));
  EXPECT_THAT(cut.parts[1], ElementsAre(LonLat{-180, 5}, LonLat{-170, 10}));
}

TEST(Antimeridian, MovesWhatLiesWhollyBeyond) {
  const Shape cut = cut_at_antimeridian(Shape::line({{-190, 0}, {-185, 1}}), ShapeKind::kLine);
  ASSERT_EQ(cut.parts.size(), 1U);
  EXPECT_THAT(cut.parts[0], ElementsAre(LonLat{170, 0}, LonLat{175, 1}));
}

TEST(Antimeridian, KeepsHolesWithTheirPolygon) {
  const Shape area{{{{170, 0}, {190, 0}, {190, 10}, {170, 10}}, {{184, 4}, {186, 4}, {186, 6}, {184, 6}}},
                   {true, false}};
  const Shape cut = cut_at_antimeridian(area, ShapeKind::kArea);
  EXPECT_EQ(cut.parts.size(), 3U);
  EXPECT_THAT(cut.outer, ElementsAre(true, true, false));
  for (const auto& part : cut.parts)
    for (const LonLat p : part) EXPECT_LE(std::abs(p.lon_deg), 180);
}

TEST(Antimeridian, WrapsAPoint) {
  EXPECT_THAT(cut_at_antimeridian(Shape::point({185, 3}), ShapeKind::kPoint).parts[0], ElementsAre(LonLat{-175, 3}));
}

}  // namespace
}  // namespace dateline

#include "render/graticule_labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fixed_measurer.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const PageSize page{400, 300};
TypeStyle type() {
  TypeStyle type;
  type.size_pt = 8;
  return type;
}
GraticuleLine meridian(double x) { return {{{x, -10}, {x, 310}}, "75° E", true}; }
GraticuleLine parallel(double y) { return {{{-10, y}, {410, y}}, "43° N", false}; }

TEST(GraticuleLabels, StandOutsideTheFrame) {
  const PageBox frame = PageBox{0, 0, 400, 300}.grown(-40);
  const auto texts = graticule_margin_texts({meridian(200), parallel(150)}, frame, page, type(), "en", FixedMeasurer());
  ASSERT_THAT(texts, SizeIs(4));
  for (const TextItem& text : texts) {
    EXPECT_FALSE(frame.contains(text.origin));
    EXPECT_EQ(text.rotation_deg, 0);
  }
}

TEST(GraticuleLabels, AreTurnedAtTheSidesOfANarrowMargin) {
  const PageBox frame = PageBox{0, 0, 400, 300}.grown(-16);
  for (const TextItem& text : graticule_margin_texts({parallel(150)}, frame, page, type(), "en", FixedMeasurer()))
    EXPECT_EQ(text.rotation_deg, -90);
}

TEST(GraticuleLabels, NeedAMargin) {
  const PageBox frame = PageBox{0, 0, 400, 300}.grown(-5);
  EXPECT_FALSE(has_graticule_margin(frame, type()));
  EXPECT_THAT(graticule_margin_texts({meridian(200)}, frame, page, type(), "en", FixedMeasurer()), IsEmpty());
}

TEST(GraticuleLabels, DoNotTouchEachOther) {
  const PageBox frame = PageBox{0, 0, 400, 300}.grown(-40);
  EXPECT_THAT(graticule_margin_texts({meridian(200), meridian(205)}, frame, page, type(), "en", FixedMeasurer()),
              SizeIs(2));
}

TEST(GraticuleLabels, ALineThatEndsOnTheMapHasNone) {
  const PageBox frame = PageBox{0, 0, 400, 300}.grown(-40);
  const GraticuleLine line{{{200, 100}, {200, 200}}, "75° E", true};
  EXPECT_THAT(graticule_margin_texts({line}, frame, page, type(), "en", FixedMeasurer()), IsEmpty());
}

}  // namespace
}  // namespace dateline

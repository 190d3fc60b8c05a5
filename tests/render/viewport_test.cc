#include "render/viewport.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr PageBox kPage{100, 50, 500, 350};

TEST(Viewport, FitsContentInsideTheMargins) {
  const Viewport view = Viewport::fit({0, 0, 36000, 1000}, kPage, 20);
  EXPECT_DOUBLE_EQ(view.metres_per_pt(), 100);
  const PageBox shown = view.to_page(PlaneBox{0, 0, 36000, 1000});
  EXPECT_DOUBLE_EQ(shown.left_pt, 120);
  EXPECT_DOUBLE_EQ(shown.right_pt, 480);
  EXPECT_DOUBLE_EQ(shown.center().y_pt, kPage.center().y_pt);
}

TEST(Viewport, HasNorthUp) {
  const Viewport view({0, 0}, 10, kPage);
  EXPECT_LT(view.to_page(PlanePoint{0, 100}).y_pt, view.to_page(PlanePoint{0, 0}).y_pt);
  EXPECT_EQ(view.to_page(PlanePoint{0, 0}), kPage.center());
}

TEST(Viewport, GoesThereAndBack) {
  const Viewport view({1234567, -7654321}, 37, kPage);
  const PagePoint back = view.to_page(view.to_plane(PagePoint{123, 321}));
  EXPECT_NEAR(back.x_pt, 123, 1e-9);
  EXPECT_NEAR(back.y_pt, 321, 1e-9);
  EXPECT_EQ(view.to_page(view.plane()), kPage);
}

TEST(Viewport, SaysItsScale) { EXPECT_NEAR(Viewport({0, 0}, 352.7778, kPage).scale_denominator(), 1e6, 1); }

TEST(Viewport, ShowsASinglePointAtTheLargestMagnification) {
  EXPECT_DOUBLE_EQ(Viewport::fit({5, 5, 5, 5}, kPage).metres_per_pt(), 5);
}

}  // namespace
}  // namespace dateline

#include <gtest/gtest.h>

#include "render/point_labels.h"

namespace dateline {
namespace {

const LabelSize size{40, 12, {40}, {10}};

TEST(SpotsAround, TheBestPlaceIsRightOfTheMarkAndLeftOfItForReadersFromTheRight) {
  const auto left_to_right = spots_around({100, 100}, 5, size);
  const auto right_to_left = spots_around({100, 100}, 5, size, true);
  EXPECT_GT(left_to_right.front().box.left_pt, 105);
  EXPECT_EQ(left_to_right.front().align, LabelAlign::kLeft);
  EXPECT_LT(right_to_left.front().box.right_pt, 95);
  EXPECT_EQ(right_to_left.front().align, LabelAlign::kRight);
  ASSERT_EQ(left_to_right.size(), right_to_left.size());
  for (std::size_t i = 0; i < left_to_right.size(); ++i) EXPECT_EQ(left_to_right[i].cost, right_to_left[i].cost);
}

TEST(StartsAtTheRight, GoesByTheFirstLine) {
  const LabelText arabic_first{{{"سورتوبي", {}, "ar"}, {"Sortobe", {}, "en"}}};
  const LabelText english_first{{{"Sortobe", {}, "en"}, {"سورتوبي", {}, "ar"}}};
  EXPECT_TRUE(starts_at_the_right(arabic_first));
  EXPECT_FALSE(starts_at_the_right(english_first));
  EXPECT_FALSE(starts_at_the_right({}));
}

}  // namespace
}  // namespace dateline

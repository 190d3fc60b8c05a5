// What every shipped theme promises: letters that can be read, and story colours that can be told apart.
#include <set>

#include <gtest/gtest.h>

#include "styles/color_vision.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

const std::string themes = DATELINE_SOURCE_DIR "/styles/themes";

/// WCAG 2.2, level AA, for text of normal size.
constexpr double least_contrast = 4.5;

class Themes : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    Result<Style> read = read_style(GetParam(), themes);
    ASSERT_TRUE(read);
    style_ = std::move(*read);
  }
  Style style_;
};

TEST_P(Themes, LettersStandOutFromEveryGroundTheyMayLieOn) {
  for (const auto& [role, type] : style_.types) {
    for (const char* ground : {"land", "land_other", "panel"}) {
      EXPECT_GE(contrast_ratio(type.color, style_.color(ground)), least_contrast) << role << " on " << ground;
    }
  }
  EXPECT_GE(contrast_ratio(style_.type("water").color, style_.color("water")), least_contrast);
}

TEST_P(Themes, HaveNoMoreSizesThanTheScaleOfTypeAllows) {
  std::set<double> sizes;
  for (const auto& [role, type] : style_.types) sizes.insert(type.size_pt);
  EXPECT_LE(sizes.size(), 6U) << "five sizes and the credits";
  EXPECT_GE(*sizes.begin(), 8.25) << "11 px at 96 per inch";
}

INSTANTIATE_TEST_SUITE_P(Shipped, Themes, testing::ValuesIn(theme_names(themes)),
                         [](const auto& name) { return name.param; });

TEST(Newsprint, StoryColoursDifferInEveryKindOfVision) {
  const Result<Style> style = read_style("newsprint", themes);
  ASSERT_TRUE(style);
  const std::vector<std::string> story{"clash", "displacement", "deployment", "medical", "official"};
  double least = 1000;
  for (std::size_t i = 0; i < story.size(); ++i) {
    for (std::size_t j = i + 1; j < story.size(); ++j) {
      const double difference = least_difference(style->color(story[i]), style->color(story[j]));
      EXPECT_GE(difference, 19) << story[i] << " and " << story[j];
      least = std::min(least, difference);
    }
    EXPECT_GE(least_difference(style->color(story[i]), style->color("land")), 19) << story[i] << " on land";
  }
  RecordProperty("least_difference", std::to_string(least));
}

}  // namespace
}  // namespace dateline

// What every shipped theme promises: letters that can be read, and story colours that can be told apart.
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "styles/color_vision.h"
#include "styles/legibility.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

const std::string themes = DATELINE_SOURCE_DIR "/styles/themes";

class Themes : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    Result<Style> read = read_style(GetParam(), themes);
    ASSERT_TRUE(read);
    style_ = std::move(*read);
  }

  /// Every colour that the key can show for events, movements and deployments, once.
  std::vector<Color> story_colors() const {
    std::vector<Color> colors;
    for (const Look& rule : style_.rules)
      if (!rule.match.starts_with("place") && std::ranges::find(colors, rule.color) == colors.end())
        colors.push_back(rule.color);
    return colors;
  }

  Style style_;
};

TEST_P(Themes, LettersStandOutFromEveryGroundTheyMayLieOn) {
  const auto expect_legible = [&](const std::string& role, Color ground, const std::string& where) {
    EXPECT_GE(contrast_ratio(style_.type(role).color, ground), letter_contrast) << role << " on " << where;
  };
  for (const std::string ground : {"land", "land_other", "water"}) {
    for (const auto& [role, type] : style_.types)
      if (!role.starts_with("legend")) expect_legible(role, style_.color(ground), ground);
    // The panel lets a little of the ground through (render/panel.cc).
    for (const char* role : {"legend", "legend_title", "note", "figure"})
      expect_legible(role, mix(style_.color("panel"), style_.color(ground), 0.18), "a panel over " + ground);
  }
}

TEST_P(Themes, StoryColoursDifferInEveryKindOfVision) {
  const std::map<std::string, double> floors{
      {"dark", 17.5}, {"humanitarian", 20}, {"newsprint", 19.9}, {"wikipedia", 20}};
  ASSERT_TRUE(floors.contains(GetParam())) << "measure the new theme and state its floor here and in docs/style.md";
  const std::vector<Color> story = story_colors();
  ASSERT_GE(story.size(), 3U);
  double least = 1000;
  for (std::size_t i = 0; i < story.size(); ++i)
    for (std::size_t j = i + 1; j < story.size(); ++j) {
      const double difference = least_difference(story[i], story[j]);
      EXPECT_GE(difference, floors.at(GetParam())) << to_hex(story[i]) << " and " << to_hex(story[j]);
      least = std::min(least, difference);
    }
  RecordProperty("least_difference", std::to_string(least));
}

TEST_P(Themes, StoryColoursDifferFromTheGround) {
  for (const Color color : story_colors())
    for (const char* ground : {"land", "land_other", "water"})
      EXPECT_GE(least_difference(color, style_.color(ground)), 15) << to_hex(color) << " on " << ground;
}

TEST_P(Themes, MarksStandOutFromTheGroundByThemselvesOrByTheirEdge) {
  // Newsprint keeps its paler ochre and grey: marks of these have an edge of a darker shade (render/marks.cc).
  const std::set<std::string> edged =
      GetParam() == "newsprint" ? std::set<std::string>{"#93a1ad", "#d98200"} : std::set<std::string>{};
  double least = 100;
  for (const Color color : story_colors()) {
    EXPECT_EQ(edge_color(color, style_) != color, edged.contains(to_hex(color))) << to_hex(color);
    EXPECT_GE(ground_contrast(edge_color(color, style_), style_), graphic_contrast) << to_hex(color);
    EXPECT_GE(ground_contrast(letter_color(color, style_), style_), letter_contrast) << to_hex(color);
    least = std::min(least, ground_contrast(color, style_));
  }
  RecordProperty("least_contrast", std::to_string(least));
}

TEST_P(Themes, PictogramsStandOutFromTheirBadges) {
  for (const Color color : story_colors())
    EXPECT_GE(std::max(contrast_ratio(style_.color("land"), color), contrast_ratio(style_.color("text"), color)),
              graphic_contrast)
        << to_hex(color);
}

TEST_P(Themes, HaveNoMoreSizesThanTheScaleOfTypeAllows) {
  std::set<double> sizes;
  for (const auto& [role, type] : style_.types) sizes.insert(type.size_pt);
  EXPECT_LE(sizes.size(), 6U) << "five sizes and the credits";
  EXPECT_GE(*sizes.begin(), 8.25) << "11 px at 96 per inch";
}

INSTANTIATE_TEST_SUITE_P(Shipped, Themes, testing::ValuesIn(theme_names(themes)),
                         [](const auto& name) { return name.param; });

}  // namespace
}  // namespace dateline

// The examples day by day: nothing moves, and no label lies over another in any frame.
#include <algorithm>
#include <cctype>
#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "render/frame_set.h"
#include "tests/support/example_inputs.h"

namespace dateline {
namespace {

using namespace testing;

/// A line of a label on a frame.
struct Line {
  std::string label;  ///< id without what tells names from numbers
  std::string words;  ///< without digits, which change in their places
  PagePoint origin;
  PageBox box;
};

std::string words_of(const std::string& text) {
  std::string words;
  for (const char c : text)
    if (!std::isdigit(static_cast<unsigned char>(c)) && !std::ispunct(static_cast<unsigned char>(c))) words += c;
  return words;
}

PageBox box_of(const TextItem& text) {
  const double width = real_measurer().measure(text.text, text.type, text.lang).advance_pt;
  const double left = text.origin.x_pt - (text.anchor == TextAnchor::kStart    ? 0
                                          : text.anchor == TextAnchor::kMiddle ? width / 2
                                                                               : width);
  return {left, text.origin.y_pt - 0.7 * text.type.size_pt, left + width, text.origin.y_pt + 0.15 * text.type.size_pt};
}

std::vector<Line> lines_of(const Drawing& frame) {
  std::vector<Line> lines;
  for (const Group& layer : frame.layers) {
    if (layer.name.id != "labels" && layer.name.id != "labels-in-time") continue;
    for (const Item& item : layer.items) {
      const Group& label = std::get<Group>(item.value);
      std::string id = label.name.id;
      if (id.ends_with("-figures")) id.resize(id.size() - std::string("-figures").size());
      for (const Item& part : label.items)
        if (const auto* text = std::get_if<TextItem>(&part.value);
            text && text->glyph_places.empty() && text->rotation_deg == 0)
          lines.push_back({id, words_of(text->text), text->origin, box_of(*text)});
    }
  }
  return lines;
}

class ExampleRun : public ::testing::TestWithParam<const char*> {
 protected:
  FrameSet frames() const {
    const Result<FrameSet> set = plan_frames(example_inputs(GetParam()), real_measurer());
    EXPECT_TRUE(set);
    return set ? *set : FrameSet{};
  }
};

TEST_P(ExampleRun, MovesNoLabel) {
  const FrameSet set = frames();
  ASSERT_GT(set.steps.size(), 3u);
  std::map<std::string, PagePoint> places;
  for (std::size_t step = 0; step < set.steps.size(); ++step)
    for (const Line& line : lines_of(frame_drawing(set, step))) {
      const auto known = places.emplace(line.label + ": " + line.words, line.origin).first;
      EXPECT_EQ(known->second, line.origin) << line.label << " in " << set.steps[step].name;
    }
  EXPECT_GT(places.size(), 10u);
}

TEST_P(ExampleRun, LaysNoLabelOverAnother) {
  const FrameSet set = frames();
  for (std::size_t step = 0; step < set.steps.size(); ++step) {
    const std::vector<Line> lines = lines_of(frame_drawing(set, step));
    for (std::size_t a = 0; a < lines.size(); ++a)
      for (std::size_t b = a + 1; b < lines.size(); ++b)
        EXPECT_FALSE(lines[a].box.overlaps(lines[b].box))
            << lines[a].label << " and " << lines[b].label << " in " << set.steps[step].name;
  }
}

TEST_P(ExampleRun, SaysEveryTotalInEveryStep) {
  const FrameSet set = frames();
  for (const FrameTotal& total : set.totals) {
    ASSERT_EQ(total.values.size(), set.steps.size());
    EXPECT_NE(total.values.back(), "\u2013") << total.label;  // all claims of the examples are known at the end
  }
  for (const FrameFacts& facts : set.facts) EXPECT_NE(facts.alt.find(set.title), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Examples, ExampleRun, ::testing::Values("korday", "ukraine-2022", "ioke-2006", "derna-2023"),
                         [](const auto& which) {
                           std::string name = which.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace dateline

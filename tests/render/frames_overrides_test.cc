#include "render/frames_overrides.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(FramesOverrides, ReplaceWhatWasAskedForAndLeaveTheRest) {
  FramesSpec frames;
  frames.loops = 3;
  frames.span = *parse_edtf("2020-01-01/2020-12-31");
  ASSERT_TRUE(apply({.every = "week", .to = "2020-03"}, frames).empty());
  EXPECT_EQ(frames.every, "week");
  EXPECT_EQ(frames.loops, 3);
  EXPECT_EQ(frames.span.earliest, parse_edtf("2020-01-01")->earliest);
  EXPECT_EQ(frames.span.latest, parse_edtf("2020-03-31")->latest);
}

TEST(FramesOverrides, NameWhatCannotBeUnderstoodAndChangeNothing) {
  FramesSpec frames;
  const Diagnostics wrong = apply({.every = "fortnight", .from = "soon", .loops = 7}, frames);
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_EQ(wrong[0].message.substr(0, 7), "every: ");
  EXPECT_EQ(wrong[1].message.substr(0, 6), "from: ");
  EXPECT_EQ(frames.every, "day");
  EXPECT_EQ(frames.loops, 0);
  EXPECT_FALSE(apply({.from = "2020-03", .to = "2020-01"}, frames).empty());
}

}  // namespace
}  // namespace dateline

#include "geodata/did_you_mean.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  EXPECT_EQ(edit_distance("tokmak", "tokmok", 5), 1U);
  EXPECT_EQ(edit_distance("tokmk", "tokmok", 5), 1U);
  EXPECT_EQ(edit_distance("tkomok", "tokmok", 5), 1U);
  EXPECT_EQ(edit_distance("", "abc", 5), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
  EXPECT_EQ(edit_distance("CLASH", "clash", 5), 0U);
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 2), 3U) << "more than the limit is limit + 1";
  EXPECT_EQ(edit_distance(std::string(100, 'a'), std::string(100, 'a'), 2), 3U) << "long words are not compared";
}

TEST(DidYouMean, NamesTheNearestAndTheFirstOfEquals) {
  constexpr auto words = std::to_array<std::string_view>({"korday", "tokmok", "tokmak2"});
  DidYouMean suggest;
  EXPECT_EQ(suggest.among(words, "tokmak"), " (did you mean \"tokmok\"?)");
  EXPECT_EQ(suggest.among(words, "almaty"), "");
  EXPECT_EQ(suggest.among(words, ""), "");
  EXPECT_EQ(suggest.among({}, "korday"), "");
}

TEST(DidYouMean, StopsGuessingWhenThereIsTooMuchToCompare) {
  const std::vector<std::string_view> words(100000, "abcdefghijklmnopqrstuvwxyz");
  DidYouMean suggest;
  for (int i = 0; i < 1000; ++i) (void)suggest.among(words, "abcdefghijklmnopqrstuvwx__");
  EXPECT_EQ(suggest.among(words, "abcdefghijklmnopqrstuvwxy"), "");
}

}  // namespace
}  // namespace dateline

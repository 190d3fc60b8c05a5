#include "render/sequence_merge.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Keys = std::vector<std::string>;

/// "a" for what all have, "a/02" for what sequences 0 and 2 have.
std::string shown(const std::vector<Keys>& sequences) {
  std::string text;
  for (const MergedEntry& entry : merge_sequences(sequences)) {
    std::string key, who;
    for (std::size_t i = 0; i < entry.size(); ++i)
      if (entry[i]) key = sequences[i][*entry[i]], who += std::to_string(i);
    text += (text.empty() ? "" : " ") + key + (who.size() == sequences.size() ? "" : "/" + who);
  }
  return text;
}

TEST(MergeSequences, BringsEqualKeysTogether) {
  EXPECT_EQ(shown({{"a", "b", "c"}, {"a", "x", "c"}}), "a b/0 x/1 c");
  EXPECT_EQ(shown({{"a"}, {"a"}, {"a"}}), "a");
  EXPECT_EQ(shown({{"a", "b"}, {"c", "d"}}), "a/0 b/0 c/1 d/1");
  EXPECT_EQ(shown({{}, {"a"}, {"b", "a"}}), "b/2 a/12");
}

TEST(MergeSequences, DoesNotLetOneThatMovedKeepTheOthersApart) {
  EXPECT_EQ(shown({{"a", "b", "c", "d"}, {"d", "a", "b", "c"}}), "d/1 a b c d/0");
}

TEST(MergeSequences, TellsRepeatedKeysApartByTheirOrder) { EXPECT_EQ(shown({{"a", "a"}, {"a", "a", "a"}}), "a a a/1"); }

TEST(MergeSequences, KeepsTheOrderOfEachSequence) {
  std::mt19937 engine(7);
  const auto random = [&engine](unsigned below) { return static_cast<unsigned>(engine() % below); };
  for (int round = 0; round < 200; ++round) {
    std::vector<Keys> sequences(3);
    for (Keys& keys : sequences)
      for (unsigned n = random(9); n > 0; --n) keys.push_back(std::string(1, static_cast<char>('a' + random(5))));
    const std::vector<MergedEntry> merged = merge_sequences(sequences);
    for (std::size_t i = 0; i < sequences.size(); ++i) {
      std::size_t next = 0;
      for (const MergedEntry& entry : merged)
        if (entry[i]) {
          EXPECT_EQ(*entry[i], next++);
        }
      EXPECT_EQ(next, sequences[i].size());
    }
    for (const MergedEntry& entry : merged) {
      std::string key;
      for (std::size_t i = 0; i < entry.size(); ++i) {
        if (!entry[i]) continue;
        EXPECT_TRUE(key.empty() || key == sequences[i][*entry[i]]);
        key = sequences[i][*entry[i]];
      }
      EXPECT_FALSE(key.empty());
    }
  }
}

}  // namespace
}  // namespace dateline

#include "render/frame_shard.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(FrameShard, IsReadAsPartOfANumber) {
  EXPECT_EQ(parse_frame_shard("2/4"), (FrameShard{2, 4}));
  EXPECT_EQ(parse_frame_shard_name("2-of-4"), (FrameShard{2, 4}));
  for (const char* wrong : {"", "/", "0/4", "5/4", "x/y", "1/0", "-1/4", "1/4x", "1", "1/", " 1/4", "1/2000000",
                            "99999999999999999999/99999999999999999999"})
    EXPECT_FALSE(parse_frame_shard(wrong)) << wrong;
}

TEST(FrameShard, ShardsTakeEveryStepOnceInOrder) {
  for (const std::size_t all : {0U, 1U, 3U, 7U, 8U, 100U})
    for (const std::size_t of : {1U, 2U, 3U, 8U, 9U}) {
      std::size_t next = 0;
      for (std::size_t part = 1; part <= of; ++part) {
        const StepRange range = FrameShard{part, of}.steps(all);
        EXPECT_EQ(range.first, next);
        EXPECT_GE(range.count + 1, (all + of - 1) / of);
        EXPECT_LE(range.count, (all + of - 1) / of);
        next += range.count;
      }
      EXPECT_EQ(next, all);
    }
}

}  // namespace
}  // namespace dateline

#include "geodata/sha256.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Sha256, AgreesWithTheExamplesOfTheStandard) {
  EXPECT_EQ(to_hex(sha256_of("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256_of("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, BeginsAnewAfterEachDigest) {
  Sha256 hash;
  hash.add(std::string_view("a"));
  hash.add(std::string_view("bc"));
  EXPECT_EQ(hash.finish(), sha256_of("abc"));
  EXPECT_EQ(hash.finish(), sha256_of(""));
}

TEST(Hexadecimal, IsReadBackAndNothingElseIs) {
  std::array<std::uint8_t, 3> bytes{};
  EXPECT_TRUE(parse_hex("00ff1a", bytes));
  EXPECT_EQ(to_hex(bytes), "00ff1a");
  for (const char* wrong : {"", "00ff1", "00ff1a0", "00FF1A", "00fg1a", "0x00ff"})
    EXPECT_FALSE(parse_hex(wrong, bytes)) << wrong;
}

}  // namespace
}  // namespace dateline

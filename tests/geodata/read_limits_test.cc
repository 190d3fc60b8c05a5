#include "geodata/read_limits.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::Optional;

TEST(ReadLimits, WhatIsNotUnderstoodIsSaidAndChangesNothing) {
  const std::uint64_t before = read_limits().records;
  EXPECT_THAT(set_read_limit("records"), Optional(HasSubstr("is not NAME=NUMBER")));
  EXPECT_THAT(set_read_limit("recrods=5"), Optional(HasSubstr("did you mean \"records\"?")));
  for (const char* number : {"", "0", "-1", "1T", "x", "1.5M", "99999999999999999999", "99999999999999999G"})
    EXPECT_THAT(set_read_limit(std::string("records=") + number), Optional(HasSubstr("is no number"))) << number;
  EXPECT_EQ(read_limits().records, before);
}

TEST(ReadLimits, NumbersMayHaveUnits) {
  const std::uint64_t before = read_limits().records;
  for (const auto& [text, number] :
       {std::pair{"7", 7ULL}, {"7k", 7'000ULL}, {"7MB", 7'000'000ULL}, {"7G", 7'000'000'000ULL}}) {
    EXPECT_EQ(set_read_limit(std::string("records=") + text), std::nullopt);
    EXPECT_EQ(read_limits().records, number);
  }
  EXPECT_EQ(set_read_limit("records=" + std::to_string(before)), std::nullopt);
}

TEST(ReadLimits, AreAllInTheDocumentationWithTheirDefaults) {
  std::ostringstream page;
  page << std::ifstream(DATELINE_SOURCE_DIR "/docs/limits.md").rdbuf();
  for (const ReadLimit& limit : all_read_limits()) {
    std::string number = std::to_string(ReadLimits{}.*(limit.value));
    for (std::size_t at = number.size(); at > 3; number.insert(at -= 3, ",")) {
    }
    const std::string row = "| `" + std::string(limit.name) + "` | " + number + " |";
    EXPECT_THAT(page.str(), HasSubstr(row));
  }
}

}  // namespace
}  // namespace dateline

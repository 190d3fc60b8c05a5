#include "geodata/zip_archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(ZipArchive, HoldsItsEntriesPackedOrAsTheyAre) {
  const std::string text(1000, 'a');
  const std::string packed = zip({{"a.txt", text}});
  const std::string stored = zip({{"a.txt", text, false}});
  EXPECT_THAT(packed, StartsWith("PK\x03\x04"));
  EXPECT_LT(packed.size(), 200U);
  EXPECT_THAT(stored, HasSubstr(text));
}

TEST(ZipArchive, KeepsTheOrderOfItsEntries) {
  const std::string bytes = zip({{"b.txt", "1"}, {"a.txt", "2"}});
  EXPECT_LT(bytes.find("b.txt"), bytes.find("a.txt"));
}

TEST(ZipArchive, GivesTheSameBytesInEveryTimeZone) {
  const std::vector<ZipEntry> entries{{"doc.kml", "<kml/>"}, {"icons/battle.png", "\x89PNG", false}};
  ::setenv("TZ", "Asia/Almaty", 1);
  ::tzset();
  const std::string there = zip(entries);
  ::setenv("TZ", "America/Lima", 1);
  ::tzset();
  const std::string here = zip(entries);
  ::unsetenv("TZ");
  ::tzset();
  EXPECT_EQ(here, there);
  EXPECT_EQ(here.substr(10, 4), std::string("\0\0\x21\0", 4)) << "midnight of 1 January 1980";
}

TEST(ZipArchive, OfNothingIsNothing) { EXPECT_EQ(zip({}), ""); }

}  // namespace
}  // namespace dateline

#include "geodata/safe_file_name.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "geodata/url_segment.h"
#include "tests/support/hostile_strings.h"

namespace dateline {
namespace {

TEST(SafeFileName, KeepsPlainNames) { EXPECT_EQ(safe_file_name("2020-02-07T1400.png"), "2020-02-07T1400.png"); }

TEST(SafeFileName, LeavesNoWayOutOfAFolder) {
  EXPECT_EQ(safe_file_name("../../etc/passwd"), "_._.._etc_passwd");
  EXPECT_EQ(safe_file_name("..\\x"), "_._x");
  EXPECT_EQ(safe_file_name(".hidden"), "_hidden");
  EXPECT_EQ(safe_file_name("-rf"), "_rf");
  EXPECT_EQ(safe_file_name("x."), "x_");
  EXPECT_EQ(safe_file_name(""), "_");
}

TEST(SafeFileName, IsNoDevice) {
  EXPECT_EQ(safe_file_name("con"), "_on");
  EXPECT_EQ(safe_file_name("COM1.png"), "_OM1.png");
  EXPECT_EQ(safe_file_name("console"), "console");
}

TEST(SafeFileName, StaysInAFolderWhateverTheText) {
  std::vector<std::string> texts = testing::hostile_strings();
  texts.push_back(std::string(1'000'000, 'x'));
  for (std::string& text : testing::unreadable_strings()) texts.push_back(text);
  for (const std::string& text : texts) {
    const std::string name = safe_file_name(text);
    EXPECT_LE(name.size(), 100U);
    EXPECT_EQ(std::filesystem::path(name).filename(), name);
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."),
              std::string::npos);
  }
}

TEST(UrlSegment, IsNoSchemeAndNoPath) {
  EXPECT_EQ(url_segment("korday-1.html"), "korday-1.html");
  EXPECT_EQ(url_segment("javascript:x//\"<#?"), "javascript%3Ax%2F%2F%22%3C%23%3F");
  EXPECT_EQ(url_segment("ө"), "%D3%A9");
}

}  // namespace
}  // namespace dateline

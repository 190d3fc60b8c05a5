#include "tests/support/golden.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/support/programs.h"

namespace dateline::testing {
namespace {

GoldenFolders scratch() {
  const auto folder = fresh_folder();
  return {folder / "golden", folder / "actual", false};
}

TEST(Golden, MissingGoldenFailsAndKeepsTheActualText) {
  const GoldenFolders folders = scratch();
  EXPECT_FALSE(matches_golden("a.txt", "one\n", folders));
  EXPECT_TRUE(std::filesystem::exists(folders.actual / "a.txt.actual.txt"));
  EXPECT_FALSE(std::filesystem::exists(folders.golden / "a.txt"));
}

TEST(Golden, UpdateWritesWhatThenPasses) {
  GoldenFolders folders = scratch();
  folders.update = true;
  EXPECT_TRUE(matches_golden("deep/a.txt", "one\n", folders));
  folders.update = false;
  EXPECT_TRUE(matches_golden("deep/a.txt", "one\n", folders));
}

TEST(Golden, DifferenceNamesTheLine) {
  GoldenFolders folders = scratch();
  folders.update = true;
  EXPECT_TRUE(matches_golden("a.txt", "one\ntwo\nthree\n", folders));
  folders.update = false;
  const auto result = matches_golden("a.txt", "one\n2\nthree\n", folders);
  EXPECT_FALSE(result);
  EXPECT_NE(std::string(result.message()).find("line 2\n  golden: two\n  actual: 2\n"), std::string::npos);
}

TEST(Golden, MissingLastLineFails) {
  GoldenFolders folders = scratch();
  folders.update = true;
  EXPECT_TRUE(matches_golden("a.txt", "one\ntwo\n", folders));
  folders.update = false;
  EXPECT_FALSE(matches_golden("a.txt", "one\n", folders));
}

}  // namespace
}  // namespace dateline::testing

#include "render/output_files.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "geodata/error.h"
#include "geodata/output_file.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

TEST(OutputFiles, ClashWhereTwoNamesAreOneFile) {
  const ScratchFolder folder;
  const std::string a = folder / "a";
  write_file(a, "x");
  const std::string link = folder / "b";
  std::filesystem::create_symlink(a, link);
  EXPECT_EQ(clash_of_outputs({a, folder / "c"}, {}), "");
  EXPECT_NE(clash_of_outputs({a, link}, {}), "");
  EXPECT_NE(clash_of_outputs({link}, {a}), "");
  EXPECT_NE(clash_of_outputs({folder / "./a"}, {a}), "");
}

TEST(OutputFiles, AreWrittenAllOrNone) {
  const ScratchFolder folder;
  const std::string a = folder / "a";
  write_file(a, "before");
  EXPECT_THROW(write_outputs({{a, "after"}, {folder / "no/b", "x"}}), Error);
  EXPECT_EQ(std::filesystem::file_size(a), 6U);
  write_outputs({{a, "after"}, {folder / "b", "x"}});
  EXPECT_EQ(std::filesystem::file_size(a), 5U);
  EXPECT_TRUE(std::filesystem::exists(folder / "b"));
}

}  // namespace
}  // namespace dateline

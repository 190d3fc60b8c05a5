#include "geodata/output_file.h"

#include <sys/stat.h>

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"
#include "geodata/unfinished_files.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(const ScratchFolder& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder.path()}, {}));
}

TEST(OutputFile, AppearsOnlyWhenCommitted) {
  const ScratchFolder folder;
  {
    OutputFile file{folder / "a.txt"};
    file.write("one ");
    file.write("two");
    EXPECT_EQ(file.size(), 7U);
    EXPECT_FALSE(fs::exists(folder / "a.txt"));
    EXPECT_TRUE(file.temporary_path().ends_with(".txt"));
    file.commit();
    EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "one two");
  }
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(OutputFile, LeavesTheOldFileAndNoOtherWhenNotCommitted) {
  const ScratchFolder folder;
  write_file(folder / "a.txt", "old");
  { OutputFile{folder / "a.txt"}.write("half of the new"); }
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "old");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(OutputFile, ReplacesAndKeepsTheMode) {
  const ScratchFolder folder;
  write_file(folder / "a.txt", "old");
  fs::permissions(folder / "a.txt", fs::perms{0640});
  write_file(folder / "a.txt", "new");
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "new");
  EXPECT_EQ(fs::status(folder / "a.txt").permissions(), fs::perms{0640});
}

TEST(OutputFile, WritesThroughALink) {
  const ScratchFolder folder;
  write_file(folder / "real.txt", "old");
  fs::create_symlink("real.txt", folder / "link.txt");
  write_file(folder / "link.txt", "new");
  EXPECT_TRUE(fs::is_symlink(folder / "link.txt"));
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "real.txt"), "new");
}

TEST(OutputFile, FailuresNameTheFileAndTheReason) {
  const ScratchFolder folder;
  const auto message = [](const std::string& path) -> std::string {
    try {
      write_file(path, "x");
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(message(folder / "no/such.txt"), "cannot write " + folder / "no/such.txt" + ": No such file or directory");
  EXPECT_EQ(message(folder.path().string()), "cannot write " + folder.path().string() + ": Is a directory");
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(OutputFile, BytesCanBePutOverEarlierOnes) {
  const ScratchFolder folder;
  OutputFile file{folder / "a.txt"};
  file.write("0123456789");
  file.overwrite(3, "abc");
  file.write("!");
  file.commit();
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "012abc6789!");
}

TEST(OutputFile, AFullDeviceIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP();
  EXPECT_THROW(write_file("/dev/full", "x"), Error);
  EXPECT_NO_THROW(write_file("/dev/null", "x"));
}

TEST(OutputFile, TwoWritersOfOneFileDoNotMix) {
  const ScratchFolder folder;
  OutputFile first{folder / "a.txt"};
  OutputFile second{folder / "a.txt"};
  first.write("first");
  second.write("second");
  second.commit();
  first.commit();
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "first");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(OutputFile, GoesOnWithAFileThatALibraryMadeInItsPlace) {
  const ScratchFolder folder;
  write_file(folder / "a.gpkg", "old");
  fs::permissions(folder / "a.gpkg", fs::perms::owner_read | fs::perms::owner_write);
  OutputFile file{folder / "a.gpkg"};
  file.clear_path();
  EXPECT_FALSE(fs::exists(file.temporary_path()));
  std::ofstream(file.temporary_path()) << "made by a library";
  file.adopt_path();
  file.commit();
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.gpkg"), "made by a library");
  EXPECT_EQ(fs::status(folder / "a.gpkg").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(OutputFile, TakesAwayWhatAKilledProgramLeft) {
  const ScratchFolder folder;
  std::string left;
  {
    OutputFile file{folder / "a.txt"};
    left = file.temporary_path();
  }
  write_file(left, "half of what a killed program wrote");
  write_file(folder / "a.txt", "whole");
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "whole");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(OutputFile, AProgramThatIsToldToEndLeavesNothingUnfinished) {
  const ScratchFolder folder;
  OutputFile plain{folder / "a.txt"}, made{folder / "b.gpkg"};
  made.clear_path();
  std::ofstream(made.temporary_path()) << "made by a library";
  EXPECT_EQ(files_in(folder), 3U);
  UnfinishedFiles{}.remove_all();
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(CommitTogether, PutsAllInPlace) {
  const ScratchFolder folder;
  write_file(folder / "a.txt", "old");
  OutputFile first{folder / "a.txt"}, second{folder / "b.txt"};
  first.write("a");
  second.write("b");
  commit_together({&first, &second});
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "a");
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "b.txt"), "b");
  EXPECT_EQ(files_in(folder), 2U);
}

TEST(CommitTogether, GivesBackWhatWasThereWhenOneCannotBePutInPlace) {
  const ScratchFolder folder;
  write_file(folder / "a.txt", "old");
  {
    OutputFile first{folder / "a.txt"}, second{folder / "b.txt"}, third{folder / "c.txt"};
    first.write("a");
    second.write("b");
    third.write("c");
    fs::create_directories(folder / "c.txt/in the way");
    EXPECT_THROW(commit_together({&first, &second, &third}), Error);
  }
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.txt"), "old");
  EXPECT_FALSE(fs::exists(folder / "b.txt"));
  EXPECT_EQ(files_in(folder), 2U);
}

}  // namespace
}  // namespace dateline

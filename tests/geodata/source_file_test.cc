#include "geodata/source_file.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "geodata/error.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::Optional;

TEST(SourceFile, NamesOfFilesAreNoAddressesAndNoConnections) {
  for (const char* name : {"a.gpkg", "folder/a b.gpkg", "../a.tif", "/data/a.tif", "2020-02-07T10:30.stream", "C:a"})
    EXPECT_EQ(why_no_file_name(name), std::nullopt) << name;
  for (const char* name : {"PG:dbname=x", "http://example.org/a.tif", "WMS:http://example.org", "GPKG:a.gpkg:land"})
    EXPECT_THAT(why_no_file_name(name), Optional(HasSubstr("an address or a connection"))) << name;
  EXPECT_THAT(why_no_file_name("/vsizip/a.zip/a.gpkg"), Optional(HasSubstr("virtual file systems")));
  EXPECT_THAT(why_no_file_name("/vsis3/bucket/a.gpkg"), Optional(HasSubstr("--allow-network opens it")));
  EXPECT_THAT(why_no_file_name("<VRTDataset></VRTDataset>"), Optional(HasSubstr("XML")));
  EXPECT_THAT(why_no_file_name("a\nb"), Optional(HasSubstr("control characters")));
}

TEST(SourceFile, WhatLeadsOutOfTheFolderIsNotOpenedUnlessItsFolderIsAllowed) {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.path() / "in");
  std::filesystem::create_directories(folder.path() / "out");
  ScratchFolder::put(folder / "in/a.txt", "a");
  ScratchFolder::put(folder / "out/b.txt", "b");
  std::filesystem::create_symlink("../out/b.txt", folder.path() / "in/link.txt");
  std::filesystem::create_symlink("a.txt", folder.path() / "in/near.txt");
  EXPECT_EQ(why_not_opened(folder / "in/a.txt", {folder / "in"}), std::nullopt);
  EXPECT_EQ(why_not_opened(folder / "in/near.txt", {folder / "in"}), std::nullopt);
  EXPECT_EQ(why_not_opened(folder / "in/missing.txt", {folder / "in"}), std::nullopt);
  for (const char* name : {"in/link.txt", "in/../out/b.txt", "inner.txt"})
    EXPECT_THAT(why_not_opened(folder / name, {folder / "in"}), Optional(HasSubstr("leads out"))) << name;
  EXPECT_EQ(why_not_opened(folder / "in/link.txt", {folder / "in", folder / "out"}), std::nullopt);
}

TEST(SourceFile, PipesAndFoldersAreNotOpenedAndNeverWaitedFor) {
  const ScratchFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(why_not_opened(folder / "pipe", {folder.path().string()}), Optional(HasSubstr("a pipe")));
  for (const std::string& path : {folder / "pipe", folder.path().string(), std::string("/dev/zero"), folder / "none"})
    EXPECT_THROW(static_cast<void>(open_plain_file(path)), Error) << path;
}

TEST(SourceFile, WhatStandsBesideMustBePlainToo) {
  const ScratchFolder folder;
  ScratchFolder::put(folder / "a.tif", "a");
  ScratchFolder::put(folder / "a.tfw", "1");
  EXPECT_EQ(why_not_beside(folder / "a.tif", "+.ovr .tfw .prj"), std::nullopt);
  ASSERT_EQ(mkfifo((folder / "a.PRJ").c_str(), 0600), 0);
  EXPECT_THAT(why_not_beside(folder / "a.tif", "+.ovr .tfw .prj"), Optional(HasSubstr("beside it stands a.PRJ")));
}

}  // namespace
}  // namespace dateline

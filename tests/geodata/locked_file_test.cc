#include "geodata/locked_file.h"

#include <gtest/gtest.h>

#include "geodata/error.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using Kind = LockedFile::Kind;

TEST(LockedFile, KeepsOthersOutUntilItIsClosed) {
  const ScratchFolder folder;
  {
    const auto first = LockedFile::open(folder / "lock", Kind::kExclusive);
    ASSERT_TRUE(first);
    EXPECT_FALSE(LockedFile::open(folder / "lock", Kind::kExclusive));
    EXPECT_FALSE(LockedFile::open(folder / "lock", Kind::kShared));
  }
  EXPECT_TRUE(LockedFile::open(folder / "lock", Kind::kExclusive));
}

TEST(LockedFile, IsSharedByThoseThatAgreeToShare) {
  const ScratchFolder folder;
  const auto first = LockedFile::open(folder / "lock", Kind::kShared);
  EXPECT_TRUE(LockedFile::open(folder / "lock", Kind::kShared));
  EXPECT_FALSE(LockedFile::open(folder / "lock", Kind::kExclusive));
}

TEST(LockedFile, IsAnotherFileOnceItWasRemoved) {
  const ScratchFolder folder;
  auto first = LockedFile::open(folder / "lock", Kind::kExclusive);
  first->remove();
  EXPECT_TRUE(LockedFile::open(folder / "lock", Kind::kExclusive));
}

TEST(LockedFile, ClosesALineThatWasLeftHalf) {
  const ScratchFolder folder;
  ScratchFolder::put(folder / "journal", "whole\nhal");
  LockedFile::open(folder / "journal", Kind::kExclusive)->append_line("next\n");
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "journal"), "whole\nhal\nnext\n");
}

TEST(LockedFile, MakesItsFolderAndSaysWhenItCannot) {
  const ScratchFolder folder;
  EXPECT_TRUE(LockedFile::open(folder / "a/b/lock", Kind::kExclusive));
  EXPECT_THROW(LockedFile::open("/proc/no/lock", Kind::kExclusive), Error);
}

}  // namespace
}  // namespace dateline

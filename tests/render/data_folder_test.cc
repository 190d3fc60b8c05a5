#include "render/data_folder.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "geodata/error.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

TEST(DataFolder, IsFoundAroundTheProgramThatTheLibraryIsLinkedInto) {
  const std::filesystem::path folder = find_data_folder("");
  EXPECT_EQ(folder, std::filesystem::path(DATELINE_BINARY_DIR) / "share" / "dateline");
  EXPECT_FALSE(theme_names(theme_folder(folder.string())).empty());
  EXPECT_TRUE(std::filesystem::exists(world_basemap(folder.string())));
}

TEST(DataFolder, ThatWasAskedForIsTakenAtItsWord) {
  EXPECT_EQ(find_data_folder(DATELINE_SOURCE_DIR), DATELINE_SOURCE_DIR);
  EXPECT_THROW((void)find_data_folder(DATELINE_SOURCE_DIR "/docs"), Error);
}

}  // namespace
}  // namespace dateline

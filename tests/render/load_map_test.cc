#include "render/load_map.h"

#include <gtest/gtest.h>

#include "render/picture_format.h"

namespace dateline {
namespace {

const std::string source = DATELINE_SOURCE_DIR;
const std::string korday = source + "/examples/korday/korday.map.txtpb";

TEST(LoadMap, TakesOverridesOverTheMapFilesOwn) {
  const Result<MapInputs> inputs =
      load_map(korday, {.data_folder = source, .style = "dark", .languages = {"ru"}, .pixels_per_inch = 50});
  ASSERT_TRUE(inputs);
  EXPECT_EQ(inputs->spec.style, "dark");
  EXPECT_EQ(inputs->spec.languages, std::vector<std::string>{"ru"});
  EXPECT_EQ(inputs->spec.pixels_per_inch, 50);
}

TEST(LoadMap, LeavesWhatIsNotOverridden) {
  const Result<MapInputs> inputs = load_map(korday, {.data_folder = source});
  ASSERT_TRUE(inputs);
  EXPECT_FALSE(inputs->chronicle.events.empty());
  EXPECT_NE(inputs->spec.languages, std::vector<std::string>{"ru"});
}

TEST(LoadMap, MakesAMapAroundAChronicleInMemory) {
  Result<Chronicle> chronicle = load_chronicle(source + "/examples/korday/korday.chronicle.txtpb");
  ASSERT_TRUE(chronicle);
  const std::size_t events = chronicle->events.size();
  const Result<MapInputs> inputs = load_map_of(std::move(*chronicle), "here", {.data_folder = source});
  ASSERT_TRUE(inputs);
  EXPECT_EQ(inputs->spec.file, "here");
  EXPECT_EQ(inputs->chronicle.events.size(), events);
}

TEST(LoadMap, DrawsAChronicleInMemoryAsAMapFileSays) {
  Result<Chronicle> chronicle = load_chronicle(source + "/examples/korday/korday.chronicle.txtpb");
  ASSERT_TRUE(chronicle);
  chronicle->events.resize(20);
  const Result<MapInputs> inputs = load_map_as(korday, *chronicle, {.data_folder = source});
  ASSERT_TRUE(inputs);
  EXPECT_EQ(inputs->spec.file, korday);
  EXPECT_FALSE(inputs->spec.layers.empty());
  EXPECT_EQ(inputs->chronicle.events.size(), 20U);
  EXPECT_FALSE(load_map_as(source + "/examples/korday/korday.chronicle.txtpb", *chronicle));
}

TEST(LoadMap, SaysWhatIsWrongWithAStyleThatWasAskedFor) {
  const Result<MapInputs> inputs = load_map(korday, {.data_folder = source, .style = "no-such-theme"});
  ASSERT_FALSE(inputs);
  EXPECT_NE(inputs.diagnostics.front().message.find("no-such-theme"), std::string::npos);
}

TEST(PictureFormat, FollowsTheEndingWithoutRegardToCase) {
  EXPECT_EQ(picture_format_of("a.b/m.PNG"), PictureFormat::kPng);
  EXPECT_EQ(picture_format_of("m.svg"), PictureFormat::kSvg);
  EXPECT_EQ(picture_format_of("m.pdf"), PictureFormat::kPdf);
  EXPECT_EQ(picture_format_of("m.tiff"), PictureFormat::kTif);
  EXPECT_EQ(picture_format_of("m.jpg"), std::nullopt);
  EXPECT_EQ(picture_format_of("png"), std::nullopt);
}

}  // namespace
}  // namespace dateline

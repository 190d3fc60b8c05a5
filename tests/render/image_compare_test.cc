#include "tests/support/image_compare.h"

#include <gtest/gtest.h>

#include "render/canvas.h"
#include "tests/support/programs.h"
#include "tests/support/sample_drawing.h"

namespace dateline::testing {
namespace {

Picture draw(const Drawing& drawing) { return read_png(draw_png(drawing)); }

TEST(ComparePictures, PassesAPictureAndItself) {
  const Picture picture = draw(sample_drawing());
  EXPECT_TRUE(compare_pictures(picture, picture).same);
}

TEST(ComparePictures, FailsWhenOneSmallSymbolIsMissing) {
  Drawing drawing = sample_drawing();
  const Picture whole = draw(drawing);
  auto& sites = drawing.layers.at(2).items;
  sites.erase(sites.begin() + 1);  // Sortobe, a disc of 9 pt
  const Comparison comparison = compare_pictures(whole, draw(drawing));
  EXPECT_FALSE(comparison.same);
  EXPECT_GT(comparison.differing_pixels, 250);
}

TEST(ComparePictures, FailsWhenASymbolIsTooMuch) {
  Drawing drawing = sample_drawing();
  auto& sites = drawing.layers.at(2).items;
  const Item extra = sites.at(2);
  sites.erase(sites.begin() + 2);  // a dashed ring of 7 pt
  const Picture without = draw(drawing);
  EXPECT_FALSE(compare_pictures(without, draw(sample_drawing())).same);
}

TEST(ComparePictures, FailsWhenAWordChanges) {
  Drawing drawing = sample_drawing();
  const Picture before = draw(drawing);
  std::get<TextItem>(drawing.layers.at(3).items.at(3).value).text = "Sortoba";
  EXPECT_FALSE(compare_pictures(before, draw(drawing)).same);
}

TEST(ComparePictures, FailsWhenAColourChangesALittleTooMuch) {
  Picture a{4, 4, std::vector<std::uint8_t>(48, 200)}, b = a;
  for (std::uint8_t& channel : b.rgb) channel = 160;
  EXPECT_FALSE(compare_pictures(a, b).same);
  for (std::uint8_t& channel : b.rgb) channel = 190;
  EXPECT_TRUE(compare_pictures(a, b).same);
}

TEST(ComparePictures, PassesEdgesMovedByLessThanAPixel) {
  Drawing drawing = sample_drawing();
  const Picture before = draw(drawing);
  for (Item& item : drawing.layers.at(2).items)
    for (PagePoint& p : std::get<PathItem>(item.value).path.points) p.x_pt += 0.3;
  const Picture after = draw(drawing);
  ASSERT_NE(before.rgb, after.rgb);
  EXPECT_TRUE(compare_pictures(before, after).same) << compare_pictures(before, after).message;
}

TEST(ComparePictures, FailsOnSymbolsMovedByThreePixels) {
  Drawing drawing = sample_drawing();
  const Picture before = draw(drawing);
  for (Item& item : drawing.layers.at(2).items)
    for (PagePoint& p : std::get<PathItem>(item.value).path.points) p.x_pt += 2.25;
  EXPECT_FALSE(compare_pictures(before, draw(drawing)).same);
}

TEST(ComparePictures, FailsOnOtherSizes) {
  const Picture a{2, 2, std::vector<std::uint8_t>(12)}, b{3, 2, std::vector<std::uint8_t>(18)};
  EXPECT_FALSE(compare_pictures(a, b).same);
  EXPECT_EQ(compare_pictures(a, b).differing_share, 1);
}

TEST(ComparePictures, WritesWhereTheyDiffer) {
  Drawing drawing = sample_drawing();
  const Picture whole = draw(drawing);
  drawing.layers.erase(drawing.layers.begin() + 2);
  const auto diff = fresh_folder() / "diff.png";
  EXPECT_FALSE(compare_pictures(whole, draw(drawing), {}, diff).same);
  const Picture red = read_png_file(diff);
  EXPECT_EQ(red.pixel(320, 200), (std::array<int, 3>{0xE0, 0, 0}));  // the middle of Masanchi
}

}  // namespace
}  // namespace dateline::testing

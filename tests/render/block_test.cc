#include "render/block.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/support/fixed_measurer.h"

namespace dateline {
namespace {

using testing::FixedMeasurer;

TypeStyle letters(double size_pt) {
  TypeStyle type;
  type.size_pt = size_pt;
  return type;
}

const TextItem& text_of(const Item& item) { return std::get<TextItem>(item.value); }

Item square(double left_pt) {
  return {PathItem{{}, Path::rectangle({left_pt, -4, left_pt + 8, 4}), Fill{{0, 0, 0, 255}, {}, false}, {}}};
}

TEST(Mirrored, PutsSamplesRightOfTheirTextAndAlignsLinesOnTheRight) {
  const FixedMeasurer measurer;
  Column column(100, "ar", measurer);
  column.add_row({square(0), square(10)}, 30, 18, "abcd", letters(10));
  column.add_text("ab", letters(10));
  Block block = column.take_block("key", {});
  const double width = block.size.width_pt;
  ASSERT_EQ(width, 50);
  block = mirrored(std::move(block));
  const auto& sample = std::get<Group>(block.group.items.at(0).value).items;
  EXPECT_EQ(std::get<PathItem>(sample.at(0).value).path.bounds().left_pt, 32);  // not turned round: the first is left
  EXPECT_EQ(std::get<PathItem>(sample.at(1).value).path.bounds().right_pt, 50);
  EXPECT_EQ(text_of(block.group.items.at(1)).origin.x_pt, 20);
  EXPECT_EQ(text_of(block.group.items.at(1)).anchor, TextAnchor::kEnd);
  EXPECT_EQ(text_of(block.group.items.at(2)).origin.x_pt, 50);
}

TEST(Mirrored, TwiceIsAsItWas) {
  const FixedMeasurer measurer;
  Column column(100, "ar", measurer);
  column.add_row({square(0)}, 30, 18, "abcd", letters(10));
  const Block block = column.take_block("key", {});
  const Block twice = mirrored(mirrored(block));
  EXPECT_EQ(text_of(twice.group.items.at(1)).origin, text_of(block.group.items.at(1)).origin);
  EXPECT_EQ(text_of(twice.group.items.at(1)).anchor, TextAnchor::kStart);
}

Block bar(double height_pt, const std::string& id) {
  Block block;
  PathItem item;
  item.name.id = id;
  item.path = Path::rectangle({0, 0, 10, height_pt});
  block.group.items.push_back({item});
  block.size = {10, height_pt};
  return block;
}

/// The bars of a block with their places, in drawing order.
std::vector<std::pair<std::string, PageBox>> bars_of(const Group& group) {
  std::vector<std::pair<std::string, PageBox>> bars;
  for (const Item& item : group.items) {
    if (const auto* path = std::get_if<PathItem>(&item.value)) bars.emplace_back(path->name.id, path->path.bounds());
    if (const auto* inner = std::get_if<Group>(&item.value))
      for (auto& found : bars_of(*inner)) bars.push_back(std::move(found));
  }
  return bars;
}

/// Height of the tallest column of the best split in order, by trying all splits.
double best_height(const std::vector<double>& heights, int columns, double gap_pt) {
  double best = 1e9;
  for (unsigned breaks = 0; breaks < 1u << (heights.size() - 1); ++breaks) {
    int used = 1;
    double tallest = 0, height = heights[0];
    for (std::size_t i = 1; i < heights.size(); ++i) {
      if (breaks >> (i - 1) & 1) {
        tallest = std::max(tallest, height);
        height = heights[i];
        ++used;
      } else {
        height += gap_pt + heights[i];
      }
    }
    if (used <= columns) best = std::min(best, std::max(tallest, height));
  }
  return best;
}

TEST(InColumns, IsAsLowAsTheBestSplit) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> height(5, 60);
  for (int round = 0; round < 100; ++round) {
    const int columns = 1 + round % 4;
    std::vector<double> heights;
    std::vector<Block> blocks;
    for (int i = 0; i < 2 + round % 7; ++i) {
      heights.push_back(height(random));
      blocks.push_back(bar(heights.back(), std::to_string(i)));
    }
    EXPECT_LE(in_columns(std::move(blocks), columns, 4, 10).size.height_pt, best_height(heights, columns, 4) + 0.51);
  }
}

TEST(InColumns, ReadsDownEachColumnInOrder) {
  std::vector<Block> blocks;
  for (int i = 0; i < 9; ++i) blocks.push_back(bar(10, std::to_string(i)));
  const Block block = in_columns(std::move(blocks), 3, 4, 10);
  const auto bars = bars_of(block.group);
  ASSERT_EQ(bars.size(), 9u);
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_EQ(bars[i].first, std::to_string(i));
    EXPECT_NEAR(bars[i].second.left_pt, 20.0 * static_cast<double>(i / 3), 1e-9);
    EXPECT_NEAR(bars[i].second.top_pt, 14.0 * static_cast<double>(i % 3), 1e-9);
  }
  EXPECT_NEAR(block.size.width_pt, 50, 1e-9);
  EXPECT_NEAR(block.size.height_pt, 38, 1e-9);
}

TEST(InColumns, LeavesOutEmptyBlocks) {
  std::vector<Block> blocks;
  blocks.push_back(bar(10, "a"));
  blocks.emplace_back();
  blocks.push_back(bar(10, "b"));
  EXPECT_NEAR(in_columns(std::move(blocks), 1, 4, 10).size.height_pt, 24, 1e-9);
  EXPECT_TRUE(in_columns({}, 3, 4, 10).empty());
}

TEST(InRow, StandsBesideEachOtherWithTheTopsLevel) {
  std::vector<Block> blocks;
  blocks.push_back(bar(10, "a"));
  blocks.push_back(bar(30, "b"));
  const Block row = in_row(std::move(blocks), 6);
  EXPECT_EQ(row.size, (PageSize{26, 30}));
  EXPECT_EQ(bars_of(row.group)[1].second, (PageBox{16, 0, 26, 30}));
}

TEST(OnPanel, PutsTheFillBehindAndPaddingAround) {
  const Block block = on_panel(bar(10, "a"), Color{1, 2, 3, 255}, 5);
  EXPECT_EQ(block.size, (PageSize{20, 20}));
  const auto bars = bars_of(block.group);
  EXPECT_EQ(bars[0].second, (PageBox{0, 0, 20, 20}));
  EXPECT_EQ(bars[1].second, (PageBox{5, 5, 15, 15}));
  EXPECT_TRUE(on_panel(Block{}, Color{}, 5).empty());
}

TEST(Move, TakesEverythingAlong) {
  const LinearGradient gradient{{1, 1}, {2, 2}, {}, {}};
  PathItem path;
  path.path = Path::rectangle({0, 0, 1, 1});
  path.fill = Fill{{}, gradient, false};
  path.stroke = Stroke{};
  path.stroke->gradient = gradient;
  TextItem text;
  text.origin = {3, 3};
  text.glyph_places = {{{4, 4}, 90}};
  ImageItem image;
  image.box = {5, 5, 6, 6};
  Group inner;
  inner.clip = PageBox{7, 7, 8, 8};
  inner.items = {{path}, {text}, {image}};
  Group group;
  group.clip = PageBox{0, 0, 9, 9};
  group.items = {{inner}};

  move(group, {10, 20});
  EXPECT_EQ(group.clip, (PageBox{10, 20, 19, 29}));
  const Group& moved = std::get<Group>(group.items[0].value);
  EXPECT_EQ(moved.clip, (PageBox{17, 27, 18, 28}));
  const auto& p = std::get<PathItem>(moved.items[0].value);
  EXPECT_EQ(p.path.bounds(), (PageBox{10, 20, 11, 21}));
  EXPECT_EQ(p.fill->gradient->from, (PagePoint{11, 21}));
  EXPECT_EQ(p.fill->gradient->to, (PagePoint{12, 22}));
  EXPECT_EQ(p.stroke->gradient->from, (PagePoint{11, 21}));
  EXPECT_EQ(p.stroke->gradient->to, (PagePoint{12, 22}));
  const auto& t = std::get<TextItem>(moved.items[1].value);
  EXPECT_EQ(t.origin, (PagePoint{13, 23}));
  EXPECT_EQ(t.glyph_places[0].origin, (PagePoint{14, 24}));
  EXPECT_DOUBLE_EQ(t.glyph_places[0].rotation_deg, 90);
  EXPECT_EQ(std::get<ImageItem>(moved.items[2].value).box, (PageBox{15, 25, 16, 26}));
}

TEST(Column, IsAsTallAsItsLinesAndAsWideAsTheWidest) {
  const FixedMeasurer measurer;
  Column column(100, "en", measurer);
  column.add_text("aaaa bbbb cccc dddd eeee", letters(10));
  column.add_space(7);
  EXPECT_NEAR(column.height_pt(), 2 * 13 + 7, 1e-9);
  const Block block = column.take_block("key", "Key");
  EXPECT_EQ(block.group.name.id, "key");
  EXPECT_EQ(block.group.items.size(), 2u);
  EXPECT_LE(block.size.width_pt, 100);
  EXPECT_NEAR(block.size.width_pt, 70, 1e-9);
}

}  // namespace
}  // namespace dateline

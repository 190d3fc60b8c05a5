#include "render/furniture_layout.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline {
namespace {

const PageBox page{0, 0, 600, 400};
const PageBox inner = page.grown(-18);
constexpr double gap_pt = 12;

Occupancy story_of(const std::vector<PagePoint>& places) {
  Occupancy story(page, 6);
  for (const PagePoint p : places) story.stamp_disc(p, 30, 1);
  story.prepare_sums();
  return story;
}

std::vector<PlacedPiece> placed(const std::vector<FurniturePiece>& pieces, const std::vector<PagePoint>& story = {},
                                std::vector<PageBox> taken = {}) {
  return place_furniture(pieces, story_of(story), story_of(story), inner, std::move(taken), gap_pt);
}

FurniturePiece piece(double width_pt, double height_pt, Corner wish = Corner::kEmptiest, double importance = 1) {
  return {{{width_pt, height_pt}}, wish, importance, false};
}

TEST(FurnitureLayout, NeverCoversStoryTakenBoxesOrOtherPieces) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> x(0, 600), y(0, 400), width(40, 220), height(20, 160);
  int found = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<PagePoint> places;
    for (int i = 0; i < 3; ++i) places.push_back({x(random), y(random)});
    std::vector<FurniturePiece> pieces;
    for (int i = 0; i < 4; ++i) pieces.push_back(piece(width(random), height(random), Corner::kEmptiest, i));
    const PageBox title{18, 18, 300, 60};
    const Occupancy story = story_of(places);
    const auto answer = placed(pieces, places, {title});
    ASSERT_EQ(answer.size(), pieces.size());
    std::vector<PageBox> standing{title};
    for (const PlacedPiece& one : answer) {
      if (one.shape < 0) continue;
      ++found;
      EXPECT_TRUE(inner.grown(1e-6).contains(one.box));
      EXPECT_EQ(story.sum_in(one.box), 0);
      for (const PageBox& other : standing) EXPECT_FALSE(one.box.grown(gap_pt - 0.1).overlaps(other));
      standing.push_back(one.box);
    }
  }
  EXPECT_GT(found, 100);
}

TEST(FurnitureLayout, APieceThatMustBeThereGivesWayToTheCoreAlone) {
  Occupancy story(page, 6), core(page, 6);
  story.stamp_box(page, 1);             // arrows and names everywhere
  core.stamp_box({0, 0, 600, 250}, 1);  // symbols in the upper part
  story.prepare_sums();
  core.prepare_sums();
  FurniturePiece key = piece(200, 100);
  EXPECT_LT(place_furniture({key}, story, core, inner, {}, gap_pt).front().shape, 0);
  key.must = true;
  const PlacedPiece placed = place_furniture({key}, story, core, inner, {}, gap_pt).front();
  ASSERT_EQ(placed.shape, 0);
  EXPECT_TRUE(placed.covers_story);
  EXPECT_EQ(core.sum_in(placed.box), 0);
}

TEST(FurnitureLayout, StandsInTheCornerThatWasWished) {
  const auto at = [&](Corner wish) { return placed({piece(100, 50, wish)}).front().box; };
  EXPECT_EQ(at(Corner::kTopLeft), (PageBox{18, 18, 118, 68}));
  EXPECT_EQ(at(Corner::kTopRight), (PageBox{482, 18, 582, 68}));
  EXPECT_EQ(at(Corner::kBottomLeft), (PageBox{18, 332, 118, 382}));
  EXPECT_EQ(at(Corner::kBottomRight), (PageBox{482, 332, 582, 382}));
}

TEST(FurnitureLayout, WithoutAWishGoesToACornerAwayFromTheStory) {
  const PageBox box = placed({piece(100, 50)}, {{60, 60}, {60, 340}, {540, 60}}).front().box;
  EXPECT_EQ(box, (PageBox{482, 332, 582, 382}));
}

TEST(FurnitureLayout, LeavesOutWhatHasNoRoomClearOfTheStory) {
  std::vector<PagePoint> everywhere;
  for (double x = 0; x <= 600; x += 50)
    for (double y = 0; y <= 400; y += 50) everywhere.push_back({x, y});
  EXPECT_EQ(placed({piece(100, 50)}, everywhere).front().shape, -1);
}

TEST(FurnitureLayout, LeavesOutWhatIsLargerThanThePage) {
  EXPECT_EQ(placed({piece(1000, 50)}).front().shape, -1);
  EXPECT_EQ(placed({piece(50, 1000)}).front().shape, -1);
}

TEST(FurnitureLayout, TakesTheShapeThatFits) {
  const FurniturePiece either{{{1000, 20}, {120, 300}}, Corner::kEmptiest, 1};
  const PlacedPiece answer = placed({either}).front();
  EXPECT_EQ(answer.shape, 1);
  EXPECT_NEAR(answer.box.height_pt(), 300, 1e-9);
}

TEST(FurnitureLayout, TheMoreImportantPieceGetsTheCornerBothWant) {
  const auto answer = placed({piece(100, 50, Corner::kTopLeft, 1), piece(100, 50, Corner::kTopLeft, 2)});
  EXPECT_EQ(answer[1].box, (PageBox{18, 18, 118, 68}));
  EXPECT_NE(answer[0].box, answer[1].box);
}

TEST(FurnitureLayout, AWishedCornerGivesWayToTakenBoxes) {
  const PlacedPiece answer = placed({piece(100, 50, Corner::kTopLeft)}, {}, {{18, 18, 118, 68}}).front();
  ASSERT_EQ(answer.shape, 0);
  EXPECT_FALSE(answer.box.overlaps({18, 18, 118, 68}));
}

TEST(FurnitureLayout, GivesTheSameAnswerTwiceAndNoneForNothing) {
  const std::vector<FurniturePiece> pieces{piece(90, 40), piece(120, 60), piece(50, 50)};
  const auto one = placed(pieces, {{300, 200}}), two = placed(pieces, {{300, 200}});
  for (std::size_t i = 0; i < pieces.size(); ++i) EXPECT_EQ(one[i].box, two[i].box);
  EXPECT_TRUE(placed({}).empty());
}

}  // namespace
}  // namespace dateline

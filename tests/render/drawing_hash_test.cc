#include "render/drawing_hash.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/support/sample_drawing.h"

namespace dateline {
namespace {

CircleItem circle(const std::string& id, double x_pt) {
  CircleItem item;
  item.name.id = id;
  item.center = {x_pt, 10};
  item.radius_pt = 3;
  return item;
}

/// Four steps; "a" in the first two, "b" in all, "c" in the last, above.
FrameSet sample_set() {
  FrameSet set;
  set.title = "Sample";
  set.steps.resize(4);
  set.facts.resize(4);
  for (std::size_t i = 0; i < 4; ++i) set.steps[i].name = std::to_string(i);
  set.story.resize(2);
  set.story[0].items = {{0, 1, {circle("a", 10)}}, {0, 3, {circle("b", 20)}}};
  set.above.resize(1);
  set.above[0].items = {{3, 3, {circle("c", 30)}}};
  return set;
}

std::vector<ContentHash> hashes_of(const FrameSet& set, std::string_view salt = "png") {
  return FrameHashes(set, salt).of_steps(0, set.steps.size());
}

/// Which steps have another hash after `change`.
template <typename Change>
std::set<std::size_t> changed_steps(const Change& change) {
  FrameSet set = sample_set();
  const auto before = hashes_of(set);
  change(set);
  const auto after = hashes_of(set);
  std::set<std::size_t> changed;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i] != after[i]) changed.insert(i);
  return changed;
}

using Steps = std::set<std::size_t>;
const Steps all_steps{0, 1, 2, 3};

CircleItem& circle_in(TimedItem& timed) { return std::get<CircleItem>(timed.item.value); }

TEST(DrawingHash, IsOneForEqualDrawingsAndAnotherForAnyDifference) {
  const Drawing drawing = testing::sample_drawing();
  const ContentHash hash = drawing_hash(drawing, "svg");
  EXPECT_EQ(drawing_hash(testing::sample_drawing(), "svg"), hash);
  EXPECT_NE(drawing_hash(drawing, "pdf"), hash);
  Drawing other = drawing;
  other.title += " ";
  EXPECT_NE(drawing_hash(other, "svg"), hash);
  other = drawing;
  other.layers.back().opacity = 0.999999999;
  EXPECT_NE(drawing_hash(other, "svg"), hash);
}

TEST(DrawingHash, TextsDoNotRunIntoEachOther) {
  Drawing one, other;
  one.title = "ab";
  one.description = "c";
  other.title = "a";
  other.description = "bc";
  EXPECT_NE(drawing_hash(one, ""), drawing_hash(other, ""));
}

TEST(FrameHashes, ChangeWhereTheChangeIsSeenAndNowhereElse) {
  EXPECT_EQ(changed_steps([](FrameSet&) {}), Steps{});
  EXPECT_EQ(changed_steps([](FrameSet& set) { circle_in(set.story[0].items[0]).center.x_pt += 1e-9; }), (Steps{0, 1}));
  EXPECT_EQ(changed_steps([](FrameSet& set) { circle_in(set.above[0].items[0]).fill.r = 7; }), Steps{3});
  EXPECT_EQ(changed_steps([](FrameSet& set) { set.story[0].items[0].last = 2; }), Steps{2});
  EXPECT_EQ(changed_steps([](FrameSet& set) { set.facts[2].alt = "nothing"; }), Steps{2});
  EXPECT_EQ(changed_steps([](FrameSet& set) { set.ground.emplace_back(); }), all_steps);
  EXPECT_EQ(changed_steps([](FrameSet& set) { set.story[1].clip = PageBox{0, 0, 1, 1}; }), all_steps);
}

TEST(FrameHashes, KnowInWhichLayerAndOrderThingsAre) {
  EXPECT_EQ(changed_steps([](FrameSet& set) { std::swap(set.story[0].items[0], set.story[0].items[1]); }),
            (Steps{0, 1}));
  EXPECT_EQ(changed_steps([](FrameSet& set) {
              set.story[1].items.push_back(set.story[0].items.back());
              set.story[0].items.pop_back();
            }),
            all_steps);
}

TEST(FrameHashes, AreTheSameWhereverOneBegins) {
  FrameSet set;
  set.steps.resize(300);
  for (std::size_t i = 0; i < 300; ++i) set.steps[i].name = std::to_string(i);
  set.story.resize(1);
  for (std::uint32_t i = 0; i < 300; i += 3)
    set.story[0].items.push_back({i, std::min(i + i % 90, 299U), {circle(std::to_string(i), i)}});
  const auto all = hashes_of(set);
  EXPECT_EQ(std::set<ContentHash>(all.begin(), all.end()).size(), 300U);
  for (const std::size_t first : {0U, 1U, 63U, 64U, 65U, 200U}) {
    const auto some = FrameHashes(set, "png").of_steps(first, 80);
    for (std::size_t i = 0; i < 80; ++i) EXPECT_EQ(some[i], all[first + i]);
  }
}

}  // namespace
}  // namespace dateline

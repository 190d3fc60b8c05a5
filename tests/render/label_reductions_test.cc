#include "render/label_reductions.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

LabelCandidate at(double left_pt, double cost) { return {{{left_pt, 0, left_pt + 10, 10}}, cost}; }

std::vector<bool> left_of(const std::vector<LabelRequest>& labels) { return undominated(make_conflict_graph(labels)); }

TEST(LabelReductions, ALabelInNobodysWayKeepsItsBestPlaceOnly) {
  EXPECT_EQ(left_of({{9, {at(0, 2), at(50, 1), at(100, 3)}}}), (std::vector<bool>{false, true, false}));
}

TEST(LabelReductions, OfEqualPlacesTheFirstStays) {
  EXPECT_EQ(left_of({{9, {at(0, 1), at(50, 1)}}}), (std::vector<bool>{true, false}));
}

TEST(LabelReductions, ACheaperPlaceThatIsInTheWayStays) {
  // The first label's cheap place excludes the second label, its dear one excludes nobody: either may be best.
  EXPECT_EQ(left_of({{9, {at(0, 0), at(50, 2)}}, {3, {at(5, 0)}}}), (std::vector<bool>{true, true, true}));
}

TEST(LabelReductions, APlaceAtTheEdgeOfACrowdBeatsThoseFartherIn) {
  // Three labels in a row: the middle one excludes both others, the outer ones only the middle.
  EXPECT_EQ(left_of({{5, {at(0, 0)}}, {5, {at(8, 0)}}, {5, {at(16, 0)}}}), (std::vector<bool>{true, false, true}));
}

TEST(LabelReductions, AHeavierLabelIsNotTakenOutByALighterOne) {
  EXPECT_EQ(left_of({{5, {at(0, 0)}}, {9, {at(8, 0)}}, {5, {at(16, 0)}}}), (std::vector<bool>{true, true, true}));
}

TEST(LabelReductions, CandidatesAsDearAsTheirLabelAreNoPartOfTheGraph) {
  EXPECT_EQ(make_conflict_graph({{5, {at(0, 5), at(0, 4)}}}).place_of, (std::vector<std::uint32_t>{1}));
}

}  // namespace
}  // namespace dateline

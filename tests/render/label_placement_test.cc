#include "render/label_placement.h"

#include <functional>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace dateline {
namespace {

LabelCandidate at(double left_pt, double top_pt, double width_pt, double height_pt, double cost) {
  return {{{left_pt, top_pt, left_pt + width_pt, top_pt + height_pt}}, cost};
}

/// Labels at random points of a page that is too small for all of them; four places each, some of two boxes.
std::vector<LabelRequest> random_labels(unsigned seed, int count, double page_pt) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(0, page_pt), width(20, 60), weight(6, 30);
  std::vector<LabelRequest> labels;
  for (int i = 0; i < count; ++i) {
    const double x = place(random), y = place(random), w = width(random), h = 10;
    LabelRequest label{weight(random), {}};
    label.candidates = {at(x + 3, y - h / 2, w, h, 0), at(x + 3, y - h - 2, w, h, 1), at(x - w - 3, y - h / 2, w, h, 2),
                        at(x - w / 2, y + 3, w, h, 3)};
    if (i % 3 == 0)
      for (LabelCandidate& c : label.candidates) c.boxes.push_back(c.boxes.front().moved({w * 0.3, h}));
    labels.push_back(std::move(label));
  }
  return labels;
}

bool overlap(const LabelCandidate& a, const LabelCandidate& b) {
  for (const PageBox& x : a.boxes)
    for (const PageBox& y : b.boxes)
      if (x.overlaps(y)) return true;
  return false;
}

const LabelCandidate& chosen(const std::vector<LabelRequest>& labels, const std::vector<int>& choice, std::size_t i) {
  return labels[i].candidates[static_cast<std::size_t>(choice[i])];
}

bool free_of_overlaps(const std::vector<LabelRequest>& labels, const std::vector<int>& choice) {
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (choice[i] >= 0 && choice[j] >= 0 && overlap(chosen(labels, choice, i), chosen(labels, choice, j)))
        return false;
  return true;
}

double objective(const std::vector<LabelRequest>& labels, const std::vector<int>& choice) {
  double sum = 0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    sum += choice[i] < 0 ? labels[i].weight : chosen(labels, choice, i).cost;
  return sum;
}

/// The first free candidate of each label in turn.
std::vector<int> first_come(const std::vector<LabelRequest>& labels) {
  std::vector<int> choice(labels.size(), -1);
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (std::size_t c = 0; c < labels[i].candidates.size() && choice[i] < 0; ++c) {
      choice[i] = static_cast<int>(c);
      if (!free_of_overlaps(labels, choice)) choice[i] = -1;
    }
  return choice;
}

double best_objective(const std::vector<LabelRequest>& labels) {
  double best = std::numeric_limits<double>::infinity();
  std::vector<int> choice(labels.size(), -1);
  const std::function<void(std::size_t)> choose = [&](std::size_t i) {
    if (!free_of_overlaps(labels, choice)) return;
    if (i == labels.size()) {
      best = std::min(best, objective(labels, choice));
      return;
    }
    for (int c = -1; c < static_cast<int>(labels[i].candidates.size()); ++c) {
      choice[i] = c;
      choose(i + 1);
    }
    choice[i] = -1;
  };
  choose(0);
  return best;
}

TEST(LabelPlacement, ChosenCandidatesNeverOverlap) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto labels = random_labels(seed, 80, 300);
    const auto choice = place_labels(labels);
    ASSERT_EQ(choice.size(), labels.size());
    EXPECT_TRUE(free_of_overlaps(labels, choice)) << "seed " << seed;
  }
}

TEST(LabelPlacement, IsNoWorseThanFirstComeFirstServed) {
  double ours = 0, greedy = 0;
  for (unsigned seed = 0; seed < 12; ++seed) {
    const auto labels = random_labels(seed, 60, 260);
    const double one = objective(labels, place_labels(labels)), other = objective(labels, first_come(labels));
    EXPECT_LE(one, other + 1e-9) << "seed " << seed;
    ours += one;
    greedy += other;
  }
  EXPECT_LT(ours, greedy * 0.95);
}

TEST(LabelPlacement, ReachesTheOptimumOfSmallInstances) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const auto labels = random_labels(seed, 2 + static_cast<int>(seed % 4), 40);
    EXPECT_NEAR(objective(labels, place_labels(labels)), best_objective(labels), 1e-6) << "seed " << seed;
  }
}

TEST(LabelPlacement, ReachesTheOptimumWhereAllLabelsWeighTheSame) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    auto labels = random_labels(seed, 6, 55);
    for (LabelRequest& label : labels) {
      label.weight = 1;
      for (LabelCandidate& c : label.candidates) c.cost = 0;
    }
    EXPECT_NEAR(objective(labels, place_labels(labels)), best_objective(labels), 1e-9) << "seed " << seed;
  }
}

TEST(LabelPlacement, LeavesOutNothingThatStillHasRoom) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto labels = random_labels(seed, 80, 300);
    auto choice = place_labels(labels, {1});
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (choice[i] >= 0) continue;
      for (int c = 0; c < static_cast<int>(labels[i].candidates.size()); ++c) {
        choice[i] = c;
        EXPECT_FALSE(free_of_overlaps(labels, choice)) << "seed " << seed << " label " << i;
      }
      choice[i] = -1;
    }
  }
}

TEST(LabelPlacement, NoHeavierLabelCouldTakeThePlaceOfALighterOne) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto labels = random_labels(seed, 60, 220);
    auto choice = place_labels(labels);
    for (std::size_t out = 0; out < labels.size(); ++out)
      for (std::size_t in = 0; in < labels.size(); ++in) {
        if (choice[out] >= 0 || choice[in] < 0) continue;
        auto swapped = choice;
        swapped[in] = -1;
        for (int c = 0; c < static_cast<int>(labels[out].candidates.size()); ++c) {
          swapped[out] = c;
          const bool better = objective(labels, swapped) < objective(labels, choice) - 1e-6;
          EXPECT_FALSE(better && free_of_overlaps(labels, swapped)) << "seed " << seed << ": " << out << " for " << in;
        }
      }
  }
}

TEST(LabelPlacement, ServesAFarCornerAsWellAsASmallMap) {
  const auto corner = random_labels(3, 5, 40);
  auto labels = corner;
  for (LabelRequest& label : random_labels(4, 300, 500)) {
    for (LabelCandidate& c : label.candidates)
      for (PageBox& box : c.boxes) box = box.moved({5000, 5000});
    labels.push_back(std::move(label));
  }
  auto choice = place_labels(labels);
  choice.resize(corner.size());
  EXPECT_NEAR(objective(corner, choice), best_objective(corner), 1e-6);
}

TEST(LabelPlacement, GivesTheSameAnswerTwice) {
  const auto labels = random_labels(7, 120, 300);
  EXPECT_EQ(place_labels(labels), place_labels(labels));
}

TEST(LabelPlacement, TakesNoLabelsAtAll) { EXPECT_TRUE(place_labels({}).empty()); }

TEST(LabelPlacement, LeavesOutALabelWithoutCandidates) {
  const std::vector<LabelRequest> labels{{5, {}}, {5, {at(0, 0, 10, 10, 0)}}, {5, {}}};
  EXPECT_EQ(place_labels(labels), (std::vector<int>{-1, 0, -1}));
  EXPECT_EQ(place_labels({{5, {}}}), (std::vector<int>{-1}));
}

TEST(LabelPlacement, LetsTheHeavierLabelWin) {
  const LabelCandidate place = at(0, 0, 10, 10, 1);
  EXPECT_EQ(place_labels({{5, {place}}, {9, {place}}}), (std::vector<int>{-1, 0}));
  EXPECT_EQ(place_labels({{9, {place}}, {5, {place}}}), (std::vector<int>{0, -1}));
}

TEST(LabelPlacement, TwoLightLabelsBeatOneHeavyInTheirWay) {
  const std::vector<LabelRequest> labels{
      {10, {at(0, 0, 40, 10, 0)}}, {6, {at(0, 0, 15, 10, 0)}}, {6, {at(20, 0, 15, 10, 0)}}};
  EXPECT_EQ(place_labels(labels), (std::vector<int>{-1, 0, 0}));
}

TEST(LabelPlacement, BoxesThatOnlyTouchMayBothStand) {
  EXPECT_EQ(place_labels({{5, {at(0, 0, 10, 10, 0)}}, {5, {at(10, 0, 10, 10, 0)}}}), (std::vector<int>{0, 0}));
}

TEST(LabelPlacement, CandidatesDearerThanTheLabelAreNeverDrawn) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    auto labels = random_labels(seed, 25, 120);
    for (LabelRequest& label : labels)
      label.candidates.push_back(at(500 + label.weight * 100, 500, 5, 5, label.weight + 1));
    const auto choice = place_labels(labels);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (choice[i] < 0) continue;
      EXPECT_LT(chosen(labels, choice, i).cost, labels[i].weight) << "seed " << seed << " label " << i;
    }
  }
}

TEST(LabelPlacement, ManyLabelsWithoutCandidatesDoNotSpoilTheRest) {
  std::vector<LabelRequest> labels(20000, LabelRequest{1, {}});
  const auto few = random_labels(3, 5, 40);
  labels.insert(labels.begin(), few.begin(), few.end());
  auto choice = place_labels(labels, {100});
  choice.resize(few.size());
  EXPECT_NEAR(objective(few, choice), best_objective(few), 1e-6);
}

TEST(KeepCheapest, KeepsTheCheapestInOrderAndSaysWhich) {
  LabelRequest label{10, {{{}, 3}, {{}, 1}, {{}, 2}, {{}, 1}}};
  EXPECT_EQ(keep_cheapest(label, 3), (std::vector<std::size_t>{1, 3, 2}));
  ASSERT_EQ(label.candidates.size(), 3u);
  EXPECT_EQ(label.candidates.back().cost, 2);
  EXPECT_EQ(keep_cheapest(label, 3), (std::vector<std::size_t>{0, 1, 2})) << "nothing to take away";
}

}  // namespace
}  // namespace dateline

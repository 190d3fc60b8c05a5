#include "styles/class_breaks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

double squared_distances(const std::vector<double>& sorted, std::size_t from, std::size_t to) {
  double mean = 0;
  for (std::size_t i = from; i < to; ++i) mean += sorted[i] / static_cast<double>(to - from);
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += (sorted[i] - mean) * (sorted[i] - mean);
  return sum;
}

/// The least sum over all ways to cut the sorted values into `classes` runs that do not part equal values.
double least_sum(const std::vector<double>& sorted, std::size_t from, int classes) {
  if (classes == 1) return squared_distances(sorted, from, sorted.size());
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t cut = from + 1; cut < sorted.size(); ++cut)
    if (sorted[cut] != sorted[cut - 1])
      best = std::min(best, squared_distances(sorted, from, cut) + least_sum(sorted, cut, classes - 1));
  return best;
}

double sum_of(const std::vector<double>& sorted, const std::vector<double>& limits) {
  double sum = 0;
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from;
    while (to < sorted.size() && class_of(sorted[to], limits) == class_of(sorted[from], limits)) ++to;
    sum += squared_distances(sorted, from, to);
    from = to;
  }
  return sum;
}

TEST(ClassBreaks, NaturalBreaksAreTheBestOfAllCuts) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<double> values(6 + random() % 10);
    for (double& v : values) v = static_cast<double>(random() % 40);
    const int classes = 2 + static_cast<int>(random() % 3);
    std::vector<double> sorted = values;
    std::ranges::sort(sorted);
    const auto limits = class_limits(values, ClassMethod::kJenks, classes, true);
    const double best = least_sum(sorted, 0, classes);
    if (!std::isfinite(best)) continue;  // fewer different values than classes
    EXPECT_NEAR(sum_of(sorted, limits), best, 1e-9 * (1 + best));
  }
}

TEST(ClassBreaks, NaturalBreaksFindTheGaps) {
  EXPECT_THAT(class_limits({1, 2, 3, 41, 42, 43, 871, 880}, ClassMethod::kJenks, 3, true), ElementsAre(40, 800));
}

TEST(ClassBreaks, QuantilesHoldAboutAsManyEach) {
  std::vector<double> values;
  for (int i = 0; i < 100; ++i) values.push_back(i);
  EXPECT_THAT(class_limits(values, ClassMethod::kQuantile, 4, true), ElementsAre(25, 50, 75));
}

TEST(ClassBreaks, EqualStepsAreRound) {
  EXPECT_THAT(class_limits({0, 13, 55, 98}, ClassMethod::kEqual, 5, true), ElementsAre(20, 40, 60, 80));
}

TEST(ClassBreaks, MeasuredValuesHaveShortLimits) {
  std::vector<double> values;
  for (int i = 0; i < 1000; ++i) values.push_back(0.00123 * i);
  for (const double limit : class_limits(values, ClassMethod::kQuantile, 4, false))
    EXPECT_EQ(limit, round_to_digits(limit, 2));
}

TEST(ClassBreaks, RoundingEmptiesNoClass) {
  std::mt19937 random(3);
  for (int round = 0; round < 100; ++round) {
    std::vector<double> values(50);
    for (double& v : values) v = std::exp(static_cast<double>(random() % 1000) / 100);
    for (const auto method : {ClassMethod::kJenks, ClassMethod::kQuantile}) {
      const auto limits = class_limits(values, method, 5, false);
      ASSERT_EQ(limits.size(), 4u);
      EXPECT_TRUE(std::ranges::is_sorted(limits));
      // Five classes, none of them empty.
      std::vector<int> count(5);
      for (const double v : values) ++count[class_of(v, limits)];
      EXPECT_GT(*std::ranges::min_element(count), 0);
    }
  }
}

TEST(ClassBreaks, FewValuesMakeFewClasses) {
  EXPECT_THAT(class_limits({}, ClassMethod::kJenks, 5, true), IsEmpty());
  EXPECT_THAT(class_limits({3, 3, 3}, ClassMethod::kQuantile, 5, true), IsEmpty());
  EXPECT_THAT(class_limits({1, 2}, ClassMethod::kJenks, 5, true), ElementsAre(2));
}

TEST(ClassBreaks, AValueOnALimitBelongsAboveIt) {
  EXPECT_EQ(class_of(9.9, {10, 20}), 0u);
  EXPECT_EQ(class_of(10, {10, 20}), 1u);
  EXPECT_EQ(class_of(25, {10, 20}), 2u);
}

TEST(ClassBreaks, HundredThousandValuesAreNoBurden) {
  std::mt19937 random(5);
  std::vector<double> values(100000);
  for (double& v : values) v = static_cast<double>(random());
  EXPECT_EQ(class_limits(values, ClassMethod::kJenks, 7, false).size(), 6u);
}

}  // namespace
}  // namespace dateline

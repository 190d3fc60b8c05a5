#include "render/day_span.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using namespace std::chrono;

Chronicle events_at(const std::vector<std::string>& times) {
  Chronicle chronicle;
  for (const std::string& time : times) {
    Event event;
    event.when = *parse_edtf(time);
    chronicle.events.push_back(event);
  }
  return chronicle;
}

std::optional<DaySpan> shown(const std::vector<std::string>& times, const std::string& window = "") {
  const Chronicle chronicle = events_at(times);
  return days_shown(view_of(chronicle, *parse_edtf(window), LocalSeconds::max()));
}

constexpr DaySpan february(unsigned first, unsigned last) {
  return {2020y / February / day{first}, 2020y / February / day{last}};
}

TEST(DaySpan, ReachesFromTheFirstToTheLastRecord) {
  EXPECT_EQ(shown({"2020-02-08", "2020-02-05", "2020-02-07T20/2020-02-08T05"}), february(5, 8));
}

TEST(DaySpan, AMonthDoesNotStretchIt) {
  EXPECT_EQ(shown({"2020-02-08", "2020-02-09", "2020-02"}), february(8, 9));
  EXPECT_EQ(shown({"2020-02-08", "2020-02-XX", "2020"}), february(8, 8));
  EXPECT_EQ(shown({"2020-02-08/2020-03"}), february(8, 8));
}

TEST(DaySpan, AnHourCountsAsItsDay) { EXPECT_EQ(shown({"2020-02-07T23"}), february(7, 7)); }

TEST(DaySpan, OpenEndsDoNotStretchIt) { EXPECT_EQ(shown({"2020-02-08/..", "2020-02-10"}), february(8, 10)); }

TEST(DaySpan, TheWindowWins) {
  EXPECT_EQ(shown({"2020-02-08"}, "2020-02-05/2020-02-11"), february(5, 11));
  EXPECT_EQ(shown({"2020-02-08/2020-02-20"}, "2020-02-05/2020-02-11"), february(5, 11));
}

TEST(DaySpan, AWindowWithOneEndLeavesItToTheRecords) {
  EXPECT_EQ(shown({"2020-02-03", "2020-02-08", "2020-02-12"}, "2020-02-05/.."), february(8, 12));
}

TEST(DaySpan, IsNothingWithoutADay) {
  EXPECT_EQ(shown({}), std::nullopt);
  EXPECT_EQ(shown({"", "2020-02", "2020"}), std::nullopt);
}

}  // namespace
}  // namespace dateline

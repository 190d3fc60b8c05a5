#include "render/frame_steps.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

StepLength length(std::string_view text) { return *parse_step_length(text); }

std::vector<FrameStep> steps(std::string_view span, std::string_view every, const std::string& lang = "en") {
  return *cut_into_steps(*parse_edtf(span), length(every), lang);
}

std::vector<std::string> names(std::string_view span, std::string_view every) {
  std::vector<std::string> out;
  for (const FrameStep& step : steps(span, every)) out.push_back(step.name);
  return out;
}

using Names = std::vector<std::string>;

TEST(StepLength, UnderstandsWordsAndIsoDurations) {
  EXPECT_EQ(length("day"), length("P1D"));
  EXPECT_EQ(length("hour"), length("PT60M"));
  EXPECT_EQ(length("week"), length("P1W"));
  EXPECT_EQ(length("month"), length("P1M"));
  EXPECT_EQ(length("year"), length("P12M"));
  EXPECT_EQ(length("P1DT12H").seconds, 36 * 3600);
  EXPECT_EQ(length("PT90S").seconds, 90);
}

TEST(StepLength, SaysWhatItUnderstands) {
  for (const char* wrong : {"", "days", "P", "PT", "P1", "1D", "P0D", "P1M2D", "P-1D", "P1DT", "P1H", "PT1D", "P1D1D",
                            "P1.5D", "P99999999999D", "PT1M1H"}) {
    const Result<StepLength> read = parse_step_length(wrong);
    EXPECT_FALSE(read) << wrong;
    ASSERT_EQ(read.diagnostics.size(), 1u) << wrong;
    EXPECT_NE(read.diagnostics[0].message.find("PT6H"), std::string::npos);
  }
}

TEST(FrameSteps, DaysBeginAtMidnightAndCoverTheSpan) {
  EXPECT_EQ(names("2020-02-27T18/2020-03-01T02", "day"),
            (Names{"2020-02-27", "2020-02-28", "2020-02-29", "2020-03-01"}));
  const auto day = steps("2020-02-07", "day");
  ASSERT_EQ(day.size(), 1u);
  EXPECT_EQ(day[0].label, "7 February 2020");
  EXPECT_EQ((day[0].end - day[0].begin).count(), 86400);
}

TEST(FrameSteps, WeeksBeginOnMondayAndBearTheirIsoNumber) {
  EXPECT_EQ(names("2020-12-30/2021-01-05", "week"), (Names{"2020-W53", "2021-W01"}));
  EXPECT_EQ(steps("2020-02-07", "week")[0].label, "3\u20139 February 2020");
}

TEST(FrameSteps, MonthsAndYearsAreThoseOfTheCalendar) {
  EXPECT_EQ(names("2020-01-31/2020-03-01", "month"), (Names{"2020-01", "2020-02", "2020-03"}));
  EXPECT_EQ(names("2019-12-31/2020-01-01", "year"), (Names{"2019", "2020"}));
  EXPECT_EQ(names("2020-01-31/2020-06-01", "P3M"), (Names{"2020-01", "2020-04"}));
}

TEST(FrameSteps, HoursAndDurationsAreNamedByTheirBeginning) {
  EXPECT_EQ(names("2020-02-07T22/2020-02-08T00", "hour"),
            (Names{"2020-02-07T2200", "2020-02-07T2300", "2020-02-08T0000"}));
  EXPECT_EQ(steps("2020-02-07T23", "hour")[0].label, "7 February 2020, 23:00\u201324:00");
  EXPECT_EQ(names("2020-02-07T05/2020-02-07T13", "PT6H"), (Names{"2020-02-07T0500", "2020-02-07T1100"}));
  EXPECT_EQ(names("1969-12-31T23:30", "hour"), (Names{"1969-12-31T2300"}));
}

TEST(FrameSteps, NamesAscend) {
  for (const char* every : {"hour", "day", "week", "month", "P5D", "PT7M", "PT13S"}) {
    const auto cut = steps("2019-12-28T21:40/2020-01-02T03", every);
    for (std::size_t i = 1; i < cut.size(); ++i) {
      EXPECT_LT(cut[i - 1].name, cut[i].name) << every;
      EXPECT_EQ(cut[i - 1].end, cut[i].begin) << every;
    }
  }
}

TEST(FrameSteps, RefusesRunsWithoutEnd) {
  EXPECT_FALSE(cut_into_steps(*parse_edtf("0001/9999"), length("PT1S"), "en"));
}

}  // namespace
}  // namespace dateline

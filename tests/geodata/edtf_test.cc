#include "geodata/edtf.h"

#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using testing::HasSubstr;

LocalSeconds at(int year, unsigned month, unsigned day, std::chrono::seconds time = 0s) {
  return local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}} + time;
}

When parsed(std::string_view text) {
  const Result<When> when = parse_edtf(text);
  EXPECT_TRUE(when) << text << ": " << (when.diagnostics.empty() ? "" : when.diagnostics[0].message);
  return when ? *when : When{};
}

std::string error_of(std::string_view text) {
  const Result<When> when = parse_edtf(text);
  EXPECT_FALSE(when) << text;
  return when.diagnostics.empty() ? "" : when.diagnostics[0].message;
}

TEST(Edtf, CoversTheWholeOfTheLastStatedUnit) {
  EXPECT_EQ(parsed("2020").earliest, at(2020, 1, 1));
  EXPECT_EQ(parsed("2020").latest, at(2021, 1, 1));
  EXPECT_EQ(parsed("2020-02").latest, at(2020, 3, 1));
  EXPECT_EQ(parsed("2020-02-07").latest, at(2020, 2, 8));
  EXPECT_EQ(parsed("2020-02-07T14").latest, at(2020, 2, 7, 15h));
  EXPECT_EQ(parsed("2020-02-07T14:15").earliest, at(2020, 2, 7, 14h + 15min));
  EXPECT_EQ(parsed("2020-02-07T14:15").latest, at(2020, 2, 7, 14h + 16min));
  EXPECT_EQ(parsed("2020-02-07T14:15:09").latest, at(2020, 2, 7, 14h + 15min + 10s));
}

TEST(Edtf, KnowsThePrecisionOfEachEnd) {
  const When when = parsed("2020-02/2020-02-07T14:15");
  EXPECT_EQ(when.begin_precision, TimePrecision::kMonth);
  EXPECT_EQ(when.end_precision, TimePrecision::kMinute);
  EXPECT_TRUE(when.interval);
  EXPECT_EQ(parsed("2020-02-XX").begin_precision, TimePrecision::kMonth);
  EXPECT_EQ(parsed("../2020").begin_precision, TimePrecision::kUnknown);
}

TEST(Edtf, ReadsTheExampleOfTheHeader) {
  const When when = parsed("2020-02-07T20~/2020-02-08T05~");
  EXPECT_EQ(when.earliest, at(2020, 2, 7, 20h));
  EXPECT_EQ(when.latest, at(2020, 2, 8, 6h));
  EXPECT_TRUE(when.approximate);
  EXPECT_FALSE(when.uncertain);
}

TEST(Edtf, EmptyIsNotStatedAndAllOfTime) {
  const When when = parsed("");
  EXPECT_FALSE(when.stated());
  EXPECT_TRUE(when.open_begin() && when.open_end());
}

TEST(Edtf, OpenAndUnknownEndsReachForever) {
  for (const char* text : {"../2020-02-11", "/2020-02-11"}) {
    EXPECT_TRUE(parsed(text).open_begin()) << text;
    EXPECT_EQ(parsed(text).latest, at(2020, 2, 12)) << text;
  }
  for (const char* text : {"2020-02-11/..", "2020-02-11/"}) {
    EXPECT_EQ(parsed(text).earliest, at(2020, 2, 11)) << text;
    EXPECT_TRUE(parsed(text).open_end()) << text;
  }
}

TEST(Edtf, QualifiersAreKeptApart) {
  EXPECT_TRUE(parsed("2020-02-09?").uncertain);
  EXPECT_FALSE(parsed("2020-02-09?").approximate);
  EXPECT_TRUE(parsed("2020-02-09~").approximate);
  EXPECT_TRUE(parsed("2020-02-09%").approximate && parsed("2020-02-09%").uncertain);
  EXPECT_TRUE(parsed("2020-02-09?/2020-02-10").uncertain);
}

TEST(Edtf, UnspecifiedDigitsCoverAllTheyAllow) {
  EXPECT_EQ(parsed("202X").earliest, at(2020, 1, 1));
  EXPECT_EQ(parsed("202X").latest, at(2030, 1, 1));
  EXPECT_EQ(parsed("19XX").latest, at(2000, 1, 1));
  EXPECT_EQ(parsed("000X").earliest, at(1, 1, 1));
  EXPECT_EQ(parsed("2020-XX-XX").latest, at(2021, 1, 1));
  EXPECT_EQ(parsed("2020-XX").latest, at(2021, 1, 1));
  EXPECT_EQ(parsed("2020-02-XX?").latest, at(2020, 3, 1));
}

TEST(Edtf, LeapYearsFollowTheGregorianRule) {
  EXPECT_TRUE(parse_edtf("2020-02-29"));
  EXPECT_TRUE(parse_edtf("2000-02-29"));
  EXPECT_THAT(error_of("1900-02-29"), HasSubstr("day 29 does not exist in 1900-02"));
  EXPECT_THAT(error_of("2021-02-29"), HasSubstr("day 29 does not exist in 2021-02"));
}

TEST(Edtf, ImpossibleDatesAreNamedWithTheirCharacter) {
  EXPECT_EQ(error_of("2020-02-30"), "\"2020-02-30\" is not a time: day 30 does not exist in 2020-02 (at character 9)");
  EXPECT_THAT(error_of("2020-02-01/2020-04-31"), HasSubstr("day 31 does not exist in 2020-04 (at character 20)"));
  EXPECT_THAT(error_of("2020-13"), HasSubstr("there is no month 13"));
  EXPECT_THAT(error_of("2020-00"), HasSubstr("there is no month 00"));
  EXPECT_THAT(error_of("2020-02-00"), HasSubstr("day 0 does not exist"));
  EXPECT_THAT(error_of("0000"), HasSubstr("there is no year 0000"));
  EXPECT_THAT(error_of("2020-02-07T25"), HasSubstr("there is no hour 25"));
  EXPECT_THAT(error_of("2020-02-07T14:60"), HasSubstr("there is no minute 60"));
  EXPECT_THAT(error_of("2020-02-07T23:59:60"), HasSubstr("there is no second 60"));
}

TEST(Edtf, TwentyFourHundredOnlyEndsAnInterval) {
  EXPECT_EQ(parsed("2020-02-07T20/2020-02-07T24:00").latest, at(2020, 2, 8));
  EXPECT_EQ(parsed("2020-12-31T20/2020-12-31T24").latest, at(2021, 1, 1));
  EXPECT_THAT(error_of("2020-02-07T24:00"), HasSubstr("24:00 can only end an interval"));
  EXPECT_THAT(error_of("2020-02-07T24:00/2020-02-09"), HasSubstr("24:00 can only end an interval"));
  EXPECT_THAT(error_of("2020-02-07/2020-02-08T24:01"), HasSubstr("the last moment of a day is 24:00"));
}

TEST(Edtf, IntervalsThatEndBeforeTheyBeginAreErrors) {
  EXPECT_THAT(error_of("2020-02-08/2020-02-05"), HasSubstr("the interval ends before it begins"));
  EXPECT_THAT(error_of("2020-02-08T05/2020-02-08T04:59"), HasSubstr("the interval ends before it begins"));
  EXPECT_TRUE(parse_edtf("2020-02-08/2020-02-08"));
  EXPECT_TRUE(parse_edtf("2020-02/2020-02-05"));
}

TEST(Edtf, WhatIsNotUnderstoodIsSaid) {
  EXPECT_THAT(error_of("2020-21"), HasSubstr("seasons are not understood"));
  EXPECT_THAT(error_of("[2020,2021]"), HasSubstr("sets of dates are not understood"));
  EXPECT_THAT(error_of("-0044"), HasSubstr("years before 0001"));
  EXPECT_THAT(error_of("Y17E7"), HasSubstr("years beyond 9999"));
  EXPECT_THAT(error_of("2020-02-07T14:15Z"), HasSubstr("offsets are not understood"));
  EXPECT_THAT(error_of("2020-02-07T14:15+06:00"), HasSubstr("offsets are not understood"));
  EXPECT_THAT(error_of("2020-02-07T14:15-06:00"), HasSubstr("offsets are not understood"));
  EXPECT_THAT(error_of("199u"), HasSubstr("written X, not u"));
  EXPECT_THAT(error_of("2020-02-07 14:15"), HasSubstr("follows a \"T\""));
  EXPECT_THAT(error_of("2020-02-07?~"), HasSubstr("one qualifier is enough"));
}

TEST(Edtf, MalformedTimesAreErrors) {
  for (const char* text : {"..",
                           "/",
                           "../..",
                           "2020/2021/2022",
                           "20",
                           "20201",
                           "2020-2",
                           "2020-02-7",
                           "2020-02-",
                           "2020-",
                           "2020-02-07T",
                           "2020-02-07T1",
                           "2020-02-07T14:",
                           "2020-02-07T14:5",
                           "2020-02-07T14:15:09:1",
                           "2020-02-XXT14",
                           "2020-XX-07",
                           "202X-01",
                           "2X20",
                           "X020",
                           "2020-0X",
                           " 2020",
                           "2020 ",
                           "2020\n",
                           "07.02.2020",
                           "yesterday",
                           "2020-02-05/08",
                           "2020-02-077",
                           "...",
                           "2020-02-07/...",
                           "2020-02-07T14:15?/2020-02-XX-01",
                           "\xff\xfe",
                           "?"})
    EXPECT_FALSE(parse_edtf(text)) << text;
  EXPECT_FALSE(parse_edtf(std::string(100000, '2')));
  EXPECT_LT(error_of(std::string(100000, '2')).size(), 300U);
}

TEST(Edtf, EveryDayOfTheCalendarReadsBack) {
  for (LocalSeconds day = at(1895, 12, 25); day < at(1904, 3, 5); day += std::chrono::days{1}) {
    const std::chrono::year_month_day ymd{std::chrono::floor<std::chrono::days>(day)};
    const When when = parsed(fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                                         static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())));
    ASSERT_EQ(when.earliest, day);
    ASSERT_EQ(when.latest, day + std::chrono::days{1});
  }
}

TEST(Edtf, AnythingReadIsANonEmptySpanAndKeepsItsText) {
  std::mt19937 random{7};
  constexpr std::string_view alphabet = "0123456789-T:/.?~%X2020-02-07";
  int read = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string text = round % 2 == 0 ? "2020-02-07T14:15/2020-02-08" : "19XX/2020-03-01T24:00~";
    for (int edits = static_cast<int>(random() % 4); edits > 0; --edits) {
      const std::size_t place = random() % text.size();
      if (random() % 3 == 0)
        text.erase(place, 1 + random() % 4);
      else
        text.insert(place, 1, alphabet[random() % alphabet.size()]);
      if (text.empty()) text = "2";
    }
    const Result<When> when = parse_edtf(text);
    ASSERT_NE(static_cast<bool>(when), has_errors(when.diagnostics)) << text;
    if (!when) continue;
    ++read;
    ASSERT_LT(when->earliest, when->latest) << text;
    ASSERT_EQ(when->edtf, text);
    ASSERT_EQ(*parse_edtf(when->edtf), *when);
  }
  EXPECT_GT(read, 10000);
}

TEST(When, SpansThatOnlyTouchDoNotOverlap) {
  EXPECT_FALSE(parsed("2020-02-07").overlaps(parsed("2020-02-08")));
  EXPECT_TRUE(parsed("2020-02-07T23").overlaps(parsed("2020-02-07")));
  EXPECT_TRUE(parsed("").overlaps(parsed("2020-02-08")));
  EXPECT_TRUE(parsed("../2020-02-08").overlaps(parsed("2020-02-08/..")));
}

}  // namespace
}  // namespace dateline

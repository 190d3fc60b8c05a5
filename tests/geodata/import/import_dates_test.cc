#include "geodata/import/import_dates.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using namespace std::chrono_literals;

constexpr Day day{2009y / 2 / 20};

TEST(ImportDates, ReadsIsoDaysWithAndWithoutATimeOfDay) {
  for (const char* text : {"2009-02-20", "2009-02-20T00:00:00", "2009-02-20 00:00:00.000", " 2009-02-20 "})
    EXPECT_EQ(parse_iso_day(text), day) << text;
  for (const char* text :
       {"", "2009-02-30", "2009-13-01", "0000-01-01", "2009-2-20", "2009-02-201", "20090220", "-009-02-20"})
    EXPECT_EQ(parse_iso_day(text), std::nullopt) << text;
}

TEST(ImportDates, ReadsDaysInWords) {
  for (const char* text : {"20 February 2009", "20 feb 2009", "February 20, 2009", "Feb. 20 2009", "20-Feb-2009"})
    EXPECT_EQ(parse_day(text, DayOrder::kUnknown), day) << text;
  for (const char* text : {"20 Foo 2009", "30 February 2009", "20 February 09", "20 fe 2009", "February 2009"})
    EXPECT_EQ(parse_day(text, DayOrder::kUnknown), std::nullopt) << text;
}

TEST(ImportDates, NeverGuessesWhichNumberIsTheMonth) {
  EXPECT_EQ(parse_day("20/02/2009", DayOrder::kUnknown), day);
  EXPECT_EQ(parse_day("02.20.2009", DayOrder::kUnknown), day);
  EXPECT_EQ(parse_day("03-04-2020", DayOrder::kUnknown), std::nullopt);
  EXPECT_EQ(parse_day("03-04-2020", DayOrder::kDayFirst), Day{2020y / 4 / 3});
  EXPECT_EQ(parse_day("03-04-2020", DayOrder::kMonthFirst), Day{2020y / 3 / 4});
  EXPECT_EQ(parse_day("20/02/2009", DayOrder::kMonthFirst), std::nullopt);
  EXPECT_EQ(parse_day("4/4/2020", DayOrder::kUnknown), Day{2020y / 4 / 4});
  EXPECT_EQ(day_order_of("20/02/2009"), DayOrder::kDayFirst);
  EXPECT_EQ(day_order_of("02/20/2009"), DayOrder::kMonthFirst);
  EXPECT_EQ(day_order_of("03/04/2009"), DayOrder::kUnknown);
  EXPECT_EQ(day_order_of("2009-02-20"), DayOrder::kUnknown);
  EXPECT_TRUE(is_ambiguous_day("03/04/2009"));
  EXPECT_FALSE(is_ambiguous_day("04/04/2009"));
  EXPECT_FALSE(is_ambiguous_day("2009-03-04"));
}

TEST(ImportDates, TimesEqualThoseThatAreParsed) {
  When when;
  const auto is_as_parsed = [&](const char* text) {
    EXPECT_EQ(when.edtf, text);
    EXPECT_EQ(when, *parse_edtf(text));
  };
  for (const Day each : {day, Day{2020y / 12 / 31}, Day{1y / 1 / 1}, Day{2020y / 2 / 29}}) {
    set_days(when, each, Day{9999y / 12 / 31}, true);
    EXPECT_EQ(when, *parse_edtf(when.edtf));
    set_day(when, each);
    EXPECT_EQ(when, *parse_edtf(when.edtf));
  }
  set_day(when, day);
  is_as_parsed("2009-02-20");
  set_day(when, day, true);
  is_as_parsed("2009-02-20~");
  set_days(when, day, 2009y / 3 / 1);
  is_as_parsed("2009-02-20/2009-03-01");
  set_days(when, day, 2009y / 3 / 1, true);
  is_as_parsed("2009-02-20~/2009-03-01~");
  set_month(when, 2009y / 12);
  is_as_parsed("2009-12");
  set_year(when, 2009y);
  is_as_parsed("2009");
}

}  // namespace
}  // namespace dateline

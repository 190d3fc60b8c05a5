#include "geodata/import/cell_values.h"

#include <gtest/gtest.h>

#include <cmath>

#include <fmt/format.h>

#include "geodata/import/cell_coordinates.h"
#include "geodata/import/cell_dates.h"
#include "geodata/import/name_folding.h"

namespace dateline {
namespace {

TEST(CellNumberTest, ReadsWhatIsPlain) {
  EXPECT_EQ(read_number("1234", false), 1234);
  EXPECT_EQ(read_number("1,234", false), 1234);
  EXPECT_EQ(read_number("1 234", false), 1234);
  EXPECT_EQ(read_number("1\u00A0234\u202F567", false), std::nullopt);  // two kinds of separators
  EXPECT_EQ(read_number("1\u202F234\u202F567", false), 1234567);
  EXPECT_EQ(read_number("1'234.5", false), 1234.5);
  EXPECT_EQ(read_number("1.234,5", true), 1234.5);
  EXPECT_EQ(read_number("-2.5", false), -2.5);
  EXPECT_EQ(read_number("−3", false), -3);
  EXPECT_EQ(read_number(" 7 ", false), 7);
  EXPECT_EQ(read_number("12.0", false), 12);
  EXPECT_EQ(read_number("1.5E+06", false), 1.5e6);
}

TEST(CellNumberTest, RefusesWhatCouldBeTwoThings) {
  for (const char* cell :
       {"1,5", "12,34", "1,2345", "1.234.5", "", "abc", "12 people", "1 2", "--1", "0x10", "nan", "1e999", ",123"})
    EXPECT_EQ(read_number(cell, false), std::nullopt) << cell;
}

TEST(CellNumberTest, EveryGroupingOfANumberReadsBack) {
  for (long long n = 1; n < 4'000'000'000'000; n = n * 7 + 3) {
    const std::string plain = std::to_string(n);
    for (const std::string separator : {",", " ", "'", "\u00A0", "\u2009"}) {
      std::string grouped;
      for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && (plain.size() - i) % 3 == 0) grouped += separator;
        grouped += plain[i];
      }
      EXPECT_EQ(read_number(grouped, false), static_cast<double>(n)) << grouped;
    }
  }
}

TEST(CellQuantityTest, ReadsSignsAndWords) {
  const auto best = [](double value, Qualifier q) { return Quantity{std::nullopt, value, std::nullopt, q}; };
  EXPECT_EQ(read_quantity("~500", false), best(500, Qualifier::kAbout));
  EXPECT_EQ(read_quantity("> 300", false), best(300, Qualifier::kMoreThan));
  EXPECT_EQ(read_quantity(">=300", false), best(300, Qualifier::kAtLeast));
  EXPECT_EQ(read_quantity("300+", false), best(300, Qualifier::kAtLeast));
  EXPECT_EQ(read_quantity("At least 20", false), best(20, Qualifier::kAtLeast));
  EXPECT_EQ(read_quantity("plus de 1 200", false), best(1200, Qualifier::kMoreThan));
  EXPECT_EQ(read_quantity("около 3 тыс.", false), best(3000, Qualifier::kAbout));
  EXPECT_EQ(read_quantity("más de 40", false), best(40, Qualifier::kMoreThan));
  EXPECT_EQ(read_quantity("2.5 million", false), best(2.5e6, Qualifier::kPlain));
  EXPECT_EQ(read_quantity("200-300", false), (Quantity{200, std::nullopt, 300}));
  EXPECT_EQ(read_quantity("about 1,200 – 1,500", false), (Quantity{1200, std::nullopt, 1500, Qualifier::kAbout}));
}

TEST(CellQuantityTest, RefusesTheRest) {
  for (const char* cell : {"2-3 thousand", "several", "300-200", "5-5", "12 dead", "10 or 20", "", "?", "2020-02-07"})
    EXPECT_EQ(read_quantity(cell, false), std::nullopt) << cell;
}

TEST(CellCoordinatesTest, ReadsDegreesInAllTheirForms) {
  const double want = 43 + 12.0 / 60 + 30.0 / 3600;
  for (const char* cell : {"43°12'30\"N", "43 12 30 N", "N 43° 12′ 30″", "43°12’30”", "+43 12 30"})
    EXPECT_NEAR(read_angle(cell, Axis::kLatitude, false).value_or(0), want, 1e-12) << cell;
  EXPECT_NEAR(*read_angle("43°12.5'S", Axis::kLatitude, false), -(43 + 12.5 / 60), 1e-12);
  EXPECT_EQ(read_angle("-74.9", Axis::kLongitude, false), -74.9);
  EXPECT_EQ(read_angle("74,9", Axis::kLongitude, true), 74.9);
  EXPECT_EQ(read_angle("74.9 W", Axis::kLongitude, false), -74.9);
  EXPECT_EQ(read_angle("0.5W", Axis::kLongitude, false), -0.5);
  EXPECT_EQ(read_angle("-0 30 0", Axis::kLatitude, false), -0.5);
}

TEST(CellCoordinatesTest, RefusesWhatIsNotOnEarth) {
  for (const char* cell :
       {"91", "43°60'N", "43°12'60\"", "43.5°12'", "43 E", "43,2", "", "x", "1 2 3 4", "-43 S", "1e2"})
    EXPECT_EQ(read_angle(cell, Axis::kLatitude, false), std::nullopt) << cell;
  EXPECT_EQ(read_angle("180.1", Axis::kLongitude, false), std::nullopt);
}

TEST(CellCoordinatesTest, ReadsBothFromOneCell) {
  const LonLat want{74.9, 43.2};
  for (const char* cell : {"43.2, 74.9", "43.2 74.9", "43.2; 74.9", "(43.2, 74.9)", "43.2N 74.9E", "N43.2 E74.9",
                           "74.9E, 43.2N", "POINT (74.9 43.2)", "Point(74.9 43.2)"})
    EXPECT_EQ(read_coordinates(cell, false), want) << cell;
  EXPECT_EQ(read_coordinates("43,2; 74,9", true), want);
  EXPECT_EQ(read_coordinates("43,2, 74,9", true), want);
  EXPECT_EQ(read_coordinates("43,2 74,9", true), want);
  EXPECT_EQ(read_coordinates("43°12'N 74°54'E", false), want);
  for (const char* cell : {"43.2", "99.1, 74.9", "a, b", "", "43.2, 74.9, 3", "POINT ()"})
    EXPECT_EQ(read_coordinates(cell, false), std::nullopt) << cell;
}

TEST(CellCoordinatesTest, DegreesMinutesSecondsReadBack) {
  for (int second = 0; second < 90 * 3600; second += 1237) {
    const std::string cell = fmt::format("{}°{:02}'{:02}\"S", second / 3600, second / 60 % 60, second % 60);
    EXPECT_NEAR(read_angle(cell, Axis::kLatitude, false).value_or(0), -second / 3600.0, 1e-9) << cell;
  }
}

std::string date(std::string_view cell, DateOrder order = DateOrder::kIso) {
  static const std::vector<std::string> unknown = {"99", "9999", "00", "0000", "0"};
  const DateReading reading = read_date(cell, {order, unknown});
  return reading.problem.empty() ? reading.edtf : "! " + reading.edtf;
}

TEST(CellDateTest, ReadsIsoInAnyOrder) {
  for (const DateOrder order : {DateOrder::kIso, DateOrder::kDayMonthYear, DateOrder::kMonthDayYear}) {
    for (const char* cell : {"2020-02-07", "2020/02/07", "2020.02.07", "20200207", "2020-2-7",
                             "2020-02-07 00:00:00.000", "2020-02-07T00:00:00", "2020/02/07 00:00:00"})
      EXPECT_EQ(date(cell, order), "2020-02-07") << cell;
    EXPECT_EQ(date("2020", order), "2020");
    EXPECT_EQ(date("2020-02", order), "2020-02");
    EXPECT_EQ(date("2020-02-07T14:15", order), "2020-02-07T14:15");
    EXPECT_EQ(date("2020-02-05/2020-02-08", order), "2020-02-05/2020-02-08");
    EXPECT_EQ(date("2020-02-07T20~/2020-02-08T05~", order), "2020-02-07T20~/2020-02-08T05~");
    EXPECT_EQ(date("2020-02-07~", order), "2020-02-07~");
    EXPECT_EQ(date("2020-02-XX", order), "2020-02-XX");
    EXPECT_EQ(date("", order), "");
  }
}

TEST(CellDateTest, OrderOfDayAndMonthIsNeverGuessed) {
  EXPECT_EQ(date("7/2/2020", DateOrder::kDayMonthYear), "2020-02-07");
  EXPECT_EQ(date("2/7/2020", DateOrder::kMonthDayYear), "2020-02-07");
  EXPECT_EQ(date("07.02.2020 14:15", DateOrder::kDayMonthYear), "2020-02-07T14:15");
  EXPECT_EQ(date("7/2/2020"), "! ");
  EXPECT_EQ(date("7/2/20", DateOrder::kDayMonthYear), "! ");
  EXPECT_EQ(date("2/13/2020", DateOrder::kDayMonthYear), "! ");
  EXPECT_EQ(date("30.02.2020", DateOrder::kDayMonthYear), "! ");
}

TEST(CellDateTest, NamesOfMonthsAreUnderstood) {
  for (const char* cell : {"7 February 2020", "February 7, 2020", "7 février 2020", "7 de febrero de 2020",
                           "7 февраля 2020 г.", "7-Feb-2020", "7th Feb 2020"})
    EXPECT_EQ(date(cell), "2020-02-07") << cell;
  EXPECT_EQ(date("juillet 2020"), "2020-07");
  EXPECT_EQ(date("juin 2020"), "2020-06");
  EXPECT_EQ(date("7 Foo 2020"), "! ");
}

TEST(CellDateTest, UnknownPartsAreSaidToBeUnknown) {
  EXPECT_EQ(date("2020-02-99"), "2020-02-XX");
  EXPECT_EQ(date("2020-99-99"), "2020");
  EXPECT_EQ(date("9999-99-99"), "");
  EXPECT_EQ(date("00/02/2020", DateOrder::kDayMonthYear), "2020-02-XX");
  EXPECT_EQ(date("2020-99-07"), "! 2020");
}

TEST(CellDateTest, SpreadsheetSerials) {
  EXPECT_EQ(date("43868", DateOrder::kSpreadsheetSerial), "2020-02-07");
  EXPECT_EQ(date("43868.59375", DateOrder::kSpreadsheetSerial), "2020-02-07T14:15");
  EXPECT_EQ(date("2020-02-07", DateOrder::kSpreadsheetSerial), "2020-02-07");
  EXPECT_EQ(date("12", DateOrder::kSpreadsheetSerial), "! ");
}

TEST(CellDateTest, TimesOfDay) {
  const auto both = [](std::string_view day, std::string_view time) { return read_date_and_time(day, time, {}).edtf; };
  for (const char* cell : {"14:15", "14h15", "1415", "2:15 PM", "2.15 pm", "T14:15"})
    EXPECT_EQ(both("2020-02-07", cell), "2020-02-07T14:15") << cell;
  EXPECT_EQ(both("2020-02-07", "14:15:30.5"), "2020-02-07T14:15:30");
  EXPECT_EQ(both("2020-02-07", "14h"), "2020-02-07T14");
  EXPECT_EQ(both("2020-02-07", "12 am"), "2020-02-07T00");
  EXPECT_EQ(both("2020-02-07", "00:00"), "2020-02-07T00:00");
  EXPECT_EQ(both("2020-02-07", ""), "2020-02-07");
  for (const char* cell : {"25:00", "14:60", "noon", "13 pm", "5"}) {
    const DateReading reading = read_date_and_time("2020-02-07", cell, {});
    EXPECT_EQ(reading.edtf, "2020-02-07") << cell;
    EXPECT_FALSE(reading.problem.empty()) << cell;
  }
}

TEST(CellDateTest, OffsetsAndZonesBecomeLocalTimes) {
  const auto almaty = TimeZone::find("Asia/Almaty");
  const auto utc = TimeZone::find("UTC");
  const DateForm form{DateOrder::kIso, {}, &*utc, &*almaty};
  EXPECT_EQ(read_date("2020-02-07T20:00:00Z", form).edtf, "2020-02-08T02:00:00");
  EXPECT_EQ(read_date("2020-02-07T20:00+06:00", form).edtf, "2020-02-07T20:00");
  EXPECT_EQ(read_date("2020-02-07 14:15", form).edtf, "2020-02-07T20:15");
  EXPECT_EQ(read_date("2020-02-07 00:00:00", form).edtf, "2020-02-07");
  EXPECT_EQ(read_date("2020-02-07T00:00:00Z", form).edtf, "2020-02-07T06:00:00");
  EXPECT_EQ(read_date_and_time("2020-02-07", "20:00 +05:30", form).edtf, "2020-02-07T20:30");
}

TEST(CellDateTest, EveryDayOfFourYearsReadsBackInEveryForm) {
  using std::chrono::sys_days;
  for (sys_days day{std::chrono::year{2019} / 1 / 1}; day < sys_days{std::chrono::year{2023} / 1 / 1};
       day += std::chrono::days{1}) {
    const std::chrono::year_month_day d{day};
    const int y = static_cast<int>(d.year());
    const unsigned m = static_cast<unsigned>(d.month());
    const unsigned dd = static_cast<unsigned>(d.day());
    const std::string want = fmt::format("{:04}-{:02}-{:02}", y, m, dd);
    EXPECT_EQ(date(fmt::format("{}/{}/{}", dd, m, y), DateOrder::kDayMonthYear), want);
    EXPECT_EQ(date(fmt::format("{}/{}/{}", m, dd, y), DateOrder::kMonthDayYear), want);
    const long serial = (day - sys_days{std::chrono::year{1899} / 12 / 30}).count();
    EXPECT_EQ(date(std::to_string(serial), DateOrder::kSpreadsheetSerial), want);
  }
}

TEST(CellDateTest, PartsAndSpans) {
  const auto parts = [](std::string_view y, std::string_view m, std::string_view d) {
    return read_date_parts(y, m, d, {}).edtf;
  };
  EXPECT_EQ(parts("2020", "2", "7"), "2020-02-07");
  EXPECT_EQ(parts("2020", "févr.", ""), "2020-02");
  EXPECT_EQ(parts("2020.0", "", ""), "2020");
  EXPECT_EQ(parts("", "2", "7"), "");
  EXPECT_EQ(join_dates({"2020-02-01", {}}, {"2020-02-03", {}}).edtf, "2020-02-01/2020-02-03");
  EXPECT_EQ(join_dates({"2020-02-01", {}}, {"2020-02-01", {}}).edtf, "2020-02-01");
  EXPECT_EQ(join_dates({"2020-02-03", {}}, {"2020-02-01", {}}).edtf, "2020-02-03");
  EXPECT_FALSE(join_dates({"2020-02-03", {}}, {"2020-02-01", {}}).problem.empty());
}

TEST(NameFoldingTest, CaseMarksAndSignsDoNotCount) {
  EXPECT_EQ(fold_name("São  Tomé"), "sao tome");
  EXPECT_EQ(fold_name("КОРДАЙ"), "кордай");
  EXPECT_EQ(fold_name("Алёшино"), "алешино");
  EXPECT_EQ(fold_name("N’Djamena"), "ndjamena");
  EXPECT_EQ(fold_name("Haut-Mbomou"), "haut mbomou");
  EXPECT_EQ(fold_name(" (Straße) "), "strasse");
  EXPECT_EQ(fold_name("القاهرة"), "القاهرة");
  EXPECT_EQ(fold_name("\xFF"), "\xFF");
  EXPECT_EQ(read_country_code("KAZ"), "KZ");
  EXPECT_EQ(read_country_code("kz"), "KZ");
  EXPECT_EQ(read_country_code("Kazakhstan"), "");
}

}  // namespace
}  // namespace dateline

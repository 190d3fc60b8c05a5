#include "geodata/time_zone.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

LocalSeconds local(std::string_view edtf) { return parse_edtf(edtf)->earliest; }

std::chrono::sys_seconds utc(std::string_view edtf) { return std::chrono::sys_seconds{local(edtf).time_since_epoch()}; }

TEST(TimeZone, KnowsTheNamesOfTheDatabaseAndNothingElse) {
  for (const char* name : {"UTC", "Asia/Almaty", "Asia/Bishkek", "America/Argentina/Buenos_Aires", "Etc/GMT+5"})
    EXPECT_TRUE(is_time_zone(name)) << name;
  for (const char* name : {"", "Asia", "Asia/", "asia/almaty", "Asia//Almaty", "Asia/Almaty/", "Asia/Almata",
                           "../zoneinfo/UTC", "/usr/share/zoneinfo/UTC", "posix/UTC", "right/UTC", "tzdata.zi",
                           "zone.tab", "localtime", "Asia/Almaty\n", "+06:00"})
    EXPECT_FALSE(is_time_zone(name)) << name;
  EXPECT_FALSE(is_time_zone(std::string(5000, 'A')));
  EXPECT_FALSE(TimeZone::find("Asia/Almata"));
}

TEST(TimeZone, SuggestsTheZoneThatWasMeant) {
  DidYouMean suggest;
  EXPECT_EQ(suggest_time_zone("asia/almaty", suggest), " (did you mean \"Asia/Almaty\"?)");
  EXPECT_EQ(suggest_time_zone("Asia/Almata", suggest), " (did you mean \"Asia/Almaty\"?)");
  EXPECT_EQ(suggest_time_zone("Almaty", suggest), " (did you mean \"Asia/Almaty\"?)");
  EXPECT_EQ(suggest_time_zone("Middle/Earth/Shire", suggest), "");
}

TEST(TimeZone, PlacesLocalTimesInUtcAndBack) {
  const TimeZone almaty = *TimeZone::find("Asia/Almaty");
  EXPECT_EQ(almaty.to_utc(local("2020-02-07T14:15")), utc("2020-02-07T08:15"));
  EXPECT_EQ(almaty.to_local(utc("2020-02-07T08:15")), local("2020-02-07T14:15"));
  EXPECT_EQ(almaty.to_utc(local("2024-06-01T00:00")), utc("2024-05-31T19:00"))
      << "Kazakhstan moved to +05 in March 2024";
}

TEST(TimeZone, OpenEndsStayOpen) {
  const TimeZone zone = *TimeZone::find("Asia/Almaty");
  EXPECT_EQ(zone.to_utc(LocalSeconds::min()), std::chrono::sys_seconds::min());
  EXPECT_EQ(zone.to_utc(LocalSeconds::max()), std::chrono::sys_seconds::max());
  EXPECT_EQ(zone.to_local(std::chrono::sys_seconds::max()), LocalSeconds::max());
}

TEST(TimeZone, ASkippedTimeIsTheMomentTheClocksWereSet) {
  const TimeZone zone = *TimeZone::find("Europe/Berlin");
  EXPECT_EQ(zone.to_utc(local("2020-03-29T02:30")), utc("2020-03-29T01:00"));
  EXPECT_EQ(zone.to_utc(local("2020-03-29T01:59")), utc("2020-03-29T00:59"));
  EXPECT_EQ(zone.to_utc(local("2020-03-29T03:00")), utc("2020-03-29T01:00"));
}

TEST(TimeZone, ARepeatedTimeIsTheFirstUnlessAsked) {
  const TimeZone zone = *TimeZone::find("Europe/Berlin");
  EXPECT_EQ(zone.to_utc(local("2020-10-25T02:30")), utc("2020-10-25T00:30"));
  EXPECT_EQ(zone.to_utc(local("2020-10-25T02:30"), Repeated::kSecond), utc("2020-10-25T01:30"));
}

TEST(TimeZone, RoundTripsEveryHourOfAYearFromUtc) {
  const TimeZone zone = *TimeZone::find("America/St_Johns");
  for (auto t = utc("2019-12-31T12:07"); t < utc("2021-01-02"); t += std::chrono::hours{1}) {
    const LocalSeconds there = zone.to_local(t);
    ASSERT_TRUE(zone.to_utc(there, Repeated::kFirst) == t || zone.to_utc(there, Repeated::kSecond) == t);
  }
}

}  // namespace
}  // namespace dateline

#include "geodata/import/country_codes.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(CountryCodes, StatesOfGleditschAndWardAreThoseOfTheirTime) {
  EXPECT_EQ(country_by_gleditsch_ward(705, 2020), "KZ");
  EXPECT_EQ(country_by_gleditsch_ward(365, 1992), "RU");
  EXPECT_EQ(country_by_gleditsch_ward(365, 1991), "") << "the Soviet Union";
  EXPECT_EQ(country_by_gleditsch_ward(530, 1994), "ET");
  EXPECT_EQ(country_by_gleditsch_ward(530, 1993), "") << "with Eritrea";
  EXPECT_EQ(country_by_gleditsch_ward(625, 2012), "SD");
  EXPECT_EQ(country_by_gleditsch_ward(625, 2011), "") << "with South Sudan";
  EXPECT_EQ(country_by_gleditsch_ward(850, 2002), "") << "with Timor-Leste";
  EXPECT_EQ(country_by_gleditsch_ward(340, 2008), "") << "with Kosovo";
  EXPECT_EQ(country_by_gleditsch_ward(0, 2020), "");
  EXPECT_EQ(country_by_gleditsch_ward(-3, 2020), "");
}

TEST(CountryCodes, NumbersOfTheISOAreKnown) {
  EXPECT_EQ(country_by_numeric(398), "KZ");
  EXPECT_EQ(country_by_numeric(0), "");
  EXPECT_EQ(country_by_numeric(999), "");
}

}  // namespace
}  // namespace dateline

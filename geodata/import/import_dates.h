// Days in tables, and the times that chronicles make of them.
//
// `When` values are made without parsing; they equal what `parse_edtf` makes of their text. Pure functions.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "geodata/edtf.h"

namespace dateline {

/// Which number comes first in 03/04/2020.
enum class DayOrder { kUnknown, kDayFirst, kMonthFirst };

/// A day of the years 1 to 9999 that exists.
using Day = std::chrono::year_month_day;

/// "2009-02-20", also with a time of day behind it, which is passed over ("T00:00:00", " 00:00:00.000", "Z").
std::optional<Day> parse_iso_day(std::string_view text);

/// That, "20/02/2009" with any of / - . between the numbers (as `order` says; when it says nothing, only where one of
/// the numbers can be no month), "20 February 2009", "20 Feb 2009", "February 20, 2009".
std::optional<Day> parse_day(std::string_view text, DayOrder order);

/// What the day alone says about the order of numbers: kUnknown for days of other forms and for 03/04/2020.
DayOrder day_order_of(std::string_view text);
/// True for "03/04/2020": of that form, and both orders give a day, not the same one.
bool is_ambiguous_day(std::string_view text);

/// Replaces `when`, using its memory again.
void set_day(When& when, Day day, bool approximate = false);
/// From the beginning of one day to the end of another, which is not before it.
void set_days(When& when, Day first, Day last, bool approximate = false);
void set_month(When& when, std::chrono::year_month month);
void set_year(When& when, std::chrono::year year);

}  // namespace dateline

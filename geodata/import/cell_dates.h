// Dates and times of day as tables write them, read into EDTF. Nothing is guessed: 3/4/2020 is understood only where
// the order of day and month was said, a year of two digits never.
//
//   read_date("07.02.2020 14:15", {DateOrder::kDayMonthYear})   ->  "2020-02-07T14:15"
//   read_date("2020-02-99", {})                                 ->  "2020-02-XX"
//
// Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/edtf.h"
#include "geodata/time_zone.h"

namespace dateline {

enum class DateOrder { kIso, kDayMonthYear, kMonthDayYear, kSpreadsheetSerial };

/// How the dates of a table are written, and where its clocks stand. Refers to what it was given.
struct DateForm {
  DateOrder order = DateOrder::kIso;
  /// Years, months and days that mean "not known".
  std::span<const std::string> unknown_parts = {};
  /// Zones of times without an offset and of the chronicle; null: both are the same.
  const TimeZone* table_zone = nullptr;
  const TimeZone* chronicle_zone = nullptr;
};

/// A cell that was read, or why it was not.
struct DateReading {
  std::string edtf;  ///< empty when nothing is known
  /// Why the cell, or a part of it, was left out; empty when all was read.
  std::string problem;

  friend bool operator==(const DateReading&, const DateReading&) = default;
};

/// A date with or without a time of day. ISO dates, EDTF and dates with a month's name (English, French, Spanish,
/// Russian) are understood in any order, and with "T" or a space before the time. Times with an offset or "Z" become
/// local times of the chronicle. A time of exactly 00:00:00 without an offset behind a date is none: spreadsheets and
/// databases add it to days. Days and months that are not known become "X"; without a year nothing is known.
DateReading read_date(std::string_view cell, const DateForm& form);

/// The same with the time of day in a cell of its own, which may be empty: 14:15, 14h15, 1415, 2:15 PM, 14:15+06:00.
DateReading read_date_and_time(std::string_view date, std::string_view time, const DateForm& form);

/// From three cells, of which month (number or name) and day may be empty.
DateReading read_date_parts(std::string_view year, std::string_view month, std::string_view day, const DateForm& form);

/// "a/b", or one of them where they are the same or the other is empty. An end before the start is left out, with a
/// problem.
DateReading join_dates(const DateReading& start, const DateReading& end);

}  // namespace dateline

// Times as people know them: EDTF (ISO 8601-2:2019) strings with times of day.
//
// Example:
//   const Result<When> when = parse_edtf("2020-02-07T20~/2020-02-08T05~");
//   when->earliest  == 2020-02-07 20:00, when->latest == 2020-02-08 06:00 (exclusive), when->approximate == true
//
// Understood: dates of year, month or day; times of day of hour, minute or second after "T"; the qualifiers "?"
// (uncertain),
// "~" (approximate) and "%" (both) at the end of a date; unspecified digits "2020-02-XX", "2020-XX-XX", "202X";
// intervals "a/b" with ".." or nothing for an open or unknown end; 24:00 as the end of an interval. Years 0001 to 9999.
// Not understood, and said so: seasons, sets, exponents, negative years, offsets and "Z" (times are local times of the
// chronicle's zone).
//
// A time covers the whole of its last stated unit: "T05" ends at 06:00, "2020-02-08" at the midnight that follows it,
// and "2020-02-XX" is some time in that month (precision: month). Qualifiers are flags; they widen nothing.
//
// All values are local wall-clock times without a zone; geodata/time_zone.h places them in one.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "geodata/result.h"

namespace dateline {

/// Seconds since 1970-01-01T00:00 on the local clock of the chronicle.
using LocalSeconds = std::chrono::local_seconds;

/// How finely an end of a time is stated.
enum class TimePrecision { kUnknown, kYear, kMonth, kDay, kHour, kMinute, kSecond };

/// The times a statement allows: half open, [earliest, latest).
struct When {
  /// As written; empty for "not stated", which is all of time.
  std::string edtf;
  LocalSeconds earliest = LocalSeconds::min();  ///< `min()` when open
  LocalSeconds latest = LocalSeconds::max();    ///< `max()` when open
  TimePrecision begin_precision = TimePrecision::kUnknown;
  TimePrecision end_precision = TimePrecision::kUnknown;
  bool approximate = false;  ///< "~" or "%" anywhere
  bool uncertain = false;    ///< "?" or "%" anywhere
  bool interval = false;     ///< written as "a/b"

  bool stated() const { return !edtf.empty(); }
  bool open_begin() const { return earliest == LocalSeconds::min(); }
  bool open_end() const { return latest == LocalSeconds::max(); }
  /// True if the half-open spans share an instant.
  bool overlaps(const When& other) const { return earliest < other.latest && other.earliest < latest; }

  friend bool operator==(const When&, const When&) = default;
};

/// Reads one EDTF string; the empty string is a time that is not stated. Errors say what is wrong and at which
/// character ("day 30 does not exist in 2020-02"); they carry no file or line, which the caller adds. An interval that
/// ends before it begins is an error.
Result<When> parse_edtf(std::string_view text);

}  // namespace dateline

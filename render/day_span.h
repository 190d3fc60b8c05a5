// The days a map speaks of.
#pragma once

#include <chrono>
#include <optional>

#include "geodata/chronicle_view.h"

namespace dateline {

/// From the first to the last calendar day, both included.
struct DaySpan {
  std::chrono::year_month_day first;
  std::chrono::year_month_day last;

  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// The calendar day in which a local time lies.
std::chrono::year_month_day day_of(LocalSeconds time);

/// The window where one was asked for and has two ends; else from the first to the last time of the view's records, as
/// far as they are stated to the day (an event of "some time in February" does not stretch the span over the month).
/// Nothing when no record has such a time.
std::optional<DaySpan> days_shown(const ChronicleView& view);

}  // namespace dateline

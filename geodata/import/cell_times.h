// Times of day as tables write them: a part of geodata/import/cell_dates.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct TimeOfDay {
  int hour = 0;  ///< 0 to 23
  int minute = 0;
  int second = 0;
  bool has_minute = true;
  bool has_second = false;
  std::optional<int> offset_min;  ///< east of UTC; absent when not stated

  bool midnight() const { return hour == 0 && minute == 0 && second == 0; }
};

/// 14:15, 14:15:30.5, 14h15, 14h, 1415, T1415, 2:15 PM, 2 pm; behind it "Z", "UTC" or an offset +06:00, +0600, +06.
std::optional<TimeOfDay> read_time_of_day(std::string_view cell);

}  // namespace dateline

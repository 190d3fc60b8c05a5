#include "geodata/import/cell_times.h"

#include "geodata/ascii.h"
#include "geodata/import/cell_values.h"

namespace dateline {
namespace {

/// One or two digits; nothing when there is none.
std::optional<int> take_two(std::string_view& text) {
  if (text.empty() || !is_ascii_digit(text[0])) return std::nullopt;
  int value = text[0] - '0';
  text.remove_prefix(1);
  if (text.empty() || !is_ascii_digit(text[0])) return value;
  value = value * 10 + (text[0] - '0');
  text.remove_prefix(1);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || ascii_lower(text[0]) != c) return false;
  text.remove_prefix(1);
  return true;
}

/// "+06:00", "+0600", "+06", "-3:30" at the whole of the text.
std::optional<int> offset_of(std::string_view text) {
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_two(text);
  if (!hours) return std::nullopt;
  int minutes = 0;
  if (!text.empty()) {
    take(text, ':');
    const auto two = take_two(text);
    if (!two || *two > 59) return std::nullopt;
    minutes = *two;
  }
  if (!text.empty() || *hours > 15) return std::nullopt;
  return sign * (*hours * 60 + minutes);
}

/// Takes the zone off the end. False when there is something that is none.
bool take_zone(std::string_view& text, TimeOfDay& time) {
  for (const std::string_view name : {"UTC", "GMT", "utc", "gmt", "Z", "z"}) {
    if (!text.ends_with(name)) continue;
    text = trim_cell(text.substr(0, text.size() - name.size()));
    time.offset_min = 0;
    return true;
  }
  const std::size_t at = text.find_first_of("+-");
  if (at == std::string_view::npos) return true;
  if (at == 0) return false;
  time.offset_min = offset_of(text.substr(at));
  text = trim_cell(text.substr(0, at));
  for (const std::string_view name : {"UTC", "GMT"})
    if (text.ends_with(name)) text = trim_cell(text.substr(0, text.size() - name.size()));
  return time.offset_min.has_value();
}

/// Takes "am" or "pm" off the end and says whether it was there: 'a', 'p' or '\0'.
char take_half_of_day(std::string_view& text) {
  for (const std::string_view name : {"am", "pm", "AM", "PM", "a.m.", "p.m."}) {
    if (!text.ends_with(name)) continue;
    text = trim_cell(text.substr(0, text.size() - name.size()));
    return ascii_lower(name[0]);
  }
  return '\0';
}

bool take_minutes_and_seconds(std::string_view& text, TimeOfDay& time) {
  const bool french = take(text, 'h');
  if (!french && !take(text, ':') && !take(text, '.')) return false;
  if (french && text.empty()) {
    time.has_minute = false;
    return true;
  }
  if (text.size() < 2 || !is_ascii_digit(text[1])) return false;
  time.minute = *take_two(text);
  if (!take(text, ':')) return true;
  const auto seconds = take_two(text);
  if (!seconds) return false;
  time.second = *seconds;
  time.has_second = true;
  if (take(text, '.'))
    while (!text.empty() && is_ascii_digit(text[0])) text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<TimeOfDay> read_time_of_day(std::string_view cell) {
  std::string_view text = trim_cell(cell);
  TimeOfDay time;
  take(text, 't');
  if (!take_zone(text, time)) return std::nullopt;
  const char half = take_half_of_day(text);
  const auto hour = take_two(text);
  if (!hour) return std::nullopt;
  time.hour = *hour;
  if (text.size() == 2 && is_ascii_digit(text[0]) && is_ascii_digit(text[1])) {
    time.minute = *take_two(text);
  } else if (text.empty() && half != '\0') {
    time.has_minute = false;
  } else if (!take_minutes_and_seconds(text, time)) {
    return std::nullopt;
  }
  if (half != '\0') {
    if (time.hour < 1 || time.hour > 12) return std::nullopt;
    time.hour = time.hour % 12 + (half == 'p' ? 12 : 0);
  }
  if (!text.empty() || time.hour > 23 || time.minute > 59 || time.second > 59) return std::nullopt;
  return time;
}

}  // namespace dateline

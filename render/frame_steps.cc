#include "render/frame_steps.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "render/day_span.h"
#include "render/messages.h"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::seconds;

constexpr long long minute_s = 60, hour_s = 3600, day_s = 86400, week_s = 7 * day_s;

constexpr const char* understood =
    "\"hour\", \"day\", \"week\", \"month\", \"year\" or an ISO 8601 duration (\"PT6H\", \"P3D\", \"P2W\", \"P1M\")";

Diagnostics problem(std::string_view text, std::string_view why) {
  return {{Severity::kError, {}, fmt::format("\"{}\" is no length of a step{}: {}", text, why, understood)}};
}

/// The units of a duration, in the order in which they must come.
struct Unit {
  char letter;
  bool of_time;
  int months;
  long long seconds;
};
constexpr Unit units[] = {{'Y', false, 12, 0},    {'M', false, 1, 0},     {'W', false, 0, week_s},
                          {'D', false, 0, day_s}, {'H', true, 0, hour_s}, {'M', true, 0, minute_s},
                          {'S', true, 0, 1}};

class DurationReader {
 public:
  explicit DurationReader(std::string_view text) : text_(text), rest_(text.substr(1)) {}

  Result<StepLength> run() {
    bool any = false, time_needed = false;
    while (!rest_.empty()) {
      if (rest_.front() == 'T' && !of_time_) {
        of_time_ = time_needed = true;
        rest_.remove_prefix(1);
        continue;
      }
      if (!take_part()) return failure("");
      any = true;
      time_needed = false;
    }
    if (!any || time_needed) return failure("");
    if (length_.months > 0 && length_.seconds > 0) return failure(" (months and days do not add up)");
    if (length_.months == 0 && length_.seconds == 0) return failure(" (it is zero)");
    return Result<StepLength>::success(length_);
  }

 private:
  Result<StepLength> failure(std::string_view why) const { return Result<StepLength>::failure(problem(text_, why)); }

  /// A number and its unit; each unit once, the larger first.
  bool take_part() {
    int number = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (error != std::errc{} || end == rest_.data() + rest_.size() || number < 0 || number > 1'000'000) return false;
    for (; next_ < std::size(units); ++next_) {
      const Unit& unit = units[next_];
      if (unit.of_time != of_time_ || unit.letter != *end) continue;
      length_.months += number * unit.months;
      length_.seconds += number * unit.seconds;
      length_.weeks = unit.letter == 'W' && number > 0;
      ++next_;
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()) + 1);
      return true;
    }
    return false;
  }

  std::string_view text_, rest_;
  bool of_time_ = false;
  std::size_t next_ = 0;
  StepLength length_;
};

/// Where the unit begins in which a time lies: midnight, Monday, the first of a month or year, the full hour or minute.
LocalSeconds unit_begin(LocalSeconds time, const StepLength& length) {
  const local_days midnight = std::chrono::floor<days>(time);
  if (length.months > 0) {
    const std::chrono::year_month_day date{midnight};
    const auto month = length.months % 12 == 0 ? std::chrono::January : date.month();
    return local_days{date.year() / month / 1};
  }
  if (length.weeks) {
    const std::chrono::weekday weekday{midnight};
    return midnight - days(weekday.iso_encoding() - 1);
  }
  if (length.seconds % day_s == 0) return midnight;
  for (const long long unit : {hour_s, minute_s})
    if (length.seconds % unit == 0)
      return LocalSeconds{
          seconds(time.time_since_epoch().count() - ((time.time_since_epoch().count() % unit) + unit) % unit)};
  return time;
}

LocalSeconds after(LocalSeconds begin, long long steps, const StepLength& length) {
  if (length.months == 0) return begin + seconds(steps * length.seconds);
  const std::chrono::year_month_day first{std::chrono::floor<days>(begin)};
  const auto moved = first + std::chrono::months(steps * length.months);
  return local_days{moved};
}

std::string clock(LocalSeconds time, bool with_seconds, const char* colon) {
  const long long s = (time - std::chrono::floor<days>(time)).count();
  std::string text = fmt::format("{:02}{}{:02}", s / hour_s, colon, s / minute_s % 60);
  if (with_seconds) text += fmt::format("{}{:02}", colon, s % 60);
  return text;
}

std::string week_name(LocalSeconds monday) {
  // The ISO year of a week is that of its Thursday.
  const local_days thursday = std::chrono::floor<days>(monday) + days(3);
  const std::chrono::year year = std::chrono::year_month_day{thursday}.year();
  const auto number = (thursday - local_days{year / 1 / 1}).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), number);
}

std::string name_of(LocalSeconds begin, const StepLength& length) {
  const std::chrono::year_month_day date = day_of(begin);
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  if (length.months > 0)
    return length.months % 12 == 0 ? fmt::format("{:04}", year) : fmt::format("{:04}-{:02}", year, month);
  if (length.weeks) return week_name(begin);
  std::string name = fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(date.day()));
  if (length.seconds % day_s != 0) name += "T" + clock(begin, length.seconds % minute_s != 0, "");
  return name;
}

std::string label_of(LocalSeconds begin, LocalSeconds end, const StepLength& length, const std::string& lang) {
  const std::chrono::year_month_day first = day_of(begin), last = day_of(end - seconds(1));
  if (length.months > 0 && length.months % 12 == 0) {
    const int from = static_cast<int>(first.year()), to = static_cast<int>(last.year());
    return from == to ? fmt::format("{}", from) : fmt::format("{}\u2013{}", from, to);
  }
  if (length.months > 0 || length.seconds % day_s == 0) return format_days(first, last, lang);
  const bool with_seconds = length.seconds % minute_s != 0;
  const std::string from = clock(begin, with_seconds, ":"), to = clock(end, with_seconds, ":");
  // The end of the day is said with the day that it ends.
  if (first == last)
    return fmt::format("{}, {}", format_day(first, lang),
                       set_apart(fmt::format("{}\u2013{}", from, day_of(end) == first ? to : "24:00"), lang));
  return fmt::format("{}, {} \u2013 {}, {}", format_day(first, lang), from, format_day(day_of(end), lang), to);
}

}  // namespace

Result<StepLength> parse_step_length(std::string_view text) {
  static constexpr std::pair<std::string_view, StepLength> names[] = {{"hour", {0, hour_s, false}},
                                                                      {"day", {0, day_s, false}},
                                                                      {"week", {0, week_s, true}},
                                                                      {"month", {1, 0, false}},
                                                                      {"year", {12, 0, false}}};
  for (const auto& [name, length] : names)
    if (text == name) return Result<StepLength>::success(length);
  if (!text.starts_with('P')) return Result<StepLength>::failure(problem(text, ""));
  return DurationReader(text).run();
}

std::optional<std::vector<FrameStep>> cut_into_steps(const When& span, const StepLength& length,
                                                     const std::string& lang) {
  const LocalSeconds first = unit_begin(span.earliest, length);
  const double shortest = length.months > 0 ? 28.0 * day_s * length.months : static_cast<double>(length.seconds);
  if (static_cast<double>((span.latest - first).count()) / shortest > static_cast<double>(most_steps))
    return std::nullopt;
  std::vector<FrameStep> steps;
  for (LocalSeconds begin = first; begin < span.latest;) {
    const LocalSeconds end = after(first, static_cast<long long>(steps.size()) + 1, length);
    steps.push_back({begin, end, name_of(begin, length), label_of(begin, end, length, lang)});
    begin = end;
  }
  return steps;
}

std::vector<FrameStep> steps_before(const std::vector<FrameStep>& steps, const StepLength& length, int count) {
  std::vector<FrameStep> before;
  if (steps.empty()) return before;
  for (int i = count; i > 0; --i)
    before.push_back({after(steps.front().begin, -i, length), after(steps.front().begin, 1 - i, length), {}, {}});
  return before;
}

}  // namespace dateline

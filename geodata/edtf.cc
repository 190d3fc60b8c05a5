#include "geodata/edtf.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "geodata/ascii.h"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::year;

/// Longer than any time worth writing; keeps messages short when the input is hostile.
constexpr std::size_t max_length = 80;

/// What is wrong, at a byte of the whole string counted from 0.
struct Mistake {
  std::string message;
  std::size_t at = 0;
};

/// One side of an interval, or a time that stands alone: half open, [begin, end).
struct Moment {
  LocalSeconds begin = LocalSeconds::min();
  LocalSeconds end = LocalSeconds::max();
  TimePrecision precision = TimePrecision::kUnknown;
  bool approximate = false;
  bool uncertain = false;
  bool end_of_day = false;  ///< written as 24:00; begin == end == the midnight meant
  bool open = false;        ///< ".." or nothing
};

LocalSeconds start_of(year y, month m, std::chrono::day d) { return std::chrono::local_days{y / m / d}; }

int days_in(year y, month m) { return static_cast<int>(static_cast<unsigned>((y / m / std::chrono::last).day())); }

/// Reads one date with its time of day and qualifier from `whole`, beginning at `at`. The first mistake wins.
class MomentParser {
 public:
  MomentParser(std::string_view side, std::size_t offset) : text_(side), offset_(offset) {}

  std::optional<Moment> parse() {
    if (refuse_what_is_not_understood()) return std::nullopt;
    if (!date() || !qualifier()) return std::nullopt;
    if (at_ < text_.size()) {
      fail(trailing_message(), at_);
      return std::nullopt;
    }
    return moment_;
  }
  const Mistake& mistake() const { return mistake_; }

 private:
  bool fail(std::string message, std::size_t at) {
    mistake_ = {std::move(message), offset_ + at};
    return false;
  }

  bool looking_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool refuse_what_is_not_understood() {
    if (text_.starts_with('[') || text_.starts_with('{')) return !fail("sets of dates are not understood", 0);
    if (text_.starts_with('-')) return !fail("years before 0001 are not understood", 0);
    if (text_.starts_with('Y')) return !fail("years beyond 9999 are not understood", 0);
    return false;
  }

  std::string trailing_message() const {
    const char c = text_[at_];
    if (c == 'Z' || c == '+' || (c == '-' && moment_.precision > TimePrecision::kDay))
      return "offsets are not understood: times are local times of the chronicle's time zone";
    if (c == 't' || c == ' ') return "a time of day follows a \"T\", as in 2020-02-07T14:15";
    if (c == '?' || c == '~' || c == '%') return "one qualifier is enough: \"%\" is both uncertain and approximate";
    return fmt::format("unexpected \"{}\"", text_.substr(at_, 8));
  }

  /// The next `count` characters if all are digits.
  std::optional<int> digits(std::size_t count) {
    if (text_.size() - at_ < count || !std::ranges::all_of(text_.substr(at_, count), is_ascii_digit))
      return std::nullopt;
    int value = 0;
    for (const char c : text_.substr(at_, count)) value = value * 10 + (c - '0');
    at_ += count;
    if (at_ < text_.size() && is_ascii_digit(text_[at_])) {
      at_ -= count;
      return std::nullopt;
    }
    return value;
  }

  bool unspecified_pair() {
    if (text_.substr(at_, 2) != "XX") return false;
    at_ += 2;
    return true;
  }

  bool date() {
    if (!year_part()) return false;
    if (!looking_at('-')) return true;
    ++at_;
    if (span_of_years_) return rest_of_vague_year();
    return month_part();
  }

  /// Four digits; the last ones may be X.
  bool year_part() {
    const std::string_view word = text_.substr(0, 4);
    const auto known = static_cast<std::size_t>(std::ranges::find_if_not(word, is_ascii_digit) - word.begin());
    const bool rest_is_x = std::ranges::all_of(word.substr(known), [](char c) { return c == 'X'; });
    if (word.size() < 4 || !rest_is_x || (text_.size() > 4 && is_ascii_digit(text_[4])))
      return fail(word.find('u') != std::string_view::npos ? "an unspecified digit is written X, not u"
                                                           : "a year has four digits",
                  0);
    at_ = 4;
    int first = 0;
    int span = 1;
    for (std::size_t i = 0; i < 4; ++i) {
      first = first * 10 + (i < known ? word[i] - '0' : 0);
      if (i >= known) span *= 10;
    }
    if (first + span - 1 == 0) return fail("there is no year 0000", 0);
    year_ = year{std::max(first, 1)};
    span_of_years_ = span > 1;
    cover(start_of(year_, month{1}, std::chrono::day{1}), start_of(year{first + span}, month{1}, std::chrono::day{1}),
          TimePrecision::kYear);
    return true;
  }

  bool rest_of_vague_year() {
    const std::size_t begin = at_;
    if (unspecified_pair() && (at_ == text_.size() || text_.substr(at_) == "-XX")) {
      at_ = text_.size();
      return true;
    }
    return fail("a month cannot be given in a year that is not fully known", begin);
  }

  bool month_part() {
    const std::size_t begin = at_;
    if (unspecified_pair()) {
      if (!looking_at('-')) return true;
      ++at_;
      return unspecified_pair() || fail("a day cannot be given in a month that is not known", at_);
    }
    const std::optional<int> value = digits(2);
    if (!value) return fail("a month has two digits, or XX where it is not known", begin);
    if (*value >= 21 && *value <= 41) return fail("seasons are not understood", begin);
    if (*value < 1 || *value > 12) return fail(fmt::format("there is no month {:02}", *value), begin);
    month_ = month{static_cast<unsigned>(*value)};
    const LocalSeconds first = start_of(year_, month_, std::chrono::day{1});
    cover(first, first + days{days_in(year_, month_)}, TimePrecision::kMonth);
    if (!looking_at('-')) return true;
    ++at_;
    return day_part();
  }

  bool day_part() {
    const std::size_t begin = at_;
    if (unspecified_pair()) return true;
    const std::optional<int> value = digits(2);
    if (!value) return fail("a day has two digits, or XX where it is not known", begin);
    if (*value < 1 || *value > days_in(year_, month_))
      return fail(fmt::format("day {} does not exist in {:04}-{:02}", *value, static_cast<int>(year_),
                              static_cast<unsigned>(month_)),
                  begin);
    midnight_ = start_of(year_, month_, std::chrono::day{static_cast<unsigned>(*value)});
    cover(midnight_, midnight_ + days{1}, TimePrecision::kDay);
    if (!looking_at('T')) return true;
    ++at_;
    return time_part();
  }

  bool time_part() {
    const std::size_t begin = at_;
    const std::optional<int> hour = digits(2);
    if (!hour) return fail("an hour has two digits", begin);
    if (*hour > 24) return fail(fmt::format("there is no hour {}", *hour), begin);
    std::array<int, 2> below{};  // minutes, seconds
    std::size_t parts = 0;
    for (; parts < below.size() && looking_at(':'); ++parts) {
      const std::size_t start = ++at_;
      const char* const name = parts == 0 ? "minute" : "second";
      const std::optional<int> value = digits(2);
      if (!value) return fail(fmt::format("a {} has two digits", name), start);
      if (*value > 59) return fail(fmt::format("there is no {} {}", name, *value), start);
      below[parts] = *value;
    }
    const LocalSeconds time = midnight_ + hours{*hour} + minutes{below[0]} + seconds{below[1]};
    if (*hour == 24) {
      if (below[0] != 0 || below[1] != 0) return fail("the last moment of a day is 24:00", begin);
      moment_.end_of_day = true;
      cover(time, time, TimePrecision::kMinute);
      return true;
    }
    constexpr std::array units{seconds{3600}, seconds{60}, seconds{1}};
    constexpr std::array precisions{TimePrecision::kHour, TimePrecision::kMinute, TimePrecision::kSecond};
    cover(time, time + units[parts], precisions[parts]);
    return true;
  }

  bool qualifier() {
    if (at_ == text_.size()) return true;
    const char c = text_[at_];
    moment_.uncertain = c == '?' || c == '%';
    moment_.approximate = c == '~' || c == '%';
    if (moment_.uncertain || moment_.approximate) ++at_;
    return true;
  }

  void cover(LocalSeconds begin, LocalSeconds end, TimePrecision precision) {
    moment_.begin = begin;
    moment_.end = end;
    moment_.precision = precision;
  }

  std::string_view text_;
  std::size_t offset_;
  std::size_t at_ = 0;
  year year_{1};
  month month_{1};
  bool span_of_years_ = false;
  LocalSeconds midnight_{};
  Moment moment_;
  Mistake mistake_;
};

std::optional<Moment> parse_side(std::string_view side, std::size_t offset, Mistake& mistake) {
  if (side.empty() || side == "..") {
    Moment open;
    open.open = true;
    return open;
  }
  MomentParser parser{side, offset};
  std::optional<Moment> moment = parser.parse();
  if (!moment) mistake = parser.mistake();
  return moment;
}

std::optional<When> parse_single(std::string_view text, Mistake& mistake) {
  if (text == "..") {
    mistake = {"\"..\" alone states nothing; leave the time out", 0};
    return std::nullopt;
  }
  const std::optional<Moment> moment = parse_side(text, 0, mistake);
  if (!moment) return std::nullopt;
  if (moment->end_of_day) {
    mistake = {"24:00 can only end an interval; alone it is 00:00 of the next day", text.find("24")};
    return std::nullopt;
  }
  return When{std::string{text}, moment->begin,       moment->end,       moment->precision,
              moment->precision, moment->approximate, moment->uncertain, false};
}

std::optional<When> parse_interval(std::string_view text, std::size_t slash, Mistake& mistake) {
  if (text.find('/', slash + 1) != std::string_view::npos) {
    mistake = {"an interval has one \"/\"", text.find('/', slash + 1)};
    return std::nullopt;
  }
  const std::optional<Moment> begin = parse_side(text.substr(0, slash), 0, mistake);
  if (!begin) return std::nullopt;
  const std::optional<Moment> end = parse_side(text.substr(slash + 1), slash + 1, mistake);
  if (!end) return std::nullopt;
  if (begin->open && end->open) {
    mistake = {"an interval that is open at both ends states nothing; leave the time out", 0};
    return std::nullopt;
  }
  if (begin->end_of_day) {
    mistake = {"24:00 can only end an interval; write 00:00 of the next day", text.find("24")};
    return std::nullopt;
  }
  if (!begin->open && !end->open && end->end <= begin->begin) {
    mistake = {"the interval ends before it begins", slash + 1};
    return std::nullopt;
  }
  return When{std::string{text},
              begin->begin,
              end->end,
              begin->precision,
              end->precision,
              begin->approximate || end->approximate,
              begin->uncertain || end->uncertain,
              true};
}

}  // namespace

Result<When> parse_edtf(std::string_view text) {
  if (text.empty()) return Result<When>::success({});
  Mistake mistake;
  std::optional<When> when;
  if (text.size() > max_length) {
    mistake = {fmt::format("it is longer than {} characters", max_length), max_length};
  } else if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    when = parse_interval(text, slash, mistake);
  } else {
    when = parse_single(text, mistake);
  }
  if (when) return Result<When>::success(*std::move(when));
  const std::string_view shown = text.substr(0, max_length);
  return Result<When>::failure(
      {{Severity::kError,
        {},
        fmt::format("\"{}{}\" is not a time: {} (at character {})", shown, shown.size() < text.size() ? "..." : "",
                    mistake.message, mistake.at + 1)}});
}

}  // namespace dateline

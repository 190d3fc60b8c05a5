#include "geodata/import/import_dates.h"

#include <algorithm>
#include <array>

#include "geodata/ascii.h"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::local_days;

std::optional<Day> day_of(unsigned year, unsigned month, unsigned day) {
  const Day found{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
  if (year < 1 || year > 9999 || month > 12 || day > 31 || !found.ok()) return std::nullopt;
  return found;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Three words or numbers of a date, in their order; what is between them is passed over.
struct Parts {
  std::array<std::string_view, 3> parts;
  std::size_t count = 0;

  explicit Parts(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && count < 3) {
      const bool digits = is_ascii_digit(text[at]);
      const bool letters = is_ascii_letter(text[at]);
      std::size_t end = at + 1;
      while (end < text.size() && ((digits && is_ascii_digit(text[end])) || (letters && is_ascii_letter(text[end]))))
        ++end;
      if (digits || letters) parts[count++] = text.substr(at, end - at);
      at = end;
    }
  }
};

/// At most four digits; 0 for anything else.
unsigned number_of(std::string_view text) {
  if (text.empty() || text.size() > 4) return 0;
  unsigned number = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c)) return 0;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

/// English, in full or three letters or more; 0 for anything else.
unsigned month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
  if (word.size() < 3) return 0;
  for (unsigned month = 0; month < 12; ++month) {
    const std::string_view name = names[month].substr(0, word.size());
    if (std::ranges::equal(word, name, [](char a, char b) { return (a | 0x20) == b; })) return month + 1;
  }
  return 0;
}

struct NumericDate {
  unsigned first, second, year;
};

/// "3/4/2020", "03-04-2020", "03.04.2020", also with a time of day behind it.
std::optional<NumericDate> numeric_date(std::string_view text) {
  const Parts parts(text);
  if (parts.count < 3 || parts.parts[0].size() > 2 || parts.parts[1].size() > 2 || parts.parts[2].size() != 4)
    return std::nullopt;
  if (text.data() != parts.parts[0].data()) return std::nullopt;
  const NumericDate date{number_of(parts.parts[0]), number_of(parts.parts[1]), number_of(parts.parts[2])};
  if (date.first == 0 || date.second == 0 || date.year == 0) return std::nullopt;
  return date;
}

std::optional<Day> in_words(std::string_view text) {
  const Parts parts(text);
  if (parts.count < 3 || parts.parts[2].size() != 4) return std::nullopt;
  const unsigned year = number_of(parts.parts[2]);
  if (const unsigned month = month_named(parts.parts[1])) return day_of(year, month, number_of(parts.parts[0]));
  if (const unsigned month = month_named(parts.parts[0])) return day_of(year, month, number_of(parts.parts[1]));
  return std::nullopt;
}

/// Appends two or more digits.
void put_number(std::string& out, unsigned value, unsigned digits) {
  std::array<char, 4> text;
  for (unsigned i = digits; i-- > 0; value /= 10) text[i] = static_cast<char>('0' + value % 10);
  out.append(text.data(), digits);
}

void put_year(std::string& out, std::chrono::year year) { put_number(out, static_cast<unsigned>(int(year)), 4); }

void put_month(std::string& out, std::chrono::year_month month) {
  put_year(out, month.year());
  out += '-';
  put_number(out, unsigned(month.month()), 2);
}

void put_day(std::string& out, Day day) {
  put_month(out, day.year() / day.month());
  out += '-';
  put_number(out, unsigned(day.day()), 2);
}

void set_span(When& when, local_days first, local_days end, TimePrecision precision) {
  when.earliest = first;
  when.latest = end;
  when.begin_precision = when.end_precision = precision;
  when.approximate = when.uncertain = when.interval = false;
}

}  // namespace

std::optional<Day> parse_iso_day(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ' && text[10] != 'Z') return std::nullopt;
  for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
    if (!is_ascii_digit(text[i])) return std::nullopt;
  const auto digit = [&](std::size_t i) { return static_cast<unsigned>(text[i] - '0'); };
  return day_of(digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), digit(5) * 10 + digit(6),
                digit(8) * 10 + digit(9));
}

std::optional<Day> parse_day(std::string_view text, DayOrder order) {
  if (const std::optional<Day> day = parse_iso_day(text)) return day;
  text = trimmed(text);
  const std::optional<NumericDate> date = numeric_date(text);
  if (!date) return in_words(text);
  const std::optional<Day> day_first = day_of(date->year, date->second, date->first);
  const std::optional<Day> month_first = day_of(date->year, date->first, date->second);
  if (order == DayOrder::kDayFirst) return day_first;
  if (order == DayOrder::kMonthFirst) return month_first;
  if (day_first && month_first && *day_first != *month_first) return std::nullopt;
  return day_first ? day_first : month_first;
}

DayOrder day_order_of(std::string_view text) {
  const std::optional<NumericDate> date = numeric_date(trimmed(text));
  if (!date) return DayOrder::kUnknown;
  const bool day_first = day_of(date->year, date->second, date->first).has_value();
  const bool month_first = day_of(date->year, date->first, date->second).has_value();
  if (day_first == month_first) return DayOrder::kUnknown;
  return day_first ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

bool is_ambiguous_day(std::string_view text) {
  const std::optional<NumericDate> date = numeric_date(trimmed(text));
  return date && date->first <= 12 && date->second <= 12 && date->first != date->second;
}

void set_day(When& when, Day day, bool approximate) {
  set_span(when, local_days(day), local_days(day) + days(1), TimePrecision::kDay);
  when.approximate = approximate;
  when.edtf.clear();
  put_day(when.edtf, day);
  if (approximate) when.edtf += '~';
}

void set_days(When& when, Day first, Day last, bool approximate) {
  set_span(when, local_days(first), local_days(last) + days(1), TimePrecision::kDay);
  when.approximate = approximate;
  when.interval = true;
  when.edtf.clear();
  put_day(when.edtf, first);
  when.edtf += approximate ? "~/" : "/";
  put_day(when.edtf, last);
  if (approximate) when.edtf += '~';
}

void set_month(When& when, std::chrono::year_month month) {
  const auto first = month / std::chrono::day(1);
  set_span(when, local_days(first), local_days(first + std::chrono::months(1)), TimePrecision::kMonth);
  when.edtf.clear();
  put_month(when.edtf, month);
}

void set_year(When& when, std::chrono::year year) {
  const auto first = year / std::chrono::January / 1;
  set_span(when, local_days(first), local_days(first + std::chrono::years(1)), TimePrecision::kYear);
  when.edtf.clear();
  put_year(when.edtf, year);
}

}  // namespace dateline

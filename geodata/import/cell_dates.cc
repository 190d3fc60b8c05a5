#include "geodata/import/cell_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/import/cell_times.h"
#include "geodata/import/cell_values.h"
#include "geodata/import/name_folding.h"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_ascii_digit); }

DateReading unreadable(std::string_view cell, std::string_view why) {
  return {{}, fmt::format("\"{}\" {}", cell.substr(0, 60), why)};
}

/// Year, month and day as digits; what is not known is empty.
struct DateParts {
  std::string year, month, day;
};

struct MonthName {
  std::string_view begin;  ///< folded
  int month;
};

/// The longest beginnings that tell months apart in English, French, Spanish and Russian; longer ones come first where
/// one begins another.
constexpr auto month_names = std::to_array<MonthName>({
    {"jan", 1}, {"ene", 1},  {"янв", 1},  {"feb", 2},  {"fev", 2},  {"фев", 2},  {"mar", 3},  {"мар", 3},  {"apr", 4},
    {"avr", 4}, {"abr", 4},  {"апр", 4},  {"may", 5},  {"mai", 5},  {"май", 5},  {"мая", 5},  {"jun", 6},  {"juin", 6},
    {"июн", 6}, {"jul", 7},  {"juil", 7}, {"июл", 7},  {"aug", 8},  {"aou", 8},  {"ago", 8},  {"авг", 8},  {"sep", 9},
    {"сен", 9}, {"oct", 10}, {"окт", 10}, {"nov", 11}, {"ноя", 11}, {"dec", 12}, {"dic", 12}, {"дек", 12},
});

std::optional<int> month_of_name(std::string_view word) {
  const std::string folded = fold_name(word);
  for (const MonthName& name : month_names)
    if (folded.starts_with(name.begin)) return name.month;
  return std::nullopt;
}

bool is_unknown(std::string_view part, const DateForm& form) {
  return part.empty() || std::ranges::find(form.unknown_parts, part) != form.unknown_parts.end();
}

/// The pieces between the signs and spaces of a date.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces = split_list(text, "-/., ");
  std::erase_if(pieces, [](std::string_view p) { return p == "de" || p == "del" || p == "of" || p == "г"; });
  return pieces;
}

/// Puts parts together; the numbers are checked by parse_edtf in the end.
DateReading assemble(const DateParts& parts, std::string_view cell, const DateForm& form) {
  if (is_unknown(parts.year, form) && is_unknown(parts.month, form) && is_unknown(parts.day, form)) return {};
  if (is_unknown(parts.year, form)) return unreadable(cell, "has no year");
  if (!all_digits(parts.year) || parts.year.size() != 4) return unreadable(cell, "has no year of four digits");
  DateReading out{parts.year, {}};
  if (is_unknown(parts.month, form)) {
    if (!is_unknown(parts.day, form)) out.problem = fmt::format("\"{}\" has a day without a month", cell);
    return out;
  }
  int month = 0;
  std::from_chars(parts.month.data(), parts.month.data() + parts.month.size(), month);
  out.edtf += fmt::format("-{:02}", month);
  if (parts.day.empty()) return out;
  int day = 0;
  std::from_chars(parts.day.data(), parts.day.data() + parts.day.size(), day);
  out.edtf += is_unknown(parts.day, form) ? "-XX" : fmt::format("-{:02}", day);
  return out;
}

/// Three numbers in the order of the table; a year of four digits in front decides by itself.
std::optional<DateParts> parts_of_numbers(const std::vector<std::string_view>& pieces, DateOrder order) {
  const auto text = [&](std::size_t i) { return std::string(pieces[i]); };
  if (pieces[0].size() == 4) {
    if (pieces.size() == 2) return DateParts{text(0), text(1), {}};
    return DateParts{text(0), text(1), text(2)};
  }
  if (pieces.size() == 2 && pieces[1].size() == 4) return DateParts{text(1), text(0), {}};  // 02/2020
  if (pieces.size() != 3) return std::nullopt;
  if (order == DateOrder::kDayMonthYear) return DateParts{text(2), text(1), text(0)};
  if (order == DateOrder::kMonthDayYear) return DateParts{text(2), text(0), text(1)};
  return std::nullopt;
}

/// "7 février 2020", "February 7, 2020", "Feb 2020": the name says which is the month, four digits which is the year.
std::optional<DateParts> parts_with_name(const std::vector<std::string_view>& pieces) {
  DateParts parts;
  for (std::string_view piece : pieces) {
    while (!all_digits(piece) && piece.size() > 1 && is_ascii_digit(piece[0]) && !is_ascii_digit(piece.back()))
      piece.remove_suffix(1);  // 7th, 1er
    if (all_digits(piece)) {
      std::string& part = piece.size() == 4 ? parts.year : parts.day;
      if (!part.empty() || (piece.size() != 4 && piece.size() > 2)) return std::nullopt;
      part = piece;
    } else if (const auto month = month_of_name(piece); month && parts.month.empty()) {
      parts.month = std::to_string(*month);
    } else {
      return std::nullopt;
    }
  }
  if (parts.year.empty() || parts.month.empty()) return std::nullopt;
  return parts;
}

DateReading read_day(std::string_view text, const DateForm& form) {
  if (all_digits(text) && text.size() == 8)
    return assemble({std::string(text.substr(0, 4)), std::string(text.substr(4, 2)), std::string(text.substr(6))}, text,
                    form);
  if (all_digits(text) && text.size() == 4) return assemble({std::string(text), {}, {}}, text, form);
  const std::vector<std::string_view> pieces = pieces_of(text);
  if (pieces.size() < 2 || pieces.size() > 3) return unreadable(text, "is not a date");
  if (!std::ranges::all_of(pieces, all_digits)) {
    const auto parts = parts_with_name(pieces);
    return parts ? assemble(*parts, text, form) : unreadable(text, "is not a date");
  }
  if (const auto parts = parts_of_numbers(pieces, form.order)) return assemble(*parts, text, form);
  return unreadable(text, "could be read in two orders; say date_order in the mapping");
}

/// Days since 1899-12-30; earlier than 1901 serials of spreadsheets do not agree with each other.
DateReading read_serial(double serial, std::string_view cell) {
  if (!(serial >= 367 && serial < 2'958'466)) return unreadable(cell, "is not a day of a spreadsheet");
  using std::chrono::local_days;
  const local_days day = local_days{std::chrono::year{1899} / 12 / 30} + days{static_cast<int>(std::floor(serial))};
  const std::chrono::year_month_day date{day};
  std::string edtf = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  const int minute = static_cast<int>(std::lround((serial - std::floor(serial)) * 1440));
  if (minute > 0 && minute < 1440) edtf += fmt::format("T{:02}:{:02}", minute / 60, minute % 60);
  return {edtf, {}};
}

std::string edtf_of(LocalSeconds local, const TimeOfDay& like) {
  const auto day = std::chrono::floor<days>(local);
  const std::chrono::year_month_day date{day};
  const long long second = (local - day).count();
  std::string edtf = fmt::format("{:04}-{:02}-{:02}T{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), second / 3600);
  if (like.has_minute || second % 3600 != 0) edtf += fmt::format(":{:02}", second / 60 % 60);
  if (like.has_second) edtf += fmt::format(":{:02}", second % 60);
  return edtf;
}

/// The day's time in the chronicle's zone.
DateReading add_time(const std::string& day, const TimeOfDay& time, std::string_view cell, const DateForm& form) {
  const Result<When> when = parse_edtf(day);
  if (!when || when->begin_precision != TimePrecision::kDay)
    return {day, fmt::format("\"{}\" has a time of day without a day", cell)};
  LocalSeconds local = when->earliest + minutes{time.hour * 60 + time.minute} + seconds{time.second};
  if (time.offset_min) {
    const std::chrono::sys_seconds utc{local.time_since_epoch() - minutes{*time.offset_min}};
    local = form.chronicle_zone ? form.chronicle_zone->to_local(utc) : LocalSeconds{utc.time_since_epoch()};
  } else if (form.table_zone != nullptr && form.chronicle_zone != nullptr) {
    local = form.chronicle_zone->to_local(form.table_zone->to_utc(local));
  }
  return {edtf_of(local, time), {}};
}

/// Where the time of day begins in a cell with date and time: behind "T" or the last space before a digit with ":".
std::size_t time_begins(std::string_view text) {
  const std::size_t t = text.find('T');
  if (t != std::string_view::npos && t > 0 && is_ascii_digit(text[t - 1])) return t;
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos ? std::string_view::npos : text.rfind(' ', colon);
}

/// Leaves only what parse_edtf understands.
DateReading checked(DateReading reading, std::string_view cell) {
  if (reading.edtf.empty()) return reading;
  const Result<When> when = parse_edtf(reading.edtf);
  if (when) return reading;
  return unreadable(cell, when.diagnostics.empty() ? "is not a date" : ": " + when.diagnostics.front().message);
}

DateReading read_unchecked(std::string_view text, const DateForm& form) {
  if (text.empty() || is_unknown(text, form)) return {};
  if (form.order == DateOrder::kSpreadsheetSerial)
    if (const auto serial = read_number(text, false);
        serial && (text.size() != 4 || *serial < 1000) && text.size() != 8)
      return read_serial(*serial, text);
  const std::size_t begins = time_begins(text);
  if (begins != std::string_view::npos && text.find('/') == std::string_view::npos &&
      text.find_first_of("?~%") != std::string_view::npos)
    return parse_edtf(text) ? DateReading{std::string(text), {}} : unreadable(text, "is not a date");
  if (begins != std::string_view::npos) {
    const auto time = read_time_of_day(text.substr(begins));
    const DateReading day = read_day(trim_cell(text.substr(0, begins)), form);
    if (time && !day.edtf.empty() && time->midnight() && time->has_second && !time->offset_min) return day;
    if (time && !day.edtf.empty()) return add_time(day.edtf, *time, text, form);
  }
  const DateReading day = read_day(text, form);
  if (day.problem.empty()) return day;
  return parse_edtf(text) ? DateReading{std::string(text), {}} : day;
}

}  // namespace

DateReading read_date(std::string_view cell, const DateForm& form) {
  const std::string_view text = trim_cell(cell);
  return checked(read_unchecked(text, form), text);
}

DateReading read_date_and_time(std::string_view date, std::string_view time, const DateForm& form) {
  DateReading day = read_date(date, form);
  const std::string_view text = trim_cell(time);
  if (text.empty() || day.edtf.empty()) return day;
  const auto clock = read_time_of_day(text);
  if (!clock) {
    if (day.problem.empty()) day.problem = fmt::format("\"{}\" is not a time of day", text.substr(0, 40));
    return day;
  }
  return checked(add_time(day.edtf.substr(0, day.edtf.find('T')), *clock, text, form), text);
}

DateReading read_date_parts(std::string_view year, std::string_view month, std::string_view day, const DateForm& form) {
  DateParts parts{std::string(trim_cell(year)), std::string(trim_cell(month)), std::string(trim_cell(day))};
  const std::string cell = fmt::format("{}-{}-{}", parts.year, parts.month, parts.day);
  for (std::string* part : {&parts.year, &parts.month, &parts.day})  // numbers of databases: "2020.0"
    if (part->ends_with(".0")) part->resize(part->size() - 2);
  if (!parts.month.empty() && !all_digits(parts.month)) {
    const auto month_number = month_of_name(parts.month);
    if (!month_number) return unreadable(parts.month, "is not a month");
    parts.month = std::to_string(*month_number);
  }
  if (!parts.day.empty() && !all_digits(parts.day)) return unreadable(parts.day, "is not a day");
  return checked(assemble(parts, cell, form), cell);
}

DateReading join_dates(const DateReading& start, const DateReading& end) {
  std::string problem = start.problem.empty() ? end.problem : start.problem;
  if (end.edtf.empty() || start.edtf == end.edtf) return {start.edtf, std::move(problem)};
  if (start.edtf.empty()) return {end.edtf, std::move(problem)};
  std::string edtf = start.edtf + "/" + end.edtf;
  if (parse_edtf(edtf)) return {std::move(edtf), std::move(problem)};
  return {start.edtf, fmt::format("the end {} is before the start {}", end.edtf, start.edtf)};
}

}  // namespace dateline

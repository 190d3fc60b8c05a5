#include "render/messages.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "render/filled_text.h"
#include "render/messages_table.h"
#include "render/text_content.h"

namespace dateline {
namespace {

// In the order of message_languages.
constexpr std::array<std::array<std::string_view, 12>, message_languages.size()> months{{
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
     "декабря"},
    {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
     "желтоқсан"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
     "décembre"},
    {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
     "diciembre"},
    {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
}};

/// How a language writes numbers; all in Western digits.
struct NumberSigns {
  std::string_view group;
  std::string_view decimal;
  std::size_t digits_left_together;  ///< a whole number of so many digits is not grouped
};

constexpr std::string_view narrow_no_break_space = "\u202F";
constexpr std::array<NumberSigns, message_languages.size()> number_signs{{
    {",", ".", 3},
    {narrow_no_break_space, ",", 4},
    {narrow_no_break_space, ",", 4},
    {narrow_no_break_space, ",", 3},
    {narrow_no_break_space, ",", 4},
    {",", ".", 3},
}};

constexpr std::string_view en_dash = "\u2013";

std::string_view primary_subtag(std::string_view lang) { return lang.substr(0, lang.find('-')); }

std::size_t column_of(std::string_view lang) {
  const auto found = std::ranges::find(message_languages, primary_subtag(lang));
  return found == message_languages.end() ? std::size_t{kEn}
                                          : static_cast<std::size_t>(found - message_languages.begin());
}

std::string range(std::string_view low, std::string_view high, std::string_view lang) {
  return set_apart(fmt::format("{}{}{}", low, en_dash, high), lang);
}

std::string day_of_month(std::chrono::year_month_day day, std::size_t column) {
  const auto number = static_cast<unsigned>(day.day());
  return column == kFr && number == 1 ? "1er" : std::to_string(number);
}

/// "5–11" with its month: "5–11 February", "5–11 de febrero".
std::string with_month(std::string_view days, std::chrono::year_month_day day, std::size_t column) {
  const std::string_view month = months[column][static_cast<unsigned>(day.month()) - 1];
  return fmt::format("{}{}{}", days, column == kEs ? " de " : " ", month);
}

/// "5–11", joined to a month and a year in the order of the language.
std::string with_year(std::string day_and_month, int year, std::size_t column) {
  switch (column) {
    case kRu: return fmt::format("{} {} г.", day_and_month, year);
    case kKk: return fmt::format("{} ж. {}", year, day_and_month);
    case kEs: return fmt::format("{} de {}", day_and_month, year);
    default: return fmt::format("{} {}", day_and_month, year);
  }
}

constexpr std::pair<double, std::string_view> large_units[] = {{1e9, "amount.billion"}, {1e6, "amount.million"}};

/// True if two decimals of the unit say all of the value: rounding a claim would make it another claim.
bool is_round(double value, double unit) {
  const double hundredths = value / unit * 100;
  return std::abs(hundredths - std::round(hundredths)) < 1e-6;
}

}  // namespace

bool has_messages(std::string_view lang) { return std::ranges::count(message_languages, primary_subtag(lang)) > 0; }

bool has_message(std::string_view key) { return find_message(key) != nullptr; }

std::string message(std::string_view key, std::string_view lang) {
  const MessageRow* row = find_message(key);
  assert(row != nullptr && "no such message");
  if (row == nullptr) return std::string(key);
  return std::string(row->text[column_of(lang)]);
}

std::string message(std::string_view key, std::string_view lang,
                    const std::vector<std::pair<std::string_view, std::string>>& values) {
  // A Latin name or a number must not drag what stands beside it along to its side.
  const bool isolate = is_right_to_left(lang);
  // None can reorder what stands around it either.
  auto own = values;
  for (auto& [name, value] : own) {
    value = with_own_direction(std::move(value));
    if (isolate && !value.empty()) value = fmt::format("\u2068{}\u2069", value);
  }
  return filled_in(message(key, lang), own);
}

std::string set_apart(std::string numbers, std::string_view lang) {
  return is_right_to_left(lang) ? fmt::format("\u2066{}\u2069", numbers) : numbers;
}

std::string format_number(double value, std::string_view lang) {
  const NumberSigns& signs = number_signs[column_of(lang)];
  const double rounded = std::round(value * 100) / 100;
  std::string digits = fmt::format("{:.2f}", std::abs(rounded));
  const std::size_t point = digits.size() - 3;
  std::string fraction = digits.substr(point + 1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string whole = digits.substr(0, point);
  if (whole.size() > signs.digits_left_together)
    for (std::size_t i = whole.size(); i > 3;) whole.insert(i -= 3, signs.group);
  if (!fraction.empty()) whole.append(signs.decimal) += fraction;
  return rounded < 0 ? "\u2212" + whole : whole;
}

std::string format_amount(double value, std::string_view lang) {
  for (const auto& [unit, key] : large_units)
    if (value >= unit && is_round(value, unit)) return message(key, lang, {{"n", format_number(value / unit, lang)}});
  return format_number(value, lang);
}

std::string format_claimed(double low, double high, Qualifier qualifier, std::string_view lang) {
  if (low == high)
    return message(fmt::format("qualifier.{}", to_string(qualifier)), lang, {{"n", format_amount(low, lang)}});
  // A range has its unit once: "4.44–4.5 million".
  for (const auto& [unit, key] : large_units)
    if (low >= unit && is_round(low, unit) && is_round(high, unit))
      return message(key, lang,
                     {{"n", range(format_number(low / unit, lang), format_number(high / unit, lang), lang)}});
  return range(format_amount(low, lang), format_amount(high, lang), lang);
}

std::string format_day(std::chrono::year_month_day day, std::string_view lang) { return format_days(day, day, lang); }

std::string format_days(std::chrono::year_month_day first, std::chrono::year_month_day last, std::string_view lang) {
  const std::size_t column = column_of(lang);
  const int first_year = static_cast<int>(first.year()), last_year = static_cast<int>(last.year());
  const std::string first_day = day_of_month(first, column), last_day = day_of_month(last, column);
  const std::string last_part = with_month(last_day, last, column);
  if (first == last) return with_year(last_part, last_year, column);
  if (first.year() == last.year() && first.month() == last.month())
    return with_year(with_month(range(first_day, last_day, lang), last, column), last_year, column);
  const std::string first_part = with_month(first_day, first, column);
  if (first.year() == last.year())
    return with_year(fmt::format("{} {} {}", first_part, en_dash, last_part), last_year, column);
  return fmt::format("{} {} {}", with_year(first_part, first_year, column), en_dash,
                     with_year(last_part, last_year, column));
}

std::string format_distance(double metres, std::string_view lang) {
  const double fine = metres < 100 ? 10 : 50;
  const double rounded = std::max(std::round(metres / fine), 1.0) * fine;
  if (rounded < 1000) return message("unit.m", lang, {{"n", format_number(rounded, lang)}});
  const double km = metres / 1000;
  const double step = km >= 20 ? 5 : km >= 2 ? 1 : 0.1;
  return message("unit.km", lang, {{"n", format_number(std::round(km / step) * step, lang)}});
}

std::string format_distances(double least_metres, double most_metres, std::string_view lang) {
  const std::string least = format_distance(least_metres, lang), most = format_distance(most_metres, lang);
  if (least == most) return most;
  // A unit that both end with is said once.
  const auto unit_at = [](const std::string& text) { return text.find_last_of("0123456789") + 1; };
  const std::string unit = least.substr(unit_at(least));
  return (unit == most.substr(unit_at(most)) ? least.substr(0, unit_at(least)) : least) + "–" + most;
}

std::string superscript(int number) {
  static constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : std::to_string(number)) out += digits[static_cast<std::size_t>(c - '0')];
  return out;
}

}  // namespace dateline

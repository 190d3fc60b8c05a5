#include "geodata/import/date_order.h"

#include <array>

#include "geodata/import/cell_values.h"

namespace dateline {
namespace {

bool is_date(std::string_view cell, DateOrder order) {
  const DateReading reading = read_date(cell, {order});
  return reading.problem.empty() && !reading.edtf.empty();
}

/// A number alone ("43868", "2020") may be anything; it counts as a date of the ISO form only with eight digits.
bool is_bare_number(std::string_view cell) { return cell.size() != 8 && read_number(cell, false).has_value(); }

}  // namespace

DateGuess guess_date_order(std::span<const std::string> cells) {
  static constexpr std::array orders{DateOrder::kIso, DateOrder::kDayMonthYear, DateOrder::kMonthDayYear};
  std::array<bool, 3> possible{true, true, true};
  DateGuess guess;
  for (const std::string& cell : cells) {
    const std::string_view text = trim_cell(cell);
    if (text.empty()) continue;
    std::array<bool, 3> fits{};
    for (std::size_t i = 0; i < orders.size(); ++i) fits[i] = !is_bare_number(text) && is_date(text, orders[i]);
    if (!fits[0] && !fits[1] && !fits[2]) {
      ++guess.others;
      continue;
    }
    ++guess.dates;
    for (std::size_t i = 0; i < orders.size(); ++i) possible[i] = possible[i] && fits[i];
  }
  if (guess.dates == 0) return guess;
  if (possible[0]) guess.order = DateOrder::kIso;  // ISO dates are the same in all orders
  if (!possible[0] && possible[1] != possible[2])
    guess.order = possible[1] ? DateOrder::kDayMonthYear : DateOrder::kMonthDayYear;
  return guess;
}

}  // namespace dateline

// Which order the dates of a column are in, as far as the values tell.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "geodata/import/cell_dates.h"

namespace dateline {

/// What the dates of a column look like.
struct DateGuess {
  std::size_t dates = 0;   ///< cells that are dates in some order
  std::size_t others = 0;  ///< cells that say something and are none
  /// The only order in which all are dates; nothing when several are ("3/4/2020") or none is.
  std::optional<DateOrder> order;
};

/// Pure function.
DateGuess guess_date_order(std::span<const std::string> cells);

}  // namespace dateline

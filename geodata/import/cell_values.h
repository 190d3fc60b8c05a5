// Numbers and words as people write them in cells. What can be read in two ways is not read.
//
//   read_number("1 234", false)->value            1234, also with no-break spaces
//   read_quantity("~500", false)                   best 500, about
//   read_quantity("200-300", false)                low 200, high 300
//   read_quantity("several hundred", false)        nothing
//
// Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/kinds.h"

namespace dateline {

/// Without white space at both ends, no-break spaces and the byte order mark among it.
std::string_view trim_cell(std::string_view text);

/// A decimal number. `decimal_comma`: "1,5" and "1.234" are 1.5 and 1234; else "1.5" and "1,234". Groups of three
/// digits may also stand between spaces, no-break spaces or apostrophes; groups must be complete.
std::optional<double> read_number(std::string_view cell, bool decimal_comma);

/// What a cell says about how many. Numbers that it does not name are absent.
struct Quantity {
  std::optional<double> low, best, high;
  Qualifier qualifier = Qualifier::kPlain;

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// A number with words or signs before it (~, ≈, >, ≥, <, ≤, about, at least, more than, up to, nearly, and the like in
/// French, Spanish and Russian), "+" or "thousand"/"million" behind it, or two numbers with a dash or "to" between. A
/// range with "thousand" is read as nothing: "2-3 thousand" may begin at two.
std::optional<Quantity> read_quantity(std::string_view cell, bool decimal_comma);

/// The pieces between any of the separators, trimmed; empty ones are left out.
std::vector<std::string_view> split_list(std::string_view cell, std::string_view separators);

}  // namespace dateline

#include "geodata/import/cell_coordinates.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "geodata/ascii.h"
#include "geodata/import/cell_values.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

bool is_letter(char c) {
  return ascii_upper(c) == 'N' || ascii_upper(c) == 'S' || ascii_upper(c) == 'E' || ascii_upper(c) == 'W';
}

/// One angle in a cell: its numbers in order and what was said of its side.
struct Angle {
  std::vector<double> parts;
  char letter = '\0';  ///< N, S, E, W
  bool negative = false;
};

/// Passes over a sign of degrees, minutes or seconds, or white space.
bool skip_mark(std::string_view& text) {
  static constexpr auto marks = std::to_array<std::string_view>(
      {"°", "º", "˚", "''", "'", "’", "′", "`", "\"", "”", "″", "“", " ", "\t", "\u00A0", "\u202F"});
  for (const std::string_view mark : marks) {
    if (!text.starts_with(mark)) continue;
    text.remove_prefix(mark.size());
    return true;
  }
  return false;
}

std::optional<double> take_number(std::string_view& text, bool decimal_comma) {
  std::size_t end = 0;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  const std::size_t whole = end;
  if (end + 1 < text.size() && text[end] == (decimal_comma ? ',' : '.') && is_ascii_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
  }
  if (whole == 0) return std::nullopt;
  std::string digits(text.substr(0, end));
  if (end > whole) digits[whole] = '.';
  text.remove_prefix(end);
  return read_number(digits, false);
}

std::optional<Angle> parse_angle(std::string_view text, bool decimal_comma) {
  Angle angle;
  text = trim_cell(text);
  while (!text.empty()) {
    if (skip_mark(text)) continue;
    if (is_letter(text[0])) {
      if (angle.letter != '\0') return std::nullopt;
      angle.letter = ascii_upper(text[0]);
      text.remove_prefix(1);
    } else if (text[0] == '-' || text[0] == '+' || text.starts_with("−")) {
      if (!angle.parts.empty() || angle.negative) return std::nullopt;
      angle.negative = text[0] != '+';
      text.remove_prefix(text.starts_with("−") ? "−"sv.size() : 1);
    } else {
      const auto number = take_number(text, decimal_comma);
      if (!number || angle.parts.size() == 3) return std::nullopt;
      angle.parts.push_back(*number);
    }
  }
  if (angle.parts.empty() || (angle.negative && (angle.letter == 'S' || angle.letter == 'W'))) return std::nullopt;
  return angle;
}

/// Degrees; nothing when minutes or seconds are out of range or a part before the last has a fraction.
std::optional<double> degrees_of(const Angle& angle, double most) {
  double degrees = 0;
  double unit = 1;
  for (std::size_t i = 0; i < angle.parts.size(); ++i) {
    const double part = angle.parts[i];
    if (i > 0 && part >= 60) return std::nullopt;
    if (i + 1 < angle.parts.size() && part != std::floor(part)) return std::nullopt;
    degrees += part / unit;
    unit *= 60;
  }
  if (!(degrees <= most)) return std::nullopt;
  const bool negative = angle.negative || angle.letter == 'S' || angle.letter == 'W';
  return negative ? -degrees : degrees;
}

bool belongs_to(char letter, Axis axis) {
  if (letter == '\0') return true;
  return (letter == 'N' || letter == 'S') == (axis == Axis::kLatitude);
}

std::optional<LonLat> read_wkt_point(std::string_view text) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
  const auto parts = split_list(text.substr(open + 1, close - open - 1), " ");
  if (parts.size() < 2) return std::nullopt;
  const auto lon = read_angle(parts[0], Axis::kLongitude, false);
  const auto lat = read_angle(parts[1], Axis::kLatitude, false);
  if (!lon || !lat) return std::nullopt;
  return LonLat{*lon, *lat};
}

/// The two halves of the cell, in whichever way it is divided: there is one way that makes two angles, or none.
std::optional<std::pair<std::string_view, std::string_view>> halves(std::string_view text, bool decimal_comma) {
  const auto at = [&](std::size_t i, std::size_t skip) { return std::pair{text.substr(0, i), text.substr(i + skip)}; };
  if (const std::size_t i = text.find(';'); i != std::string_view::npos) return at(i, 1);
  if (const std::size_t i = text.find('/'); i != std::string_view::npos) return at(i, 1);
  if (const std::size_t i = text.find(','); !decimal_comma && i != std::string_view::npos) return at(i, 1);
  if (const std::size_t i = text.find(", "); i != std::string_view::npos) return at(i, 2);
  // Behind the first letter when the letters follow their numbers, before the second when they precede them.
  std::vector<std::size_t> letters;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_letter(text[i])) letters.push_back(i);
  if (letters.size() == 2) return letters[0] == 0 ? at(letters[1], 0) : at(letters[0] + 1, 0);
  const std::size_t space = text.find(' ');
  if (letters.empty() && space != std::string_view::npos &&
      text.find_first_not_of(' ', space) != std::string_view::npos)
    if (text.find(' ', text.find_first_not_of(' ', space)) == std::string_view::npos) return at(space, 1);
  return std::nullopt;
}

}  // namespace

std::optional<double> read_angle(std::string_view cell, Axis axis, bool decimal_comma) {
  auto angle = parse_angle(cell, decimal_comma);
  // Spreadsheets with decimal commas may still hold degrees with points: both are plain when there is one number.
  if (!angle && decimal_comma) angle = parse_angle(cell, false);
  if (!angle || !belongs_to(angle->letter, axis)) return std::nullopt;
  return degrees_of(*angle, axis == Axis::kLatitude ? 90 : 180);
}

std::optional<LonLat> read_coordinates(std::string_view cell, bool decimal_comma) {
  std::string_view text = trim_cell(cell);
  if (text.starts_with("POINT") || text.starts_with("Point") || text.starts_with("SRID=4326;POINT"))
    return read_wkt_point(text);
  if (text.size() > 2 && (text.front() == '(' || text.front() == '['))
    text = trim_cell(text.substr(1, text.size() - 2));
  const auto parts = halves(text, decimal_comma);
  if (!parts) return std::nullopt;
  const auto lat = read_angle(parts->first, Axis::kLatitude, decimal_comma);
  const auto lon = read_angle(parts->second, Axis::kLongitude, decimal_comma);
  if (lat && lon) return LonLat{*lon, *lat};
  // The other way round only where letters say so.
  if (parts->first.find_first_of("EWew") == std::string_view::npos) return std::nullopt;
  const auto lon_first = read_angle(parts->first, Axis::kLongitude, decimal_comma);
  const auto lat_last = read_angle(parts->second, Axis::kLatitude, decimal_comma);
  if (!lon_first || !lat_last || parts->second.find_first_of("NSns") == std::string_view::npos) return std::nullopt;
  return LonLat{*lon_first, *lat_last};
}

}  // namespace dateline

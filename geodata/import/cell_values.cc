#include "geodata/import/cell_values.h"

#include <array>
#include <charconv>
#include <cmath>

#include "geodata/ascii.h"
#include "geodata/import/name_folding.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

/// White space that begins the text, of any of the kinds that spreadsheets write; its length in bytes.
std::size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  if (static_cast<unsigned char>(text[0]) < 0xC2) return 0;  // most cells: nothing more to compare
  for (const std::string_view space : {"\u00A0"sv, "\u2009"sv, "\u202F"sv, "\u2007"sv, "\uFEFF"sv})
    if (text.starts_with(space)) return space.size();
  return 0;
}

std::size_t space_length_at_end(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) < 0x80) return space_length(text.substr(text.size() - 1));
  for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length)
    if (space_length(text.substr(text.size() - length)) == length) return length;
  return 0;
}

/// What separates groups of three digits, at the beginning of the text; its length in bytes.
std::size_t group_length(std::string_view text, char group) {
  if (text.empty()) return 0;
  if (text[0] == group || text[0] == '\'') return 1;
  if (text.starts_with("’")) return "’"sv.size();
  return text[0] == '\t' ? 0 : space_length(text);
}

/// Digits of the whole part, without what separates them; false when groups are not complete or of several kinds.
bool take_whole(std::string_view& text, char group, std::string& digits) {
  std::size_t in_group = 0;
  std::string_view separator;
  bool grouped = false;
  while (!text.empty()) {
    if (is_ascii_digit(text[0])) {
      digits += text[0];
      ++in_group;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t length = group_length(text, group);
    if (length == 0 || length >= text.size() || !is_ascii_digit(text[length])) break;
    if (grouped && (separator != text.substr(0, length) || in_group != 3)) return false;
    if (in_group == 0 || in_group > 3) return false;
    separator = text.substr(0, length);
    grouped = true;
    in_group = 0;
    text.remove_prefix(length);
  }
  return !grouped || in_group == 3;
}

/// "E+06", as spreadsheets and databases write large numbers. False when the exponent has no digits.
bool take_exponent(std::string_view& text, std::string& digits) {
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return true;
  text.remove_prefix(1);
  digits += 'e';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    digits += text[0];
    text.remove_prefix(1);
  }
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  digits += text.substr(0, end);
  text.remove_prefix(end);
  return end > 0;
}

struct Sign {
  std::string_view text;
  Qualifier qualifier;
};

/// Folded words end in a space, so that no word is taken for the beginning of another.
constexpr auto signs = std::to_array<Sign>({
    {"~", Qualifier::kAbout},
    {"≈", Qualifier::kAbout},
    {">=", Qualifier::kAtLeast},
    {"≥", Qualifier::kAtLeast},
    {"<=", Qualifier::kUpTo},
    {"≤", Qualifier::kUpTo},
    {">", Qualifier::kMoreThan},
    {"<", Qualifier::kLessThan},
});
constexpr auto sign_words = std::to_array<Sign>({
    {"about ", Qualifier::kAbout},
    {"around ", Qualifier::kAbout},
    {"approximately ", Qualifier::kAbout},
    {"approx ", Qualifier::kAbout},
    {"some ", Qualifier::kAbout},
    {"circa ", Qualifier::kAbout},
    {"ca ", Qualifier::kAbout},
    {"c ", Qualifier::kAbout},
    {"environ ", Qualifier::kAbout},
    {"env ", Qualifier::kAbout},
    {"unos ", Qualifier::kAbout},
    {"unas ", Qualifier::kAbout},
    {"alrededor de ", Qualifier::kAbout},
    {"около ", Qualifier::kAbout},
    {"примерно ", Qualifier::kAbout},
    {"nearly ", Qualifier::kNearly},
    {"almost ", Qualifier::kNearly},
    {"pres de ", Qualifier::kNearly},
    {"casi ", Qualifier::kNearly},
    {"почти ", Qualifier::kNearly},
    {"at least ", Qualifier::kAtLeast},
    {"min ", Qualifier::kAtLeast},
    {"au moins ", Qualifier::kAtLeast},
    {"al menos ", Qualifier::kAtLeast},
    {"не менее ", Qualifier::kAtLeast},
    {"more than ", Qualifier::kMoreThan},
    {"over ", Qualifier::kMoreThan},
    {"plus de ", Qualifier::kMoreThan},
    {"mas de ", Qualifier::kMoreThan},
    {"более ", Qualifier::kMoreThan},
    {"свыше ", Qualifier::kMoreThan},
    {"up to ", Qualifier::kUpTo},
    {"jusqu a ", Qualifier::kUpTo},
    {"jusqua ", Qualifier::kUpTo},
    {"hasta ", Qualifier::kUpTo},
    {"до ", Qualifier::kUpTo},
    {"less than ", Qualifier::kLessThan},
    {"fewer than ", Qualifier::kLessThan},
    {"under ", Qualifier::kLessThan},
    {"moins de ", Qualifier::kLessThan},
    {"menos de ", Qualifier::kLessThan},
    {"менее ", Qualifier::kLessThan},
});

struct Multiple {
  std::string_view word;
  double times;
};

constexpr auto multiples = std::to_array<Multiple>({
    {"thousand", 1e3},
    {"mille", 1e3},
    {"mil", 1e3},
    {"тыс", 1e3},
    {"тысяч", 1e3},
    {"тысячи", 1e3},
    {"million", 1e6},
    {"millions", 1e6},
    {"millones", 1e6},
    {"млн", 1e6},
    {"миллион", 1e6},
    {"миллионов", 1e6},
});

/// The sign or words before a number, taken from the text; nothing when there are words that are not known.
std::optional<Qualifier> take_qualifier(std::string_view& text) {
  for (const Sign& sign : signs) {
    if (!text.starts_with(sign.text)) continue;
    text = trim_cell(text.substr(sign.text.size()));
    return sign.qualifier;
  }
  const std::size_t number = text.find_first_of("0123456789");
  if (number == 0 || number == std::string_view::npos) return Qualifier::kPlain;
  const std::string words = fold_name(text.substr(0, number)) + " ";
  for (const Sign& sign : sign_words) {
    if (words != sign.text) continue;
    text.remove_prefix(number);
    return sign.qualifier;
  }
  return std::nullopt;
}

/// The dash or word between two numbers: where it begins and how long it is.
std::optional<std::pair<std::size_t, std::size_t>> find_dash(std::string_view text) {
  for (const std::string_view dash : {"–"sv, "—"sv, "-"sv, " to "sv, " à "sv, "..."sv, "…"sv}) {
    const std::size_t at = text.find(dash);
    if (at != std::string_view::npos && at > 0) return std::pair{at, dash.size()};
  }
  return std::nullopt;
}

std::optional<Quantity> read_range(std::string_view text, std::pair<std::size_t, std::size_t> dash,
                                   bool decimal_comma) {
  const auto low = read_number(text.substr(0, dash.first), decimal_comma);
  const auto high = read_number(text.substr(dash.first + dash.second), decimal_comma);
  if (!low || !high || *low >= *high) return std::nullopt;
  return Quantity{*low, std::nullopt, *high};
}

/// A number that may have "thousand" behind it.
std::optional<double> read_multiple(std::string_view text, bool decimal_comma) {
  const std::size_t last = text.find_last_of("0123456789");
  if (last == std::string_view::npos || last + 1 == text.size()) return read_number(text, decimal_comma);
  const std::string word = fold_name(text.substr(last + 1));
  for (const Multiple& multiple : multiples) {
    if (word != multiple.word) continue;
    const auto number = read_number(text.substr(0, last + 1), decimal_comma);
    if (!number) return std::nullopt;
    return *number * multiple.times;
  }
  return std::nullopt;
}

}  // namespace

std::string_view trim_cell(std::string_view text) {
  while (const std::size_t length = space_length(text)) text.remove_prefix(length);
  while (const std::size_t length = space_length_at_end(text)) text.remove_suffix(length);
  return text;
}

std::optional<double> read_number(std::string_view cell, bool decimal_comma) {
  std::string_view text = trim_cell(cell);
  std::string digits;
  if (text.starts_with("-") || text.starts_with("−")) {
    digits = "-";
    text.remove_prefix(text[0] == '-' ? 1 : "−"sv.size());
  }
  const std::size_t sign = digits.size();
  if (!take_whole(text, decimal_comma ? '.' : ',', digits)) return std::nullopt;
  if (digits.size() == sign) return std::nullopt;
  if (!text.empty() && text[0] == (decimal_comma ? ',' : '.')) {
    digits += '.';
    text.remove_prefix(1);
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    digits += end == 0 ? "0" : text.substr(0, end);
    text.remove_prefix(end);
  }
  if (!take_exponent(text, digits) || !text.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<Quantity> read_quantity(std::string_view cell, bool decimal_comma) {
  std::string_view text = trim_cell(cell);
  if (const auto plain = read_number(text, decimal_comma)) return Quantity{std::nullopt, *plain, std::nullopt};
  std::optional<Qualifier> qualifier = take_qualifier(text);
  if (!qualifier) return std::nullopt;
  if (text.ends_with("+") && *qualifier == Qualifier::kPlain) {
    qualifier = Qualifier::kAtLeast;
    text = trim_cell(text.substr(0, text.size() - 1));
  }
  if (const auto value = read_multiple(text, decimal_comma))
    return Quantity{std::nullopt, *value, std::nullopt, *qualifier};
  const auto dash = find_dash(text);
  if (!dash) return std::nullopt;
  auto range = read_range(text, *dash, decimal_comma);
  if (range) range->qualifier = *qualifier;
  return range;
}

std::vector<std::string_view> split_list(std::string_view cell, std::string_view separators) {
  std::vector<std::string_view> pieces;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
    if (const std::string_view piece = trim_cell(cell.substr(0, end)); !piece.empty()) pieces.push_back(piece);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return pieces;
}

}  // namespace dateline

#include "geodata/import/column_map.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "geodata/ascii.h"

namespace dateline {

std::string column_key(std::string_view name) {
  std::string key(trim(name));
  for (char& c : key) {
    c = ascii_lower(c);
    if (c == ' ') c = '_';
  }
  return key;
}

bool looks_like_header(std::span<const std::string> row, std::span<const ColumnNames> names, std::size_t least) {
  std::size_t known = 0;
  for (const std::string& cell : row) {
    const std::string key = column_key(cell);
    known += !key.empty() && std::ranges::any_of(names, [&](const ColumnNames& each) {
      return std::ranges::find(each, key) != each.end();
    });
  }
  return known >= least;
}

ColumnMap::ColumnMap(std::span<const ColumnNames> names, std::span<const std::string> header)
    : names_(names), at_(names.size(), none), columns_(header.size()) {
  for (std::size_t column = 0; column < header.size(); ++column) {
    const std::string key = column_key(header[column]);
    if (key.empty()) continue;
    const auto found = std::ranges::find_if(
        names, [&](const ColumnNames& each) { return std::ranges::find(each, key) != each.end(); });
    if (found == names.end()) {
      unknown_.emplace_back(trim(header[column]));
      continue;
    }
    std::size_t& at = at_[static_cast<std::size_t>(found - names.begin())];
    if (at == none) at = column;
  }
}

ColumnMap::ColumnMap(std::span<const ColumnNames> names) : names_(names), at_(names.size()), columns_(names.size()) {
  std::iota(at_.begin(), at_.end(), std::size_t{0});
}

std::string ColumnMap::missing() const {
  std::vector<std::string_view> missing;
  for (std::size_t field = 0; field < names_.size(); ++field)
    if (!has(field)) missing.push_back(names_[field][0]);
  return fmt::format("{}", fmt::join(missing, ", "));
}

std::string ColumnMap::unknown() const { return fmt::format("{}", fmt::join(unknown_, ", ")); }

}  // namespace dateline

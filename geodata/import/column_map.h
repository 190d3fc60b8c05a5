// Which cell of a row holds which field: columns are found by name, never by position.
//
//   enum Field : std::size_t { kId, kDate };
//   constexpr ColumnNames names[] = {{"id"}, {"date", "event_date"}};
//   ColumnMap columns(names, header_cells);
//   columns.cell(row, kDate)
//
// Names are compared without regard to case, spaces around them, or spaces for underscores.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/import/table_reader.h"

namespace dateline {

/// A field's name and the other names it has had; unused ones are empty.
using ColumnNames = std::array<std::string_view, 3>;

/// Without spaces and the like at both ends.
std::string_view trim(std::string_view text);

/// In small letters, "_" for spaces, trimmed.
std::string column_key(std::string_view name);

/// True if the row holds at least `least` of these names.
bool looks_like_header(std::span<const std::string> row, std::span<const ColumnNames> names, std::size_t least);

/// `names` must outlive the map, in which its order numbers the fields.
class ColumnMap {
 public:
  /// From the names in the first row. Of two columns of the same name the first counts.
  ColumnMap(std::span<const ColumnNames> names, std::span<const std::string> header);
  /// For a file without names: the columns in the order of `names`, all of them.
  explicit ColumnMap(std::span<const ColumnNames> names);

  bool has(std::size_t field) const { return at_[field] != none; }
  /// Trimmed; empty when the row or the file has no such cell.
  std::string_view cell(const TableRow& row, std::size_t field) const {
    return at_[field] < row.cells.size() ? trim(row.cells[at_[field]]) : std::string_view{};
  }
  /// How many cells a row of the file has.
  std::size_t columns() const { return columns_; }

  /// "deaths_a, deaths_b": fields without a column.
  std::string missing() const;
  /// Columns that are no fields, as in the file.
  std::string unknown() const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::span<const ColumnNames> names_;
  std::vector<std::size_t> at_;
  std::vector<std::string> unknown_;
  std::size_t columns_ = 0;
};

}  // namespace dateline

#include "geodata/import/column_table.h"

#include <algorithm>

namespace dateline {

std::size_t ColumnTable::column(const std::string& name) {
  const auto found = std::ranges::find(columns_, name);
  if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
  columns_.push_back(name);
  return columns_.size() - 1;
}

void ColumnTable::set(std::size_t column, std::string cell) {
  std::vector<std::string>& row = rows_.back();
  if (row.size() <= column) row.resize(column + 1);
  row[column] = std::move(cell);
}

bool ColumnTable::next(TableRow& row) {
  if (at_ > rows_.size()) return false;
  const std::vector<std::string>& cells = at_ == 0 ? columns_ : rows_[at_ - 1];
  cells_.assign(cells.begin(), cells.end());
  row = {static_cast<std::int64_t>(at_++), cells_};
  return true;
}

std::vector<std::vector<std::string>> ColumnTable::head(std::size_t rows) {
  std::vector<std::vector<std::string>> head{columns_};
  for (const std::vector<std::string>& row : rows_)
    if (head.size() < rows) head.push_back(row);
  return head;
}

}  // namespace dateline

// A table that is in memory, its first row the names of its columns.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geodata/import/table_reader.h"

namespace dateline {

class ColumnTable : public TableReader {
 public:
  /// The number of the column of that name, made where there is none yet.
  std::size_t column(const std::string& name);
  void begin_row() { rows_.emplace_back(); }
  /// Of the row that was begun last.
  void set(std::size_t column, std::string cell);

  bool next(TableRow& row) override;
  std::vector<std::vector<std::string>> head(std::size_t rows) override;
  double progress() const override {
    return rows_.empty() ? 1 : static_cast<double>(at_) / static_cast<double>(rows_.size() + 1);
  }
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::string_view> cells_;
  std::size_t at_ = 0;  ///< 0 for the names
  Diagnostics diagnostics_;
};

}  // namespace dateline

// A table in memory, for tests of what reads tables.
#pragma once

#include <string>
#include <vector>

#include "geodata/import/table_reader.h"

namespace dateline {

class MemoryTable : public TableReader {
 public:
  explicit MemoryTable(std::vector<std::vector<std::string>> rows) : rows_(std::move(rows)) {}

  bool next(TableRow& row) override {
    if (at_ == rows_.size()) return false;
    cells_.assign(rows_[at_].begin(), rows_[at_].end());
    row = {static_cast<std::int64_t>(++at_), cells_};
    return true;
  }
  std::vector<std::vector<std::string>> head(std::size_t rows) override {
    return {rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(std::min(rows, rows_.size()))};
  }
  double progress() const override { return 1; }
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::string_view> cells_;
  std::size_t at_ = 0;
  Diagnostics diagnostics_;
};

}  // namespace dateline

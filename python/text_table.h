// A table that is in memory already, column by column: what a data frame becomes before it is imported.
#pragma once

#include <string>
#include <vector>

#include "geodata/import/table_reader.h"

namespace dateline::python {

struct TableText {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> columns;  ///< one for each name, all of one length

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

/// The names come first, with line 0; rows count from 1.
class TextTable : public TableReader {
 public:
  /// `text` must outlive the reader.
  explicit TextTable(const TableText& text) : text_(text) {}

  bool next(TableRow& row) override;
  std::vector<std::vector<std::string>> head(std::size_t rows) override;
  double progress() const override;
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  const TableText& text_;
  std::size_t next_ = 0;  ///< 0 is the row of names
  std::vector<std::string_view> cells_;
  Diagnostics diagnostics_;
};

}  // namespace dateline::python

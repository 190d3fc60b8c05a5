// Comma-separated values, and those separated by semicolons, tabs or bars: RFC 4180 and what programs make of it.
//
//   CsvReader table("ged.csv");
//   while (table.next(row)) ...
//   if (has_errors(table.diagnostics())) ...
//
// Cells in double quotes may hold separators, line breaks and doubled quotes. Rows end with LF, CRLF or CR. A UTF-8
// byte order mark is dropped; UTF-16, ZIP (so .xlsx) and gzip are recognised and refused with a message. A quote inside
// a cell that did not begin with one stands for itself; text behind a closing quote is kept, with a warning.
// An apostrophe by which a text that looks like a formula was marked as text ("'=1+1") is taken away
// (geodata/csv_cell.h).
//
// Constant memory: blocks of a megabyte, in which cells are views; only a row that is larger than a block makes the
// buffer grow, up to the limit. A cell or row above the limits is an error at the line where it begins, and ends the
// table: mostly a quote was never closed.
#pragma once

#include <deque>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/import/csv_scanner.h"
#include "geodata/import/table_reader.h"
#include "geodata/read_limits.h"

namespace dateline {

struct CsvOptions {
  /// ',' ';' '\t' or '|'. Absent: the one that divides the first rows into the same number of cells, most of them.
  std::optional<char> delimiter;
  std::size_t block_bytes = 1'048'576;
  std::size_t cell_bytes = read_limits().cell_bytes;
  std::size_t row_bytes = read_limits().row_bytes;
  std::size_t columns = read_limits().columns;
  std::uint64_t rows = read_limits().rows;
};

class CsvReader : public TableReader {
 public:
  /// Throws Error when the file cannot be opened.
  explicit CsvReader(const std::string& path, const CsvOptions& options = {});

  bool next(TableRow& row) override;
  std::vector<std::vector<std::string>> head(std::size_t rows) override;
  double progress() const override;
  const Diagnostics& diagnostics() const override { return diagnostics_; }

  char delimiter() const { return delimiter_; }

 private:
  /// A row that was read ahead.
  struct KeptRow {
    std::int64_t line = 0;
    std::vector<std::string> cells;
  };

  bool read_row(TableRow& row);
  bool fill();
  void read_block();
  void begin();
  char guess_delimiter() const;
  void keep_head();
  bool check_cells(std::int64_t line);
  bool fail_without_end();
  bool fail(std::int64_t line, std::string message);
  void end();

  std::string path_;
  CsvOptions options_;
  std::unique_ptr<std::istream> input_;
  std::uint64_t rows_ = 0;
  std::uint64_t file_bytes_ = 0;
  std::uint64_t read_bytes_ = 0;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  ///< of what is not yet read as rows, in `buffer_`
  std::size_t end_ = 0;
  bool at_end_ = false;  ///< of the file: nothing comes behind `end_`
  bool over_ = false;    ///< no more rows
  char delimiter_ = ',';
  std::int64_t line_ = 1;
  CsvRow found_;
  std::vector<std::string_view> cells_;
  std::deque<KeptRow> head_;
  bool head_kept_ = false;
  std::size_t head_served_ = 0;
  std::int64_t ragged_rows_ = 0;
  std::int64_t first_ragged_line_ = 0;
  Diagnostics diagnostics_;
};

}  // namespace dateline

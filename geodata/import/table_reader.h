// A table of text cells, read row by row: what every importer reads, whatever the file is.
//
//   std::unique_ptr<TableReader> table = ...;      // csv_reader.h, ogr_table.h
//   TableRow row;
//   while (table->next(row)) use(row.line, row.cells);
//
// All rows are rows: whether the first one holds names is for the importer to find out (some releases of data sets have
// none; HXL has two such rows). Files that know their columns by other means (GeoPackage, a database) put the names in
// front as a row of their own, with line 0. Geometry comes as two last columns "longitude" and "latitude" for points,
// or one named "wkt" for everything else, in WGS 84.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/diagnostic.h"

namespace dateline {

struct TableRow {
  /// Of a text file the line (from 1) on which the row begins, else the row's number. 0 for names from a schema.
  std::int64_t line = 0;
  /// UTF-8 as far as the file is; may differ in number from row to row. Good until the next call.
  std::span<const std::string_view> cells;
};

/// Not for several threads at once.
class TableReader {
 public:
  virtual ~TableReader() = default;

  /// False at the end. Rows without any cell (empty lines) are passed over. Throws Error when the file cannot be read.
  virtual bool next(TableRow& row) = 0;

  /// Copies of up to `rows` first rows, in whatever state the reader is; they still come from `next`. At most 100.
  virtual std::vector<std::vector<std::string>> head(std::size_t rows) = 0;

  /// What part of the file has been read, 0 to 1.
  virtual double progress() const = 0;

  /// What the file itself has wrong (a quote that never ends, say), once the end is reached.
  virtual const Diagnostics& diagnostics() const = 0;
};

}  // namespace dateline

// Back from the tables of an export (render/export_tables.h lists them and their columns) to the chronicle.
//
//   import_record_tables(std::move(tables), sink, log);
//
// What a GIS has changed in the columns counts: a place that was moved has moved. Tables of shapes as drawn, and
// others that no export makes, are passed over with a note; columns that are not known likewise. The chronicle's
// figures are held in memory, records go through to the sink one by one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geodata/import/import_log.h"
#include "geodata/import/table_reader.h"
#include "geodata/record_sink.h"

namespace dateline {

/// A table of a file with several. Its first row holds the names of columns.
struct NamedTable {
  std::string name;
  std::unique_ptr<TableReader> rows;
};

/// True for the names of tables that every export has: "chronicle" with it, and "places".
bool are_record_tables(const std::vector<std::string>& names);

/// Everything that is wrong goes to the log, as errors: a record that is not what was exported is not guessed at.
void import_record_tables(std::vector<NamedTable> tables, RecordSink& sink, ImportLog& log);

}  // namespace dateline

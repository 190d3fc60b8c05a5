// Any table to a chronicle, by a mapping.
//
//   ImportLog log("idps.csv", listener);
//   import_table(*open_csv(...), *read_mapping("idps.mapping.txtpb"), {}, sink, log, nullptr);
//
// Every row becomes the records that the mapping's rules make of it. What a row says and the chronicle cannot hold is
// left out and reported (row altered); a row of which nothing becomes a record is reported too (row skipped). What
// comes out passes geodata/chronicle_check.h without errors. Memory grows with the number of different places, actors
// and sources, and by some 20 bytes a record, by which ids that are used twice are found.
#pragma once

#include <memory>

#include "geodata/import/gazetteer.h"
#include "geodata/import/import_log.h"
#include "geodata/import/import_options.h"
#include "geodata/import/mapping.h"
#include "geodata/import/table_importer.h"
#include "geodata/record_sink.h"

namespace dateline {

/// Columns that the mapping names and a table lacks are errors of the log, with what was probably meant; nothing of the
/// table is put out then. Fields of `options.header` come before those of the mapping; an empty id or title is made
/// from the name of the first file.
class MappedTableImporter : public TableImporter {
 public:
  /// `gazetteer` may be null; it and the sink must outlive this.
  MappedTableImporter(TableMapping mapping, const ImportOptions& options, RecordSink& sink, Gazetteer* gazetteer);
  ~MappedTableImporter() override;

  void add(TableReader& table, const When& known, ImportLog& log) override;

  /// Form and records of the next file are those of another mapping.
  void set_rules(TableMapping mapping);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One table.
void import_table(TableReader& table, const TableMapping& mapping, const ImportOptions& options, RecordSink& sink,
                  ImportLog& log, Gazetteer* gazetteer);

}  // namespace dateline

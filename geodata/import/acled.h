// ACLED exports: CSV as downloaded, to a chronicle of events.
//
// One file is read row by row. Several files are snapshots of the same export, taken on different days: together they
// give a chronicle that knows what ACLED said when. A changed number is a later claim of the same source, a row that is
// gone is a retraction. What else has changed in a row is taken from the latest snapshot, and said. Snapshots are held
// in memory.
//
// What each column becomes, and what is left out, is said in docs/import.md. ACLED's data are under its own terms of
// use.
#pragma once

#include <memory>

#include "geodata/import/import_options.h"
#include "geodata/import/table_importer.h"
#include "geodata/record_sink.h"

namespace dateline {

/// True if the first row holds the names of ACLED's columns, of today or of earlier years.
bool is_acled(const TableHead& head);

class AcledImporter : public TableImporter {
 public:
  /// `sink` must outlive the importer. Nothing is put out before the first file.
  AcledImporter(const ImportOptions& options, RecordSink& sink);
  ~AcledImporter() override;

  /// For dates such as 03/04/2020.
  bool needs_survey(const TableHead& head) const override;
  void survey(TableReader& table, ImportLog& log) override;
  void add(TableReader& table, const When& known, ImportLog& log) override;
  void finish() override;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace dateline

// UCDP Georeferenced Event Dataset (GED), also its Candidate releases: CSV as published, to a chronicle of events.
//
//   UcdpGedImporter ged(options, sink);
//   ged.add(table, {}, log);
//   ged.finish();
//
// What each column becomes, and what is left out, is said in docs/import.md. Columns are found by name; a release
// without a first row of names is known by the shape of its rows. Memory grows with the number of different places and
// actors, and by a bit for each id.
#pragma once

#include <memory>

#include "geodata/import/import_options.h"
#include "geodata/import/table_importer.h"
#include "geodata/record_sink.h"

namespace dateline {

/// True if the first rows are those of a GED release, with or without names.
bool is_ucdp_ged(const TableHead& head);

class UcdpGedImporter : public TableImporter {
 public:
  /// `sink` must outlive the importer. Nothing is put out before the first file.
  UcdpGedImporter(const ImportOptions& options, RecordSink& sink);
  ~UcdpGedImporter() override;

  void add(TableReader& table, const When& known, ImportLog& log) override;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// One file.
void import_ucdp_ged(TableReader& table, const ImportOptions& options, RecordSink& sink, ImportLog& log);

}  // namespace dateline

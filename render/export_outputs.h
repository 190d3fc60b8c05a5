// A map's tables as files and in databases, all of them in one go.
//
//   const Result<ExportTables> tables = make_export_tables(inputs, measurer);
//   if (const std::string why = why_not_exported(*tables, {"korday.gpkg"}); !why.empty()) ...
//   const Diagnostics said = write_exports(*tables, {.outputs = {"korday.gpkg"}});
//
// May be used from several threads at once, for different outputs.
#pragma once

#include <string>
#include <vector>

#include "render/export_formats.h"

namespace dateline {

struct ExportJob {
  std::vector<std::string> outputs;  ///< files with known endings; databases ("PG:dbname=maps", is_database)
  ExportRequest request = {};
  std::string schema = "dateline";  ///< of databases
};

/// For people, why one of the outputs cannot hold these tables; empty when all can.
std::string why_not_exported(const ExportTables& tables, const std::vector<std::string>& outputs);

/// Returns what formats cannot hold, as warnings, or errors, and then nothing was written. All files are complete and
/// on the disk before the databases are written, each in one transaction; then the files are put in place, all or none
/// (commit_together in geodata/output_file.h). Not for what `why_not_exported` refuses. Throws Error.
Diagnostics write_exports(const ExportTables& tables, const ExportJob& job);

}  // namespace dateline

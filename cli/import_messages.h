// What `dateline import` says of single rows: the first of each kind to people, all of them to a report file.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/reporter.h"
#include "geodata/import/import_files.h"
#include "geodata/output_file.h"

namespace dateline {

/// 1234567 -> "1,234,567".
std::string grouped(std::int64_t number);

/// Not for several threads at once.
class ImportMessages {
 public:
  /// An empty `report_path` means no report. Throws Error when it cannot be written.
  ImportMessages(Reporter& reporter, const std::string& report_path);

  /// About a row: reported, if it is one of the first of its kind, and written to the report.
  void row(const RowMessage& message);

  /// How many there were that were not said; completes the report, for `files` to be committed with the rest.
  void finish();
  /// The report, or nothing.
  std::vector<OutputFile*> files() const;

 private:
  void write_report(const RowMessage& message);

  Reporter& reporter_;
  std::string report_path_;
  std::unique_ptr<OutputFile> report_;
  std::string report_bytes_;
  std::map<ImportLog::Key, std::int64_t> said_;
};

/// "2,171 rows read, 2,170 imported, 1 skipped".
std::string summary_text(const ImportSummary& summary);
/// {"import":{"format":"UCDP GED","rows":2171,"imported":2170,"skipped":1,"altered":0,"doubtful":0}}
std::string summary_json(const ImportSummary& summary);

}  // namespace dateline

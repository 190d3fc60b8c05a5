// One or more files of a data set to records: what `dateline import` does.
//
//   ImportRequest request{.files = {{"ged.csv", {}}}};
//   RecordStreamWriter out("ged.stream");
//   const ImportSummary done = import_files(request, out, listeners);
//   if (!done.failed) out.commit();
//
// A new kind of data set is a TableImporter and a line in the table of formats in import_files.cc; a new kind of file
// is a TableReader and a line in open_table.cc.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "geodata/import/import_log.h"
#include "geodata/import/import_options.h"
#include "geodata/import/table_importer.h"
#include "geodata/record_sink.h"

namespace dateline {

/// A kind of data set.
struct ImportFormat {
  std::string_view name;   ///< as on the command line: "ucdp-ged"
  std::string_view title;  ///< for messages: "UCDP GED"
  /// True if the first rows are of this kind. Null: never recognised, only asked for by name.
  bool (*recognises)(const TableHead& head);
  std::unique_ptr<TableImporter> (*make)(const ImportOptions& options, RecordSink& sink);
};

/// All of them, in the order in which files are tried.
std::span<const ImportFormat> import_formats();

struct ImportFile {
  std::string path;
  /// The day on which it was retrieved; may be not stated.
  When known;
};

struct ImportRequest {
  std::vector<ImportFile> files;  ///< of one kind, in the order in which they are read
  std::string from = "auto";      ///< name of a format, "dateline" for its own exports, or "auto"
  ImportOptions options;
};

/// Who hears what is going on. Functions may be empty, but for `message`.
struct ImportListeners {
  ImportLog::Listener message;                                    ///< about files; and about rows, if `row` is empty
  ImportLog::RowListener row;                                     ///< about rows
  std::function<void(const std::string& file, double)> progress;  ///< part of the file, 0 to 1; every few thousand rows
};

struct ImportSummary {
  std::string_view format;  ///< its title; empty if the files were not recognised
  std::int64_t rows = 0;
  std::int64_t imported = 0;
  std::map<ImportLog::Key, std::int64_t> counts;
  /// The file is of no known kind, and there is no mapping for it; it failed for that.
  bool unrecognised = false;
  /// What was put out is not to be kept; the messages say why.
  bool failed = false;
};

/// Throws Error when a file cannot be read.
ImportSummary import_files(const ImportRequest& request, RecordSink& sink, const ImportListeners& listeners);

}  // namespace dateline

// Separated values: the same rows, however large the blocks are in which a file is read.
#include "fuzz/fuzz.h"
#include "geodata/import/csv_reader.h"

namespace dateline::fuzz {
namespace {

using Rows = std::vector<std::pair<std::int64_t, std::vector<std::string>>>;

Rows rows_of(const std::string& path, const CsvOptions& options, bool ask_head) {
  CsvReader reader(path, options);
  if (ask_head) (void)reader.head(100);
  Rows rows;
  TableRow row;
  while (reader.next(row)) rows.push_back({row.line, {row.cells.begin(), row.cells.end()}});
  for (const Diagnostic& d : reader.diagnostics()) require(!d.message.empty(), "a diagnostic says something");
  require(reader.progress() >= 0 && reader.progress() <= 1, "progress is a part");
  return rows;
}

}  // namespace

DATELINE_FUZZ(bytes) {
  const TemporaryFile file(bytes, ".csv");
  const CsvOptions plain{.delimiter = ',', .block_bytes = 4096};  // a megabyte takes longer to clear than to read
  const Rows rows = rows_of(file.path(), plain, false);
  require(rows_of(file.path(), plain, true) == rows, "looking at the head changes nothing");
  require(rows_of(file.path(), {.delimiter = ',', .block_bytes = 16}, false) == rows, "blocks change nothing");
  (void)rows_of(file.path(), {.block_bytes = 4096}, true);
}

}  // namespace dateline::fuzz

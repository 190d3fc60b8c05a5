#include "geodata/import/open_table.h"

#include "geodata/import/csv_reader.h"
#include "geodata/import/mapping.h"
#include "geodata/import/ogr_table.h"

namespace dateline {
namespace {

/// What is left of a file that could not be understood: why.
class FailedTable : public TableReader {
 public:
  explicit FailedTable(Diagnostics diagnostics) : diagnostics_(std::move(diagnostics)) {}

  bool next(TableRow&) override { return false; }
  std::vector<std::vector<std::string>> head(std::size_t) override { return {}; }
  double progress() const override { return 1; }
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  Diagnostics diagnostics_;
};

}  // namespace

std::unique_ptr<TableReader> open_table(const std::string& path, const ImportOptions& options) {
  const TableForm form = options.mapping ? options.mapping->form : TableForm{};
  if (is_ogr_table(path)) {
    auto table = open_ogr_table(path, options.layer.empty() ? form.layer : options.layer);
    if (table) return std::move(*table);
    return std::make_unique<FailedTable>(std::move(table.diagnostics));
  }
  CsvOptions csv;
  if (!form.delimiter.empty()) csv.delimiter = form.delimiter.front();
  return std::make_unique<CsvReader>(path, csv);
}

}  // namespace dateline

#include "geodata/import/open_table.h"

#include "geodata/import/csv_reader.h"

namespace dateline {

std::unique_ptr<TableReader> open_table(const std::string& path, const ImportOptions&) {
  return std::make_unique<CsvReader>(path);
}

}  // namespace dateline

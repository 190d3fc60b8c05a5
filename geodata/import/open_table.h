// The reader for a file of a table, by the kind of file.
#pragma once

#include <memory>

#include "geodata/import/import_options.h"
#include "geodata/import/table_reader.h"

namespace dateline {

/// Throws Error when the file cannot be opened.
std::unique_ptr<TableReader> open_table(const std::string& path, const ImportOptions& options);

}  // namespace dateline

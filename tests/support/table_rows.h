// Export tables read back as if from a file, for tests of imports without files.
#pragma once

#include <memory>

#include "geodata/export/feature_table.h"
#include "geodata/import/record_tables.h"

namespace dateline::testing {

/// Every value as text, the position of points in "longitude" and "latitude".
std::vector<NamedTable> as_named_tables(const ExportTables& tables);

}  // namespace dateline::testing

// Export tables as text, for tests.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"

namespace dateline::testing {

/// One line a table, one a row: its values between bars, then its shape with five decimals.
std::string dump_table(const FeatureTable& table);
std::string dump_tables(const ExportTables& tables);

}  // namespace dateline::testing

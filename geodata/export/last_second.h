// The last second of each feature, beside `ends`, for programs that cannot do without.
//
// `ends` is the first second after a feature. QGIS means to take it so, but hands the comparison to SQLite, where times
// are texts: "2020-02-08T00:00:00.000Z" is then later than its own "2020-02-08T00:00:00", and what ended at midnight is
// seen one day more (seen with QGIS 3.22). The second before is earlier in every spelling.
#pragma once

#include "geodata/export/feature_table.h"

namespace dateline {

/// Name of the field: an instant, empty where `ends` is.
inline constexpr const char* kLastSecond = "last_second";

/// The tables with that field as the last one, where they have `ends`. Rows are made from those of the tables given,
/// one copy at a time.
ExportTables with_last_seconds(ExportTables tables);

}  // namespace dateline

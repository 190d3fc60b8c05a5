// What the command line says about an import, for every kind of table.
#pragma once

#include <cstddef>
#include <string>

#include "geodata/chronicle.h"
#include "geodata/import/import_dates.h"

namespace dateline {

struct ImportOptions {
  /// Id, title, time zone, language and note of the chronicle; empty fields are filled in by the importer.
  Chronicle header;
  /// The day on which the file was retrieved (EDTF): what it says was known from then on, where no row says otherwise.
  When retrieved;
  /// How many files there are; `import_files` says so.
  std::size_t files = 1;
  /// What 03/04/2020 means. Importers find it out from the whole file; this decides where no row of it does.
  DayOrder day_order = DayOrder::kUnknown;
};

}  // namespace dateline

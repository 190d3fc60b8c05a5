// What the command line says about an import, for every kind of table.
#pragma once

#include <string>

#include "geodata/chronicle.h"

namespace dateline {

struct ImportOptions {
  /// Id, title, time zone, language and note of the chronicle; empty fields are filled in by the importer.
  Chronicle header;
  /// The day on which the file was retrieved (EDTF): what it says was known from then on, where no row says otherwise.
  When retrieved;
};

}  // namespace dateline

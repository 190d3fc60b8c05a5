// Exports of ACLED: one, or several as snapshots of different days.
#include <algorithm>

#include "fuzz/fuzz.h"
#include "fuzz/imported.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  auto tables = pieces(bytes, 1);
  tables.resize(std::min<std::size_t>(tables.size(), 3));
  const std::vector<When> days{*parse_edtf("2020-03-01"), *parse_edtf("2020-04-01"), *parse_edtf("2020-02-15")};
  import(tables, {.from = "acled", .known = tables.size() > 1 ? days : std::vector<When> {}});
}

}  // namespace dateline::fuzz

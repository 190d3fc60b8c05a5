// Cells of exported tables that hold parts of records as JSON.
#include "fuzz/fuzz.h"
#include "geodata/import/record_cells_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const Result<LocalText> names = read_names_cell(bytes);
  require_good(names.diagnostics, names.value.has_value());
  const Result<std::vector<Waypoint>> path = read_path_cell(bytes);
  require_good(path.diagnostics, path.value.has_value());
}

}  // namespace dateline::fuzz

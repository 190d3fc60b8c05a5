// The GeoJSON of an export, read back: its tables, and the records in them.
#include "fuzz/fuzz.h"
#include "fuzz/imported.h"
#include "geodata/import/geojson_tables.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  // Whether ids are known is asked of the whole, by the program or by whoever reads the stream.
  import({bytes}, {.from = "dateline", .ending = ".geojson", .checked = false});
  const TemporaryFile file(bytes, ".geojson");
  (void)is_exported_geojson(file.path());
}

}  // namespace dateline::fuzz

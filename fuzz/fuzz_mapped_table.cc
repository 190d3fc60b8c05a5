// A mapping, a table that is read by it, and perhaps a gazetteer of GeoNames.
#include "fuzz/fuzz.h"
#include "fuzz/imported.h"
#include "geodata/import/gazetteer_files.h"
#include "geodata/import/mapping_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const auto parts = pieces(bytes, 3);
  Result<TableMapping> mapping = read_mapping_text(parts[0], "fuzz.mapping.txtpb");
  if (!mapping) return;
  ImportSetting setting{.from = "table", .mapping = std::make_shared<TableMapping>(std::move(*mapping))};
  if (!parts[2].empty()) {
    const TemporaryFile file(parts[2], ".txt");
    if (Result<Gazetteer> gazetteer = open_gazetteer(file.path()))
      setting.gazetteer = std::make_shared<Gazetteer>(std::move(*gazetteer));
  }
  import({parts[1]}, setting);
}

}  // namespace dateline::fuzz

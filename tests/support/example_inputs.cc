#include "tests/support/example_inputs.h"

#include "geodata/chronicle_reader.h"
#include "render/map_reader.h"
#include "styles/style_reader.h"

namespace dateline::testing {

MapInputs example_inputs(const std::string& name) {
  const std::string source_folder = DATELINE_SOURCE_DIR;
  MapInputs inputs;
  inputs.spec = read_map(source_folder + "/examples/" + name + "/" + name + ".map.txtpb").value.value();
  inputs.chronicle = read_chronicle(inputs.spec.chronicles.at(0)).value.value();
  inputs.style = read_style(inputs.spec.style, source_folder + "/styles/themes").value.value();
  inputs.basemaps = inputs.spec.basemap.files;
  inputs.world_basemap = source_folder + "/geodata/basemaps/world.gpkg";
  return inputs;
}

const TextMeasurer& real_measurer() {
  static const std::unique_ptr<TextMeasurer> pango = make_pango_text_measurer();
  return *pango;
}

}  // namespace dateline::testing

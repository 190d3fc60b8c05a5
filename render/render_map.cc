#include "render/render_map.h"

#include <utility>

#include "render/description.h"
#include "render/draw_map.h"
#include "render/map_pipeline.h"
#include "render/missing_letters.h"

namespace dateline {

Result<RenderedMap> render_map(const MapInputs& inputs, const TextMeasurer& measurer) {
  MapPipeline pipeline(inputs, measurer);
  if (!pipeline.begin()) return Result<RenderedMap>::failure(std::move(pipeline.diagnostics));
  const auto drawing_of = [&](const Sheet& sheet, const Layout& layout) {
    return make_drawing(layout, sheet.scene, sheet.plan, pipeline.home(), inputs.style);
  };
  ReadyBlocks blocks = pipeline.blocks();
  for (std::size_t i = 0; i < pipeline.insets().size(); ++i) {
    const Layout layout = pipeline.lay_out_inset(i);
    blocks.insets.push_back(pipeline.ready_inset(i, drawing_of(pipeline.insets()[i], layout)));
  }
  Sheet& map = pipeline.map();
  const Layout layout = pipeline.lay_out(map, std::move(blocks), {});
  RenderedMap rendered;
  rendered.drawing = drawing_of(map, layout);
  rendered.georeference = georeference_of(map.plan);
  MapDescription description = describe(map.scene, map.plan, pipeline.view(), inputs.style);
  rendered.drawing.description = std::move(description.full);
  append(pipeline.diagnostics, missing_letters(rendered.drawing, measurer));
  pipeline.explanation.push_back("alt text: " + description.alt);
  rendered.explanation = std::move(pipeline.explanation);
  return Result<RenderedMap>::of(std::move(rendered), std::move(pipeline.diagnostics));
}

}  // namespace dateline

// The whole pipeline: from what was read to a Drawing, in one call.
//
//   MapInputs -> ChronicleView -> MapPlan -> GroundScene -> Scene -> Layout -> Drawing
#pragma once

#include <string>
#include <vector>

#include "geodata/chronicle.h"
#include "render/drawing.h"
#include "render/map_spec.h"
#include "render/page_georeference.h"
#include "render/text_measurer.h"
#include "styles/style.h"

namespace dateline {

struct MapInputs {
  MapSpec spec;
  Chronicle chronicle;
  Style style;
  /// GeoPackages in order of preference (the spec's own); may be empty.
  std::vector<std::string> basemaps;
  /// The built-in world base; empty when there is none.
  std::string world_basemap;
};

struct RenderedMap {
  Drawing drawing;
  PageGeoreference georeference;
  /// What was chosen and why, one line each: projection, extent, claims, what was left out.
  std::vector<std::string> explanation;
};

/// Fails with diagnostics when the map cannot be drawn at all; warnings of the ground come along otherwise.
Result<RenderedMap> render_map(const MapInputs& inputs, const TextMeasurer& measurer);

}  // namespace dateline

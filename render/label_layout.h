// Which names and numbers are written, and where: gathers every label of the map, offers places for each, and lets
// `place_labels` choose.
#pragma once

#include "render/layout.h"

namespace dateline {

/// Fills `layout.labels` from the scene, given the symbols, dots, flows and furniture that are already placed. Labels
/// without a free place go to `layout.dropped`.
void place_all_labels(Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style,
                      const TextMeasurer& measurer);

}  // namespace dateline

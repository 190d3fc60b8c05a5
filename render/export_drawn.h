// What a map draws beside its records: curved arrows, hexagons and areas of colour. Private to render/export_*.
#pragma once

#include <vector>

#include "geodata/export/feature_table.h"
#include "render/map_pipeline.h"

namespace dateline {

/// Tables with "_drawn" behind the layer's name, of shapes laid out on the page and taken back to degrees. Arrows have
/// the times of their records. The tables hold their features and borrow nothing.
std::vector<FeatureTable> drawn_tables(const MapPlan& plan, const Scene& scene, const Layout& layout,
                                       const Style& style, const Chronicle& chronicle);

}  // namespace dateline

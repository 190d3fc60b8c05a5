// Where the names of main places will probably stand: for what is placed before labels and had better leave them room.
#pragma once

#include <vector>

#include "render/layout.h"
#include "render/text_measurer.h"

namespace dateline {

/// A box for each place on the page that has a symbol, at the best position around it: off symbols, dots, furniture and
/// the directions in which flows leave it straight. In order of `layout.symbols`; no box where none is free.
std::vector<PageBox> probable_name_boxes(const Layout& layout, const Scene& scene, const MapPlan& plan,
                                         const Style& style, const TextMeasurer& measurer);

}  // namespace dateline

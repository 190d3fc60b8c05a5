// A Layout as a Drawing: groups, layers, ids and titles; no place is decided here.
#pragma once

#include "render/drawing.h"
#include "render/layout.h"

namespace dateline {

/// Without a description (render/description.h). `home` is the id of the country that has the land's own colour; see
/// render/ground_drawing.h.
Drawing make_drawing(const Layout& layout, const Scene& scene, const MapPlan& plan, const std::string& home,
                     const Style& style);

}  // namespace dateline

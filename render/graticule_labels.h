// The degrees of the graticule in the page's margin, outside the frame of the map.
#pragma once

#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/ground_scene.h"
#include "render/text_measurer.h"

namespace dateline {

/// A text where a meridian meets the top and the bottom of `frame`, and where a parallel meets its sides. Those of the
/// sides are turned where the margin is narrower than they are. Texts that would touch are left out, the later of two;
/// none at all where the margin between `frame` and the edges of `page` has no room for the letters. Page points.
std::vector<TextItem> graticule_margin_texts(const std::vector<GraticuleLine>& graticule, const PageBox& frame,
                                             const PageSize& page, const TypeStyle& type, const std::string& lang,
                                             const TextMeasurer& measurer);

/// True if the margin has room for them; then they need no place on the map itself.
bool has_graticule_margin(const PageBox& frame, const TypeStyle& type);

}  // namespace dateline

// Detail insets: a part of the map at a larger scale, laid out like a map of its own and set into it.
//
// An inset is rendered by the same stages as its parent, with the parent's projection, layers, sizes and numbers of
// notes; what it becomes is one Block of furniture. Its place on the parent is marked by an outline.
#pragma once

#include <string>

#include "render/block.h"
#include "render/map_plan.h"
#include "render/map_spec.h"
#include "styles/style.h"

namespace dateline {

/// The inset as a map without furniture of its own but a scale bar. `page` is the parent's sheet.
MapSpec inset_map(const MapSpec& parent, const InsetSpec& inset);

/// The part of the parent's page that a map with the same projection shows.
PageBox inset_outline(const MapPlan& inset, const MapPlan& parent);

/// The words in the corner of an inset; an empty block when there are none.
Block inset_title_block(const std::string& title, double most_width_pt, const std::string& lang, const Style& style,
                        const TextMeasurer& measurer);

/// The drawn inset as a block: clipped and framed, ids prefixed with `id`.
Block inset_block(Drawing drawing, const std::string& id, const Style& style);

/// Something of an inset that is drawn apart from its block: moved to where the inset stands and clipped to it, ids
/// prefixed.
Group inset_part(Group part, const std::string& id, const PageBox& box);

/// The two lines from corners of `outline` to the same corners of `inset` that run outside both.
std::vector<std::vector<PagePoint>> inset_connectors(const PageBox& outline, const PageBox& inset);

}  // namespace dateline

// The words around a map: title, subtitle, notes, credits, date stamp, with their fields filled in.
#pragma once

#include "render/scene.h"

namespace dateline {

/// All texts in the map's language but the source notes, which are numbered as claims are used.
SceneTexts scene_texts(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view);

/// One of `texts` in the map's language, its fields filled in likewise; empty when there is none.
std::string filled_text(const LocalText& texts, const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle,
                        const ChronicleView& view);

}  // namespace dateline

// Which layer of a map a record belongs to: the first that selects it.
#pragma once

#include <string>
#include <vector>

#include "geodata/chronicle.h"
#include "render/map_plan.h"
#include "render/map_spec.h"

namespace dateline {

/// The layers of the map file, or the standard ones when it names none; from the bottom up.
std::vector<LayerSpec> layers_of(const MapSpec& spec);

/// The layer with all that its spec says, and no records yet.
PlannedLayer empty_layer(const LayerSpec& layer, const std::vector<std::string>& languages,
                         const std::string& fallback_language);

/// True if the layer asks for such a record. It gets those that no layer before it has taken.
bool selects(const LayerSpec& layer, const Event& event);
bool selects(const LayerSpec& layer, const Movement& movement);
bool selects(const LayerSpec& layer, const Deployment& deployment);

/// Ids of all places a record names; the origin of a deployment comes last.
std::vector<std::string> places_of(const Event& event);
std::vector<std::string> places_of(const Movement& movement);
std::vector<std::string> places_of(const Deployment& deployment);

}  // namespace dateline

// Relief and georeferenced pictures as images on the page.
#pragma once

#include <optional>

#include "geodata/diagnostic.h"
#include "geodata/projection.h"
#include "render/ground_scene.h"
#include "render/map_spec.h"
#include "render/viewport.h"

namespace dateline {

/// The picture as the map shows it, filling the map's box, its opacity applied; nothing if there is nothing to show.
/// What is wrong with the file is added to `diagnostics`; throws Error when there is none.
std::optional<GroundImage> raster_image(const RasterSpec& raster, const Projection& projection,
                                        const Viewport& viewport, double pixels_per_inch, Diagnostics& diagnostics);

/// Shade and tints, likewise. Only on land: within `land`, or, for a basemap without land, above the sea's level.
/// Generalised for the map's scale; see geodata/relief.h for how it is made.
std::optional<GroundImage> relief_image(const ReliefSpec& relief, const Projection& projection,
                                        const Viewport& viewport, const FeatureSet<PagePoint>& land,
                                        double pixels_per_inch, Diagnostics& diagnostics);

}  // namespace dateline

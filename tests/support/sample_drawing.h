// Drawings that canvas tests draw.
#pragma once

#include "render/drawing.h"

namespace dateline::testing {

/// A page of 480 x 360 pt that uses every feature of the display list once: layers and nested groups, clips, gradients,
/// even-odd fills, dashes, an image, haloed, turned, curved, spaced and capital text in several scripts, hostile
/// strings. Its layers: "Ground", "Routes", "Clash sites", "Labels", "Scripts".
Drawing sample_drawing();

/// The same without the image (for tests that want no raster at all).
Drawing sample_drawing_without_image();

}  // namespace dateline::testing

// The examples of the sources, read.
#pragma once

#include <string>

#include "render/render_map.h"

namespace dateline::testing {

/// examples/NAME/NAME.map.txtpb with all that it names. Throws when something cannot be read.
MapInputs example_inputs(const std::string& name);

/// Pango's, made once.
const TextMeasurer& real_measurer();

}  // namespace dateline::testing

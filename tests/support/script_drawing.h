// A drawing of labels in many scripts, with all that goes wrong where scripts meet.
#pragma once

#include "render/drawing.h"

namespace dateline::testing {

/// Every label at its start, middle and end; some turned, spaced out, in capitals or italics that their script lacks.
Drawing script_drawing();

}  // namespace dateline::testing

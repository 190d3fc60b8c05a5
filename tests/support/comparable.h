// Chronicles compared for what a table can hold.
#pragma once

#include "geodata/chronicle.h"

namespace dateline::testing {

/// The chronicle with what tables do not keep put into one order: records by id, texts by language. Two that agree in
/// everything else are then equal.
Chronicle comparable(Chronicle chronicle);

}  // namespace dateline::testing

// A map with all its stages at hand, for tests that ask what was placed where.
#pragma once

#include <string>
#include <vector>

#include "render/layout.h"
#include "render/render_map.h"

namespace dateline::testing {

/// The stages point into `inputs` and `view`: keep the object where it was made.
struct MadeMap {
  const MapInputs& inputs;
  ChronicleView view;
  MapPlan plan;
  Scene scene;
  Layout layout;
};

/// The style "newsprint" of the sources.
Style newsprint();

/// Runs every stage as `render_map` does, but for the locator. Throws std::runtime_error when there is no plan.
MadeMap make_map(const MapInputs& inputs, const TextMeasurer& measurer);

/// What is wrong with the places of a layout, a sentence each: labels over labels, symbols, dots, furniture, arrow
/// heads or the page's edge; furniture over symbols or furniture.
std::vector<std::string> collisions(const MadeMap& map);

/// Records of the plan that are neither drawn nor listed as left out or dropped, by id.
std::vector<std::string> lost_records(const MadeMap& map);

}  // namespace dateline::testing

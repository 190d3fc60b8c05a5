// A map in words, for those who do not see it: made from the records that are on it, in the language of the map.
//
// Wording is as neutral as the marks on the map: a figure is said with its measure, with who claims it and who denies
// it; a record that is disputed, refuted or unconfirmed is called so. What the map leaves out is named at the end. Pure
// function; both texts are valid UTF-8 without control characters, `full` but for its line ends.
#pragma once

#include <string>

#include "geodata/chronicle_view.h"
#include "render/map_plan.h"
#include "render/scene.h"

namespace dateline {

struct MapDescription {
  /// The alternative text: what, when, where, and the most important figures. One or two sentences without sources.
  std::string alt;
  /// The long description, paragraphs between line ends: the alternative text, claims about the whole, a paragraph for
  /// each layer from the top down (events with places and days; movements and deployments from where to where), what is
  /// approximate or not on the map, notes and sources.
  std::string full;
};

/// `scene` is that of `plan`, which is of `view`. The style says what to call a record without a title.
MapDescription describe(const Scene& scene, const MapPlan& plan, const ChronicleView& view, const Style& style);

}  // namespace dateline

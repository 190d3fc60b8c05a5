// The decisions of a map before anything is placed: which records in which layer, which part of the world, how
// projected.
//
// MapSpec (what was asked) + Chronicle + ChronicleView (what was known when) -> MapPlan. Nothing here depends on fonts
// or on the basemap. Every choice leaves a line in `explanation` for `dateline explain`.
#pragma once

#include <string>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/chronicle_view.h"
#include "geodata/projection.h"
#include "render/map_spec.h"
#include "render/viewport.h"

namespace dateline {

/// A layer with the records it shows, as indices into the chronicle's lists, ascending.
struct PlannedLayer {
  std::string id;
  std::string title;
  LayerKind kind = LayerKind::kCustom;
  std::vector<std::size_t> events;
  std::vector<std::size_t> movements;
  std::vector<std::size_t> deployments;
  Measure size_by = Measure::kUnspecified;
  std::string class_id;
  bool hide_figures = false;
  bool hide_in_legend = false;
  std::optional<AggregationSpec> aggregate;
  InFramesSpec in_frames;

  bool empty() const { return events.empty() && movements.empty() && deployments.empty(); }
};

struct MapPlan {
  PageSize page;                       ///< the sheet; `viewport.page()` is the frame of the map on it
  std::vector<std::string> languages;  ///< never empty
  std::string second_language;
  Projection projection;
  Viewport viewport;
  std::vector<PlannedLayer> layers;  ///< from the bottom up; none empty
  std::vector<std::string> explanation;

  const std::string& lang() const { return languages.front(); }
};

/// Warnings for what the map file asks for and will not get. Errors only when there is nothing to show at all or a
/// place of the extent is unknown.
/// With a `projection`, that one is used whatever the map file says: an inset has its parent's.
Result<MapPlan> make_plan(const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
                          const Projection* projection = nullptr);

/// The kinds a standard layer selects.
std::vector<EventKind> standard_events(LayerKind kind);
std::vector<MovementKind> standard_movements(LayerKind kind);

}  // namespace dateline

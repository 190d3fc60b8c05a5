// The map's content in page points: what there is to show, not yet where labels, arrows and furniture go.
//
// MapPlan + Chronicle + ChronicleView + Ground -> Scene. Everything that Layout and Drawing need is here; they ask
// neither the chronicle nor the basemap again. Records that cannot be shown are listed in `left_out` with the reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/claim_text.h"
#include "render/flow_layout.h"
#include "render/ground_scene.h"
#include "render/map_plan.h"

namespace dateline {

/// A place of the chronicle that the map refers to.
struct ScenePlace {
  std::string id;
  LonLat position;
  PagePoint at;
  bool on_page = false;
  std::string name;
  std::string second_name;  ///< in the second language; empty if the same or not asked for
  PlaceKind kind = PlaceKind::kUnspecified;
  bool approximate = false;  ///< not EXACT
  bool area = false;         ///< centroid of an area
};

/// One symbol: the events of one kind of look at one place.
struct SceneSymbol {
  std::size_t layer = 0;  ///< index into MapPlan::layers
  std::size_t place = 0;  ///< index into Scene::places
  Look look;
  std::string id;                   ///< of the first event
  std::vector<std::string> titles;  ///< of the events
  ClaimText figure;
  Measure measure = Measure::kUnspecified;
  FigureIds figure_ids;
  double size_part =
      0;  ///< its value as a part of the largest of its layer's symbols, 0 to 1; 0 for none: smallest symbol
};

/// What is written at an end of a flow that is not a place on the page.
struct FlowEnd {
  std::string words;                 ///< of an unknown end: what is known of it; else empty
  std::optional<std::size_t> place;  ///< of an end beyond the frame, index into Scene::places
  double distance_m = 0;             ///< from there to the flow's nearest stop; 0 when that is not known

  bool empty() const { return words.empty() && !place; }
};

/// One arrow.
struct SceneFlow {
  std::size_t layer = 0;
  Look look;
  std::string id;
  std::string title;
  std::vector<FlowStop> stops;                     ///< rims are set by Layout
  std::vector<std::optional<std::size_t>> places;  ///< of each stop, index into Scene::places
  ClaimText figure;
  Measure measure = Measure::kUnspecified;
  FigureIds figure_ids;
  std::string label;  ///< words on the arrow besides its figure: the force of a deployment
  FlowEnd start;      ///< where it comes from, when that is not on the page
  FlowEnd end;        ///< where it goes to, likewise
  Certainty certainty = Certainty::kStated;
};

/// A line of the table of chronicle-wide figures.
struct SummaryRow {
  Measure measure;
  std::string label;
  ClaimText claim;
};

/// A record or part of one that is not on the map, and why.
struct LeftOut {
  std::string id;
  std::string reason;
};

struct SceneTexts {
  std::string title;
  std::string subtitle;
  std::vector<std::string> notes;
  std::vector<std::string> source_notes;
  std::vector<std::string> credits;  ///< one a sentence
};

struct Scene {
  std::vector<ScenePlace> places;
  std::vector<SceneSymbol> symbols;
  std::vector<SceneFlow> flows;
  std::vector<SummaryRow> summary;
  GroundScene ground;
  SceneTexts texts;
  std::vector<LeftOut> left_out;
  double largest_flow_value = 0;
};

/// Everything but the ground.
Scene make_scene(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
                 const Style& style);

/// Puts the ground below a scene, and the credits of its data behind the author's.
void add_ground(Scene& scene, GroundScene ground);

}  // namespace dateline

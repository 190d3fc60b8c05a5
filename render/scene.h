// The map's content in page points: what there is to show, not yet where labels, arrows and furniture go.
//
// MapPlan + Chronicle + ChronicleView + Ground -> Scene. Everything that Layout and Drawing need is here; they ask
// neither the chronicle nor the basemap again. Records that cannot be shown are listed in `left_out` with the reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/aggregation.h"
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
  std::string name_lang;    ///< what the name is in: that asked for, or a fallback
  std::string second_name;  ///< in the second language; empty if there is none, the same or not asked for
  PlaceKind kind = PlaceKind::kUnspecified;
  bool approximate = false;   ///< not EXACT
  bool area = false;          ///< centroid of an area
  double area_radius_pt = 0;  ///< about how far the area reaches on the page; 0 where that is not stated or not seen
  std::vector<std::string> countries;
};

/// One symbol: the events of one kind of look at one place.
struct SceneSymbol {
  std::size_t layer = 0;  ///< index into MapPlan::layers
  std::size_t place = 0;  ///< index into Scene::places
  Look look;
  std::string id;                   ///< of the first event
  std::vector<std::string> ids;     ///< of all its records
  std::vector<std::string> titles;  ///< of the events
  ClaimText figure;
  Measure measure = Measure::kUnspecified;
  ClaimText second_figure;  ///< of another measure of the same event, when its layer does not choose one
  Measure second_measure = Measure::kUnspecified;
  bool time_approximate = false;  ///< of all its events the time is only known roughly
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
  std::string record;  ///< id of its record; a deployment to several places has several arrows
  std::string title;
  std::vector<FlowStop> stops;                     ///< rims are set by Layout
  std::vector<std::optional<std::size_t>> places;  ///< of each stop, index into Scene::places
  When when;                                       ///< of the whole, if it is one journey
  std::vector<When> times;                         ///< of each stop, as far as they are stated
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

struct SceneTexts {
  std::string title;
  std::string subtitle;
  std::vector<std::string> notes;
  std::vector<std::string> source_notes;
  std::vector<std::string> credits;  ///< one a sentence
  std::string date_stamp;            ///< the day shown, or the last of the span
};

struct Scene {
  std::vector<ScenePlace> places;
  std::vector<SceneSymbol> symbols;
  std::vector<SceneFlow> flows;
  std::vector<SceneAggregate> aggregates;
  std::vector<AggregatedLayer> aggregated;  ///< of `aggregates`, by `add_aggregated`
  std::vector<SummaryRow> summary;
  std::vector<BorderStatus> unsettled_borders;  ///< that the ground shows, for the key
  GroundScene ground;
  SceneTexts texts;
  std::vector<LeftOut> left_out;
  bool fades = false;  ///< in a run of frames what is earlier is paler, which the key explains
  SourceNotes notes;
  double largest_flow_value = 0;
  std::vector<double> largest_symbol_values;  ///< of each layer of the plan
};

/// How a layer's records of that kind look (as for Style::look): the class that the layer names, else the style's rule.
const Look& look_of(const PlannedLayer& layer, std::string_view subject, std::string_view kind, const Style& style);

/// Everything but the ground. A scene with a `parent`, whose plan has the same layers, shares its numbers of notes and
/// its sizes: one key and one list of sources explain both. `chronicle` must outlive the scene. `places` is its index,
/// for those who have one.
Scene make_scene(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
                 const Style& style, const Scene* parent = nullptr, const PlaceIndex* places = nullptr);

/// Adds up the events of aggregated layers, and lists those that no shape shows. `ground` as for `aggregate`.
void add_aggregated(Scene& scene, const MapPlan& plan, const GroundScene* ground, const Style& style);

/// Puts the ground below a scene, and the credits of its data behind the author's.
void add_ground(Scene& scene, GroundScene ground);

}  // namespace dateline

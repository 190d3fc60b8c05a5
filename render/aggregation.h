// Events added up: hexagon bins, a density surface, or the basemap's polygons, in classes of colour; or circles.
//
//   SceneAggregate (events of a layer with their values) + AggregationSpec -> AggregatedLayer (coloured shapes,
//   classes)
//
// The cost of binning is one pass over the events; that of drawing is bounded by the page. Deterministic.
#pragma once

#include <string>
#include <vector>

#include "geodata/coordinates.h"
#include "render/aggregate_circles.h"
#include "render/drawing.h"
#include "render/ground_scene.h"
#include "render/map_plan.h"
#include "styles/style.h"

namespace dateline {

/// An event as it is counted.
struct AggregateEvent {
  PagePoint at;             ///< may lie off the page
  std::size_t located = 0;  ///< index into SceneAggregate::positions
  double value = 1;         ///< 1, or the middle of what was claimed
  std::string id;           ///< of its record, to say what is not shown
  std::size_t event = 0;    ///< index into Chronicle::events
};

/// A record or part of one that is not on the map, and why.
struct LeftOut {
  std::string id;
  std::string reason;
};

/// A layer of the plan whose events are added up.
struct SceneAggregate {
  std::size_t layer = 0;  ///< index into MapPlan::layers
  Look look;              ///< of its first event: gives the ramp of colours its hue
  std::vector<LonLat> positions;
  std::vector<std::string> places;  ///< ids, of each position
  std::vector<bool> approximate;    ///< of each position: not exactly that of its place
  std::size_t first_located = 0;    ///< index of the first of `positions` in GroundRequest::locate
  std::vector<AggregateEvent> events;
};

/// An area of one value and class.
struct AggregateShape {
  Path path;
  double value = 0;
  std::size_t class_index = 0;
  std::string title;  ///< "Fiji: 12"; of a hexagon its value
};

/// What is drawn of an aggregated layer, and what its key says.
struct AggregatedLayer {
  std::size_t layer = 0;
  std::string heading;                   ///< "Deaths per 1,000 km²"
  std::vector<AggregateShape> shapes;    ///< in order of drawing
  std::vector<AggregateCircle> circles;  ///< likewise, of the method that has circles in place of shapes
  CircleScale scale;                     ///< of those
  std::vector<double> limits;            ///< of the classes, for insets to share
  std::vector<Color> colors;             ///< of each class, from the least
  std::vector<std::string> labels;       ///< of each class: "5–9"
  std::vector<LeftOut> left_out;         ///< events that no shape shows
};

/// True if the ground must be there first.
bool needs_ground(const AggregationSpec& spec);

/// Shapes on the page, classes and their labels. `ground` may be null for methods that do without it; else
/// `ground->located` answers for `positions` (GroundRequest::locate). Every event is in a shape or in `left_out`.
AggregatedLayer aggregate(const SceneAggregate& events, const MapPlan& plan, const GroundScene* ground,
                          const Style& style);

/// `classes` colours from a tint of `color` to a shade of it, on `land`; steps even in lightness (CIELAB).
std::vector<Color> sequential_ramp(Color color, Color land, std::size_t classes);

/// Opacity of aggregated shapes, so that the ground shows through; the key's samples have it too.
inline constexpr double aggregate_opacity = 0.85;

}  // namespace dateline

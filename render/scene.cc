#include "render/scene.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "render/auto_extent.h"
#include "render/messages.h"
#include "render/scene_claims.h"
#include "render/scene_texts.h"
#include "render/symbols.h"

namespace dateline {
namespace {

/// One party on its way, rather than many people through days or weeks, of whom some arrive from the first.
bool is_journey(MovementKind kind) {
  return kind != MovementKind::kDisplacement && kind != MovementKind::kReturn && kind != MovementKind::kEvacuation &&
         kind != MovementKind::kDeportation;
}

class SceneMaker {
 public:
  SceneMaker(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
             const Style& style, const Scene* parent, const PlaceIndex* places)
      : plan_(plan),
        spec_(spec),
        chronicle_(chronicle),
        view_(view),
        style_(style),
        claims_(plan.languages, chronicle, view, parent ? parent->notes : SourceNotes(chronicle, plan.languages)) {
    if (!places) own_places_ = index_places(chronicle);
    places_ = places ? places : &own_places_;
    scene_.largest_symbol_values.resize(plan.layers.size());
    if (!parent) return;
    scene_.largest_symbol_values = parent->largest_symbol_values;
    scene_.largest_flow_value = parent->largest_flow_value;
  }

  Scene run() {
    scene_.summary = claims_.summary();
    for (std::size_t layer = 0; layer < plan_.layers.size(); ++layer) add_layer(layer);
    for (const std::string& id : spec_.extra_places) add_extra_place(id);
    for (std::size_t layer = 0; layer < plan_.layers.size(); ++layer) size_symbols(layer);
    for (const SceneFlow& f : scene_.flows)
      scene_.largest_flow_value = std::max(scene_.largest_flow_value, f.figure.size_value());
    scene_.texts = scene_texts(plan_, spec_, chronicle_, view_);
    scene_.texts.source_notes = claims_.notes().texts();
    scene_.notes = claims_.notes();
    return std::move(scene_);
  }

 private:
  const std::string& lang() const { return plan_.lang(); }
  std::string text(const LocalText& texts) const { return text_in(texts, plan_.languages, chronicle_.language); }

  void leave_out(const std::string& id, std::string reason) { scene_.left_out.push_back({id, std::move(reason)}); }

  // ---- places

  const Place* place_record(const std::string& id) const {
    const auto found = places_->find(id);
    return found == places_->end() ? nullptr : found->second;
  }

  /// Index into Scene::places; nothing when the place has no position.
  std::optional<std::size_t> place(const std::string& id) {
    if (const auto known = place_index_.find(id); known != place_index_.end()) return known->second;
    const Place* record = place_record(id);
    if (!record || !record->position) return place_index_[id] = std::nullopt;
    const auto plane = plan_.projection.forward(*record->position);
    if (!plane) return place_index_[id] = std::nullopt;
    ScenePlace shown;
    shown.id = id;
    shown.position = *record->position;
    shown.at = plan_.viewport.to_page(*plane);
    shown.on_page = plan_.viewport.page().grown(-6).contains(shown.at);
    const Name name = name_in(record->names, plan_.languages, chronicle_.language);
    shown.name = name.text;
    shown.name_lang = name.lang;
    if (const Name* second = find_name(record->names, plan_.second_language, chronicle_.language))
      if (std::string text = with_own_direction(second->text); text != shown.name) shown.second_name = std::move(text);
    shown.kind = record->kind;
    shown.approximate = record->precision != PlacePrecision::kExact;
    shown.area = record->precision == PlacePrecision::kCentroid;
    shown.countries = record->countries;
    if (shown.area || record->precision == PlacePrecision::kRepresentative) shown.area_radius_pt = area_radius(*record);
    scene_.places.push_back(std::move(shown));
    return place_index_[id] = scene_.places.size() - 1;
  }

  void add_extra_place(const std::string& id) {
    const auto at = place(id);
    if (!at)
      return leave_out(id, place_record(id) ? "the extra place has no position" : "no such extra place is known");
    if (!scene_.places[*at].on_page) leave_out(id, "the extra place is not on this page");
  }

  /// Circles much larger than the page or hidden below a symbol say nothing.
  double area_radius(const Place& place) const {
    const double scale = plan_.projection.scale_factor(*place.position);
    const double radius = place.uncertainty_m.value_or(0) * scale / plan_.viewport.metres_per_pt();
    const PageBox& frame = plan_.viewport.page();
    return radius > 9 && radius < std::max(frame.width_pt(), frame.height_pt()) / 2 ? radius : 0;
  }

  // ---- records

  void add_layer(std::size_t layer) {
    const PlannedLayer& planned = plan_.layers[layer];
    if (planned.aggregate)
      add_aggregate(layer);
    else
      for (const std::size_t i : planned.events) add_event(layer, chronicle_.events[i]);
    for (const std::size_t i : planned.movements) add_movement(layer, chronicle_.movements[i]);
    for (const std::size_t i : planned.deployments) add_deployment(layer, chronicle_.deployments[i]);
  }

  const Look& look_of(std::size_t layer, std::string_view subject, std::string_view kind) const {
    return dateline::look_of(plan_.layers[layer], subject, kind, style_);
  }

  /// Events of several places count at the first that has a position, as their figures stand there.
  void add_aggregate(std::size_t layer) {
    const PlannedLayer& planned = plan_.layers[layer];
    const Measure measure = planned.aggregate->measure;
    SceneAggregate out;
    out.layer = layer;
    std::map<std::string, std::size_t> position_of;
    for (const std::size_t i : planned.events) {
      const Event& event = chronicle_.events[i];
      const Place* at = nullptr;
      for (const std::string& id : event.places)
        if (const Place* place = place_record(id); place && place->position && !at) at = place;
      const auto plane = at ? plan_.projection.forward(*at->position) : std::nullopt;
      if (!plane) {
        leave_out(event.id, event.places.empty() ? "no place is stated" : "none of its places has a position");
        continue;
      }
      double value = 1;
      if (measure != Measure::kUnspecified) {
        const FigureSummary summary = summarise(event.figures, measure, view_.as_of);
        if (!summary.stated()) {
          leave_out(event.id, fmt::format("no figure of {} is claimed for it", to_string(measure)));
          continue;
        }
        value = (*summary.low + *summary.high) / 2;
      }
      if (out.events.empty()) out.look = look_of(layer, "event", to_string(event.kind));
      const auto [found, is_new] = position_of.try_emplace(at->id, out.positions.size());
      if (is_new) {
        out.positions.push_back(*at->position);
        out.places.push_back(at->id);
        out.approximate.push_back(at->precision != PlacePrecision::kExact);
      }
      out.events.push_back({plan_.viewport.to_page(*plane), found->second, value, event.id, i});
    }
    if (!out.events.empty()) scene_.aggregates.push_back(std::move(out));
  }

  void add_event(std::size_t layer, const Event& event) {
    bool drawn = false;
    for (const std::string& id : event.places) {
      const auto at = place(id);
      if (!at || !scene_.places[*at].on_page) continue;
      // The figure is of the whole event: it is shown once, at its first place.
      SceneSymbol& symbol = add_symbol(layer, *at, look_of(layer, "event", to_string(event.kind)), event.id,
                                       text(event.title), drawn ? std::vector<Figure>{} : event.figures);
      const bool first = symbol.titles.size() == 1;
      symbol.time_approximate = (first || symbol.time_approximate) && (event.when.approximate || event.when.uncertain);
      drawn = true;
    }
    if (drawn) return;
    leave_out(event.id, event.places.empty() ? "no place is stated" : "none of its places has a position on this page");
  }

  SceneSymbol& add_symbol(std::size_t layer, std::size_t at, const Look& look, const std::string& id,
                          const std::string& title, const std::vector<Figure>& figures) {
    const auto [known, is_new] = symbol_index_.try_emplace({layer, at, look.class_id}, scene_.symbols.size());
    SceneSymbol& symbol = is_new ? scene_.symbols.emplace_back() : scene_.symbols[known->second];
    if (is_new) {
      symbol.layer = layer;
      symbol.place = at;
      symbol.look = look;
      symbol.id = id;
    }
    symbol.ids.push_back(id);
    symbol.titles.push_back(title);
    if (is_new || claims_.symbol_value(figures, plan_.layers[layer].size_by) > symbol.figure.size_value())
      set_figures(symbol, figures);
    return symbol;
  }

  void set_figures(SceneSymbol& symbol, const std::vector<Figure>& figures) {
    const PlannedLayer& layer = plan_.layers[symbol.layer];
    const SourceNotes before = claims_.notes();
    std::tie(symbol.measure, symbol.figure) = claims_.of_symbol(figures, layer.size_by);
    std::tie(symbol.second_measure, symbol.second_figure) = claims_.second_of_symbol(figures, symbol.measure);
    symbol.figure_ids = figure_ids(figures, symbol.measure);
    // Figures that are not written need no notes.
    if (layer.hide_figures) claims_.set_notes(before);
  }

  /// Symbols of a layer are sized by one measure only: what it was told, else the first in order that any of them has.
  /// Pictograms on badges keep their size.
  void size_symbols(std::size_t layer) {
    const auto has = [&](Measure measure) {
      return std::ranges::any_of(scene_.symbols,
                                 [&](const SceneSymbol& s) { return s.layer == layer && s.measure == measure; });
    };
    Measure measure = plan_.layers[layer].size_by;
    if (measure == Measure::kUnspecified)
      if (const auto first = std::ranges::find_if(symbol_measures, has); first != symbol_measures.end())
        measure = *first;
    const auto sized = [&](const SceneSymbol& s) {
      return s.layer == layer && s.measure == measure && measure != Measure::kUnspecified &&
             is_frame_symbol(s.look.symbol);
    };
    double& largest = scene_.largest_symbol_values[layer];
    for (const SceneSymbol& s : scene_.symbols)
      if (sized(s)) largest = std::max(largest, s.figure.size_value());
    for (SceneSymbol& s : scene_.symbols)
      if (sized(s) && largest > 0) s.size_part = s.figure.size_value() / largest;
  }

  struct Route {
    std::vector<FlowStop> stops;
    std::vector<std::optional<std::size_t>> places;
    std::vector<When> times;
    FlowEnd start, end;
    std::string problem;  ///< why it cannot be drawn; empty when it can
  };

  FlowStop stop_at(std::size_t index) const {
    const ScenePlace& p = scene_.places[index];
    FlowStop stop;
    stop.kind = p.on_page ? FlowStop::Kind::kPlace : FlowStop::Kind::kOffPage;
    stop.at = p.at;
    return stop;
  }

  Route route_of(const std::vector<Waypoint>& path) {
    Route route;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const bool end = i == 0 || i + 1 == path.size();
      if (const std::string* id = path[i].place()) {
        const auto at = place(*id);
        if (!at && end) route.problem = fmt::format("its end \"{}\" has no position", *id);
        if (!at || (!end && !scene_.places[*at].on_page)) continue;
        route.stops.push_back(stop_at(*at));
        route.places.push_back(at);
        route.times.push_back(path[i].when);
      } else if (end) {
        const auto& unknown = std::get<UnknownPlace>(path[i].where);
        FlowStop stop;
        stop.kind = FlowStop::Kind::kUnknown;
        stop.bearing_deg = unknown.bearing_deg;
        route.stops.push_back(stop);
        route.places.push_back(std::nullopt);
        route.times.push_back(path[i].when);
        (i == 0 ? route.start : route.end).words = unknown.label.empty() ? unknown_end(i == 0) : text(unknown.label);
      }
    }
    check_route(route);
    return route;
  }

  void check_route(Route& route) {
    if (!route.problem.empty()) return;
    const bool any_on_page =
        std::ranges::any_of(route.stops, [](const FlowStop& s) { return s.kind == FlowStop::Kind::kPlace; });
    if (route.stops.size() < 2)
      route.problem = "fewer than two of its places have a position";
    else if (!any_on_page)
      route.problem = "none of its places is on this page";
    if (!route.problem.empty()) return;
    const std::size_t last = route.stops.size() - 1;
    if (route.stops[0].kind == FlowStop::Kind::kOffPage) route.start = far_end(route, 0, 1);
    if (route.stops[last].kind == FlowStop::Kind::kOffPage) route.end = far_end(route, last, last - 1);
  }

  std::string unknown_end(bool origin) const {
    return message(origin ? "flow.unknown_origin" : "flow.unknown_destination", lang());
  }

  FlowEnd far_end(const Route& route, std::size_t end, std::size_t neighbour) const {
    FlowEnd far{{}, route.places[end]};
    if (route.places[neighbour])
      far.distance_m = sphere_distance_m(scene_.places[*route.places[end]].position,
                                         scene_.places[*route.places[neighbour]].position);
    return far;
  }

  void add_flow(SceneFlow flow, Route route) {
    if (!route.problem.empty()) return leave_out(flow.id, route.problem);
    flow.stops = std::move(route.stops);
    flow.places = std::move(route.places);
    flow.times = std::move(route.times);
    flow.start = std::move(route.start);
    flow.end = std::move(route.end);
    scene_.flows.push_back(std::move(flow));
  }

  void add_movement(std::size_t layer, const Movement& movement) {
    SceneFlow flow;
    flow.layer = layer;
    flow.look = look_of(layer, "movement", to_string(movement.kind));
    flow.id = flow.record = movement.id;
    flow.title = text(movement.title);
    flow.certainty = movement.certainty;
    if (is_journey(movement.kind)) flow.when = movement.when;
    std::tie(flow.measure, flow.figure) = claims_.of_flow(movement.figures, plan_.layers[layer].size_by);
    flow.figure_ids = figure_ids(movement.figures, flow.measure);
    add_flow(std::move(flow), route_of(movement.path));
  }

  void add_deployment(std::size_t layer, const Deployment& deployment) {
    const Look look = look_of(layer, "deployment", {});
    const Actor* force = find_actor(chronicle_, deployment.force);
    const std::string name = force ? short_name_of(*force, plan_.languages, chronicle_.language) : deployment.force;
    for (std::size_t i = 0; i < deployment.to.size(); ++i) {
      const std::string id = i == 0 ? deployment.id : fmt::format("{}-{}", deployment.id, i + 1);
      if (!deployment.from) {
        const auto at = place(deployment.to[i]);
        if (at && scene_.places[*at].on_page)
          add_symbol(layer, *at, look, id, text(deployment.title), i == 0 ? deployment.figures : std::vector<Figure>{})
              .ids.back() = deployment.id;
        else
          leave_out(id, "its place has no position on this page");
        continue;
      }
      SceneFlow flow;
      flow.layer = layer;
      flow.look = look;
      flow.id = id;
      flow.record = deployment.id;
      flow.title = text(deployment.title);
      flow.label = name;
      flow.certainty = deployment.certainty;
      if (i == 0) {
        std::tie(flow.measure, flow.figure) = claims_.of_flow(deployment.figures, plan_.layers[layer].size_by);
        flow.figure_ids = figure_ids(deployment.figures, flow.measure);
      }
      Waypoint to;
      to.where = deployment.to[i];
      add_flow(std::move(flow), route_of({*deployment.from, to}));
    }
  }

  const MapPlan& plan_;
  const MapSpec& spec_;
  const Chronicle& chronicle_;
  const ChronicleView& view_;
  const Style& style_;
  SceneClaims claims_;
  Scene scene_;
  PlaceIndex own_places_;
  const PlaceIndex* places_ = nullptr;
  std::map<std::tuple<std::size_t, std::size_t, std::string>, std::size_t> symbol_index_;  ///< layer, place, class
  std::map<std::string, std::optional<std::size_t>> place_index_;                          ///< of those shown
};

}  // namespace

const Look& look_of(const PlannedLayer& layer, std::string_view subject, std::string_view kind, const Style& style) {
  if (!layer.class_id.empty())
    for (const Look& look : style.rules)
      if (look.class_id == layer.class_id && look.match.starts_with(subject)) return look;
  return style.look(subject, kind);
}

Scene make_scene(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
                 const Style& style, const Scene* parent, const PlaceIndex* places) {
  return SceneMaker(plan, spec, chronicle, view, style, parent, places).run();
}

void add_aggregated(Scene& scene, const MapPlan& plan, const GroundScene* ground, const Style& style) {
  for (const SceneAggregate& events : scene.aggregates) {
    AggregatedLayer layer = aggregate(events, plan, ground, style);
    std::ranges::move(layer.left_out, std::back_inserter(scene.left_out));
    layer.left_out.clear();
    scene.aggregated.push_back(std::move(layer));
  }
}

void add_ground(Scene& scene, GroundScene ground) {
  scene.texts.credits.insert(scene.texts.credits.end(), ground.credits.begin(), ground.credits.end());
  scene.ground = std::move(ground);
}

}  // namespace dateline

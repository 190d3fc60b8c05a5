#include "render/scene.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "render/auto_extent.h"
#include "render/day_span.h"
#include "render/messages.h"
#include "render/symbols.h"

namespace dateline {
namespace {

/// What a symbol or flow says of numbers when its layer does not choose: the first measure that anybody claimed.
constexpr auto symbol_measures = std::to_array<Measure>(
    {Measure::kDeaths, Measure::kMagnitude, Measure::kInjured, Measure::kHospitalised, Measure::kTreated,
     Measure::kSheltered, Measure::kArrested, Measure::kDetained, Measure::kAbducted, Measure::kMissing,
     Measure::kDisplaced, Measure::kAffected, Measure::kParticipants, Measure::kHomesDamaged, Measure::kResigned});
constexpr auto flow_measures = std::to_array<Measure>(
    {Measure::kDisplaced, Measure::kNewlyDisplaced, Measure::kEvacuated, Measure::kReturned, Measure::kTransferred,
     Measure::kHospitalised, Measure::kInjured, Measure::kTreated, Measure::kParticipants, Measure::kPersonnel,
     Measure::kAffected, Measure::kArrested, Measure::kDetained, Measure::kBorderCrossings});

std::string filled_in(std::string text, std::string_view field, const std::string& value) {
  for (std::size_t at = text.find(field); at != std::string::npos; at = text.find(field, at + value.size()))
    text.replace(at, field.size(), value);
  return text;
}

class SceneMaker {
 public:
  SceneMaker(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
             const Style& style)
      : plan_(plan),
        spec_(spec),
        chronicle_(chronicle),
        view_(view),
        style_(style),
        notes_(chronicle, plan.languages) {}

  Scene run() {
    add_summary();
    for (std::size_t layer = 0; layer < plan_.layers.size(); ++layer) add_layer(layer);
    for (const std::string& id : spec_.extra_places) place(id);
    for (std::size_t layer = 0; layer < plan_.layers.size(); ++layer) size_symbols(layer);
    for (const SceneFlow& f : scene_.flows)
      scene_.largest_flow_value = std::max(scene_.largest_flow_value, f.figure.size_value());
    add_texts();
    return std::move(scene_);
  }

 private:
  const std::string& lang() const { return plan_.lang(); }
  std::string text(const LocalText& texts) const { return text_in(texts, plan_.languages, chronicle_.language); }

  void leave_out(const std::string& id, std::string reason) { scene_.left_out.push_back({id, std::move(reason)}); }

  // ---- places

  /// Index into Scene::places; nothing when the place has no position.
  std::optional<std::size_t> place(const std::string& id) {
    if (const auto known = place_index_.find(id); known != place_index_.end()) return known->second;
    const Place* record = find_place(chronicle_, id);
    if (!record || !record->position) return place_index_[id] = std::nullopt;
    const auto plane = plan_.projection.forward(*record->position);
    if (!plane) return place_index_[id] = std::nullopt;
    ScenePlace shown;
    shown.id = id;
    shown.position = *record->position;
    shown.at = plan_.viewport.to_page(*plane);
    shown.on_page = plan_.viewport.page().grown(-6).contains(shown.at);
    shown.name = text(record->names);
    if (!plan_.second_language.empty()) {
      shown.second_name = text_in(record->names, {plan_.second_language});
      if (shown.second_name == shown.name) shown.second_name.clear();
    }
    shown.kind = record->kind;
    shown.approximate = record->precision != PlacePrecision::kExact;
    shown.area = record->precision == PlacePrecision::kCentroid;
    scene_.places.push_back(std::move(shown));
    return place_index_[id] = scene_.places.size() - 1;
  }

  // ---- claims

  /// The first of the measures that was claimed, in words.
  template <std::size_t N>
  std::pair<Measure, ClaimText> claim_of(const std::vector<Figure>& figures, Measure asked,
                                         const std::array<Measure, N>& measures) {
    const auto of = [&](Measure measure) {
      return claim_text(summarise(figures, measure, view_.as_of), figures, notes_, lang());
    };
    if (asked != Measure::kUnspecified)
      if (ClaimText claim = of(asked); !claim.empty()) return {asked, std::move(claim)};
    for (const Measure measure : measures)
      if (ClaimText claim = of(measure); !claim.empty()) return {measure, std::move(claim)};
    return {Measure::kUnspecified, {}};
  }

  /// The chronicle-wide claims, parts ("of them police") below their whole, amounts in further currencies below the
  /// first.
  void add_summary() {
    std::vector<FigureSummary> summaries = view_.figures;
    std::ranges::stable_sort(summaries, {}, [&](const FigureSummary& s) {
      const auto first = std::ranges::find(view_.figures, s.measure, &FigureSummary::measure);
      return std::pair(first - view_.figures.begin(), !s.among.empty());
    });
    for (const FigureSummary& summary : summaries) {
      std::string label = message(fmt::format("measure.{}", to_string(summary.measure)), lang());
      if (const Actor* actor = find_actor(chronicle_, summary.among))
        label = message("measure.among", lang(), {{"who", short_name(*actor)}});
      add_summary_row(summary, chronicle_.figures, label);
      for (const auto& [currency, claims] : other_currencies(summary))
        add_summary_row(summarise(claims, summary.measure, view_.as_of, summary.among), claims, {});
    }
  }

  void add_summary_row(const FigureSummary& summary, const std::vector<Figure>& claims, std::string label) {
    ClaimText claim = claim_text(summary, claims, notes_, lang());
    if (!claim.empty()) scene_.summary.push_back({summary.measure, std::move(label), std::move(claim)});
  }

  std::map<std::string, std::vector<Figure>> other_currencies(const FigureSummary& summary) const {
    std::map<std::string, std::vector<Figure>> claims;
    for (const std::size_t i : summary.set_aside)
      claims[chronicle_.figures[i].currency].push_back(chronicle_.figures[i]);
    return claims;
  }

  // ---- records

  void add_layer(std::size_t layer) {
    const PlannedLayer& planned = plan_.layers[layer];
    for (const std::size_t i : planned.events) add_event(layer, chronicle_.events[i]);
    for (const std::size_t i : planned.movements) add_movement(layer, chronicle_.movements[i]);
    for (const std::size_t i : planned.deployments) add_deployment(layer, chronicle_.deployments[i]);
  }

  Look look_of(std::size_t layer, std::string_view subject, std::string_view kind) const {
    const std::string& class_id = plan_.layers[layer].class_id;
    if (!class_id.empty())
      for (const Look& look : style_.rules)
        if (look.class_id == class_id && look.match.starts_with(subject)) return look;
    return style_.look(subject, kind);
  }

  void add_event(std::size_t layer, const Event& event) {
    bool drawn = false;
    for (const std::string& id : event.places) {
      const auto at = place(id);
      if (!at || !scene_.places[*at].on_page) continue;
      // The figure is of the whole event: it is shown once, at its first place.
      add_symbol(layer, *at, look_of(layer, "event", to_string(event.kind)), event.id, text(event.title),
                 drawn ? std::vector<Figure>{} : event.figures);
      drawn = true;
    }
    if (drawn) return;
    leave_out(event.id, event.places.empty() ? "no place is stated" : "none of its places has a position on this page");
  }

  void add_symbol(std::size_t layer, std::size_t at, const Look& look, const std::string& id, const std::string& title,
                  const std::vector<Figure>& figures) {
    auto [measure, figure] = claim_of(figures, plan_.layers[layer].size_by, symbol_measures);
    for (SceneSymbol& same : scene_.symbols) {
      if (same.layer != layer || same.place != at || same.look.class_id != look.class_id) continue;
      same.titles.push_back(title);
      if (figure.size_value() > same.figure.size_value()) {
        same.figure = figure;
        same.measure = measure;
        same.figure_ids = figure_ids(figures, measure);
      }
      return;
    }
    SceneSymbol symbol{layer, at, look, id, {title}, std::move(figure), measure, figure_ids(figures, measure)};
    scene_.symbols.push_back(std::move(symbol));
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
    double largest = 0;
    for (const SceneSymbol& s : scene_.symbols)
      if (sized(s)) largest = std::max(largest, s.figure.size_value());
    for (SceneSymbol& s : scene_.symbols)
      if (sized(s) && largest > 0) s.size_part = s.figure.size_value() / largest;
  }

  struct Route {
    std::vector<FlowStop> stops;
    std::vector<std::optional<std::size_t>> places;
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
      } else if (end) {
        const auto& unknown = std::get<UnknownPlace>(path[i].where);
        FlowStop stop;
        stop.kind = FlowStop::Kind::kUnknown;
        stop.bearing_deg = unknown.bearing_deg;
        route.stops.push_back(stop);
        route.places.push_back(std::nullopt);
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
    flow.start = std::move(route.start);
    flow.end = std::move(route.end);
    scene_.flows.push_back(std::move(flow));
  }

  void add_movement(std::size_t layer, const Movement& movement) {
    SceneFlow flow;
    flow.layer = layer;
    flow.look = look_of(layer, "movement", to_string(movement.kind));
    flow.id = movement.id;
    flow.title = text(movement.title);
    flow.certainty = movement.certainty;
    std::tie(flow.measure, flow.figure) = claim_of(movement.figures, plan_.layers[layer].size_by, flow_measures);
    flow.figure_ids = figure_ids(movement.figures, flow.measure);
    add_flow(std::move(flow), route_of(movement.path));
  }

  void add_deployment(std::size_t layer, const Deployment& deployment) {
    const Look look = look_of(layer, "deployment", {});
    const Actor* force = find_actor(chronicle_, deployment.force);
    const std::string name = force ? short_name(*force) : deployment.force;
    for (std::size_t i = 0; i < deployment.to.size(); ++i) {
      const std::string id = i == 0 ? deployment.id : fmt::format("{}-{}", deployment.id, i + 1);
      if (!deployment.from) {
        const auto at = place(deployment.to[i]);
        if (at && scene_.places[*at].on_page)
          add_symbol(layer, *at, look, id, text(deployment.title), i == 0 ? deployment.figures : std::vector<Figure>{});
        else
          leave_out(id, "its place has no position on this page");
        continue;
      }
      SceneFlow flow;
      flow.layer = layer;
      flow.look = look;
      flow.id = id;
      flow.title = text(deployment.title);
      flow.label = name;
      flow.certainty = deployment.certainty;
      if (i == 0) {
        std::tie(flow.measure, flow.figure) = claim_of(deployment.figures, plan_.layers[layer].size_by, flow_measures);
        flow.figure_ids = figure_ids(deployment.figures, flow.measure);
      }
      Waypoint to;
      to.where = deployment.to[i];
      add_flow(std::move(flow), route_of({*deployment.from, to}));
    }
  }

  std::string short_name(const Actor& actor) const {
    for (const std::string& language : plan_.languages)
      for (const Name& name : actor.names)
        if (name.kind == NameKind::kShort && name.lang == language) return name.text;
    return text(actor.names);
  }

  // ---- texts

  void add_texts() {
    SceneTexts& texts = scene_.texts;
    const std::string title = text(chronicle_.title);
    const std::string span = span_text(), as_of = as_of_text();
    const auto filled = [&](const LocalText& source) {
      return filled_in(filled_in(filled_in(text(source), "{title}", title), "{span}", span), "{as_of}", as_of);
    };
    texts.title = spec_.title.empty() ? title : filled(spec_.title);
    texts.subtitle = spec_.subtitle.empty() ? span : filled(spec_.subtitle);
    // A map of what was known then says so, whether its author thought of it or not.
    if (!as_of.empty() && texts.subtitle.find(as_of) == std::string::npos)
      texts.subtitle += texts.subtitle.empty() ? as_of : " \u00B7 " + as_of;
    for (const std::string& note : in_language(spec_.notes)) texts.notes.push_back(note);
    texts.source_notes = notes_.texts();
    for (const std::string& credit : in_language(spec_.credits)) texts.credits.push_back(credit);
  }

  /// All texts of the first language that has any: notes and credits are lists.
  std::vector<std::string> in_language(const LocalText& texts) const {
    std::vector<std::string> languages = plan_.languages;
    languages.push_back(chronicle_.language);
    for (const std::string& language : languages) {
      std::vector<std::string> found;
      for (const Name& name : texts)
        if ((name.lang.empty() ? chronicle_.language : name.lang) == language) found.push_back(name.text);
      if (!found.empty()) return found;
    }
    return {};
  }

  std::string span_text() const {
    const std::optional<DaySpan> days = days_shown(view_);
    return days ? format_days(days->first, days->last, lang()) : std::string{};
  }

  std::string as_of_text() const {
    if (view_.as_of.moment == LocalSeconds::max()) return {};
    return message("as_of", lang(),
                   {{"day", format_day(day_of(view_.as_of.moment - std::chrono::seconds(1)), lang())}});
  }

  const MapPlan& plan_;
  const MapSpec& spec_;
  const Chronicle& chronicle_;
  const ChronicleView& view_;
  const Style& style_;
  SourceNotes notes_;
  Scene scene_;
  std::map<std::string, std::optional<std::size_t>> place_index_;
};

}  // namespace

Scene make_scene(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
                 const Style& style) {
  return SceneMaker(plan, spec, chronicle, view, style).run();
}

void add_ground(Scene& scene, GroundScene ground) {
  scene.texts.credits.insert(scene.texts.credits.end(), ground.credits.begin(), ground.credits.end());
  scene.ground = std::move(ground);
}

}  // namespace dateline

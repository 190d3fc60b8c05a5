#include "render/label_layout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

#include <fmt/format.h>

#include "render/flow_labels.h"
#include "render/graticule_labels.h"
#include "render/ground_labels.h"
#include "render/label_obstacles.h"
#include "render/label_placement.h"
#include "render/line_labels.h"
#include "render/marks.h"
#include "render/messages.h"
#include "render/obstacles.h"
#include "render/symbol_layout.h"
#include "styles/legibility.h"

namespace dateline {
namespace {

/// What it costs to leave labels out; places cost 0 to about 10 a label.
namespace weight {
constexpr double place_with_event = 150;
constexpr double place_named = 60;
constexpr double country = 30;
constexpr double river = 14;
constexpr double capital = 26, town = 8;
constexpr double graticule = 4;
constexpr double said_in_inset = 0.8;
}  // namespace weight

constexpr double across_border = 14;
constexpr double edge_pt = 5;
// For each piece of a leader: over a line this many times what a label costs, but not more than the second.
constexpr double leader_crossing = 40, leader_over_line = 8, leader_over_symbol = 25;
constexpr std::size_t most_figures = 3;
// The search takes time for each pair of places that overlap: the more labels, the fewer places are offered for each.
constexpr std::size_t most_candidates = 44, least_candidates = 20, many_labels = 350;

/// A label on its way: its text and the places it could have.
struct Wanted {
  PlacedLabel label;
  double weight = 1;
  std::string what;  ///< for the list of dropped labels
  std::vector<LabelSpot> spots;
  std::vector<LineSpot> line_spots;
  int ignore = ObstacleField::nobody;
};

std::size_t candidates_for(std::size_t labels) {
  return std::clamp(most_candidates * many_labels / std::max(labels, many_labels), least_candidates, most_candidates);
}

class LabelMaker {
 public:
  LabelMaker(Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style, const TextMeasurer& measurer)
      : layout_(layout),
        scene_(scene),
        plan_(plan),
        style_(style),
        measurer_(measurer),
        obstacles_(label_obstacles(layout, scene, style)),
        borders_(border_obstacles(scene)) {}

  void run() {
    for (std::size_t i = 0; i < scene_.places.size(); ++i) want_place(i);
    want_flows();
    for (std::size_t i = 0; i < scene_.ground.country_info.size(); ++i) want_area(i);
    want_lakes();
    want_rivers();
    want_towns();
    want_graticule();
    choose();
  }

 private:
  const std::string& lang() const { return plan_.lang(); }

  // ---- what wants to be written

  void add_line(LabelText& text, std::string line, const TypeStyle& type) {
    add_name(text, std::move(line), lang(), type);
  }

  /// A line in a language that need not be the map's.
  static void add_name(LabelText& text, std::string name, const std::string& name_lang, const TypeStyle& type) {
    if (!name.empty()) text.lines.push_back({std::move(name), type, name_lang, LabelText::Says::kWords, {}});
  }

  void want(std::string id, std::string css_class, LabelText text, double label_weight, Wanted wanted = {}) {
    if (text.lines.empty()) return;
    wanted.what = text.lines.front().text;
    wanted.label.id = std::move(id);
    wanted.label.css_class = std::move(css_class);
    wanted.label.size = measure_label(text, measurer_);
    wanted.label.text = std::move(text);
    wanted.weight = label_weight;
    wanted_.push_back(std::move(wanted));
  }

  void want_place(std::size_t index) {
    const ScenePlace& place = scene_.places[index];
    if (!place.on_page) return;
    LabelText text;
    bool has_event = false, referenced = false;
    for (const SceneSymbol& s : scene_.symbols) has_event |= s.place == index;
    for (const SceneFlow& f : scene_.flows) referenced |= std::ranges::count(f.places, std::optional(index)) > 0;
    const TypeStyle& type = style_.type(has_event ? "place_main" : "place");
    add_name(text, place.name, place.name_lang, type);
    add_name(text, place.second_name, plan_.second_language, style_.type("place_minor"));
    Wanted wanted;
    wanted.label.place = index;
    const PlacedSymbol* symbol = main_symbol(scene_, layout_.symbols, index);
    const PagePoint center = symbol ? symbol->center : place.at;
    const double radius_pt = symbol ? symbol->radius_pt : dot_radius_pt;
    add_figures(text, index);
    const LabelSize size = measure_label(text, measurer_);
    wanted.spots = spots_around(center, radius_pt, size, starts_at_the_right(text));
    // On a page full of names leaders would be a thicket.
    if (has_event || scene_.places.size() < many_labels)
      std::ranges::move(spots_with_leader(center, radius_pt, size), std::back_inserter(wanted.spots));
    if (!on_border(place.at))
      for (LabelSpot& spot : wanted.spots)
        if (crosses_border(place.at, spot.box.center())) spot.cost += across_border;
    want("label-" + place.id, "place", std::move(text), weight_of(index), std::move(wanted));
    // A village that is only passed matters less than one where something happened or where people went.
    if (!has_event && !referenced) wanted_.back().weight *= 0.7;
    // An inset says it again, with more room.
    if (std::ranges::any_of(layout_.insets, [&](const PlacedInset& inset) { return inset.outline.contains(place.at); }))
      wanted_.back().weight *= weight::said_in_inset;
  }

  /// What was claimed of the events at a place, the most important first, each measure once: two numbers of one kind
  /// would read as more of the same.
  void add_figures(LabelText& text, std::size_t place) {
    std::vector<const SceneSymbol*> here;
    for (const SceneSymbol& s : scene_.symbols)
      if (s.place == place && !plan_.layers[s.layer].hide_figures) here.push_back(&s);
    std::ranges::stable_sort(here, std::greater{}, [](const SceneSymbol* s) { return s->look.importance; });
    std::vector<Measure> said;
    const auto add = [&](Measure measure, const ClaimText& claim, Color color) {
      if (claim.empty() || said.size() == most_figures || std::ranges::count(said, measure) > 0) return;
      TypeStyle type = style_.type(said.empty() ? "figure" : "place_minor");
      type.color = letter_color(color, style_);
      text.lines.push_back({claim_line(measure, claim, lang()), type, lang(), LabelText::Says::kClaim, measure});
      said.push_back(measure);
    };
    for (const SceneSymbol* s : here) add(s->measure, s->figure, s->look.color);
    for (const SceneSymbol* s : here) add(s->second_measure, s->second_figure, s->look.color);
  }

  /// Important events and large figures keep their place's name when there is not room for all.
  double weight_of(std::size_t place) const {
    double weight = 0;
    for (const SceneSymbol& s : scene_.symbols)
      if (s.place == place)
        weight = std::max(weight, weight::place_with_event + 0.6 * s.look.importance + 60 * s.size_part +
                                      (s.figure.empty() ? 0 : 20));
    return weight > 0 ? weight : weight::place_named;
  }

  /// A name on the other side of a border would say that the place lies there.
  bool crosses_border(PagePoint from, PagePoint to) const {
    const int parts = static_cast<int>(distance_pt(from, to) / 2) + 1;
    for (int i = 0; i <= parts; ++i)
      if (on_border(lerp(from, to, static_cast<double>(i) / parts))) return true;
    return false;
  }
  bool on_border(PagePoint p) const { return borders_.cost_of(PageBox::around(p, 1.2, 1.2)) > 0; }

  void want_flows() {
    for (FlowLabel& label : flow_labels(layout_, scene_, plan_, style_, measurer_)) {
      Wanted wanted;
      wanted.ignore = label_owner_of_flow(label.flow);
      wanted.spots = std::move(label.spots);
      wanted.label.flows = std::move(label.flows);
      wanted.label.arrival = label.arrival;
      want(std::move(label.id), std::move(label.css_class), std::move(label.text), label.weight, std::move(wanted));
    }
  }

  void want_area(std::size_t i) {
    const GroundArea& country = scene_.ground.country_info[i];
    // The story names it already.
    if (std::ranges::any_of(scene_.places, [&](const ScenePlace& p) {
          return p.kind == PlaceKind::kCountry && p.on_page && std::ranges::count(p.countries, country.id) > 0;
        }))
      return;
    LabelText text;
    add_name(text, country.name, country.name_lang, style_.type("country"));
    add_name(text, country.second_name, plan_.second_language, style_.type("country"));
    if (!country.name.empty())
      want_inside(scene_.ground.countries, i, "country-" + country.id, "country", std::move(text), weight::country);
  }

  /// Large lakes are named inside; what does not hold its name goes without.
  void want_lakes() {
    for (std::size_t i = 0; i < scene_.ground.lake_info.size(); ++i) {
      LabelText text;
      add_line(text, scene_.ground.lake_info[i].name, style_.type("water"));
      want_inside(scene_.ground.lakes, i, fmt::format("lake-{}", i), "water", std::move(text), weight::river);
    }
  }

  void want_inside(const FeatureSet<PagePoint>& shapes, std::size_t feature, std::string id, std::string css_class,
                   LabelText text, double label_weight) {
    if (text.lines.empty() || shapes.features_begin[feature] == shapes.features_begin[feature + 1]) return;
    Wanted wanted;
    wanted.spots = spots_in_area(shapes, feature, measure_label(text, measurer_), layout_.frame.grown(-12));
    if (!wanted.spots.empty())
      want(std::move(id), std::move(css_class), std::move(text), label_weight, std::move(wanted));
  }

  void want_rivers() {
    const FeatureSet<PagePoint>& rivers = scene_.ground.rivers;
    for (std::size_t i = 0; i < scene_.ground.river_info.size(); ++i) {
      const GroundLine& info = scene_.ground.river_info[i];
      if (info.name.empty() || info.rank > least_named_river_rank(plan_.viewport.scale_denominator())) continue;
      LabelText text;
      add_name(text, info.name, info.name_lang, style_.type("water"));
      Wanted wanted;
      for (std::size_t r = rivers.features_begin[i]; r < rivers.features_begin[i + 1]; ++r) {
        const auto ring = rivers.ring(r);
        const auto spots = spots_on_line({ring.begin(), ring.end()}, info.name, text.lines.front().type, info.name_lang,
                                         layout_.frame.grown(-edge_pt), measurer_);
        wanted.line_spots.insert(wanted.line_spots.end(), spots.begin(), spots.end());
      }
      if (!wanted.line_spots.empty())
        want(fmt::format("river-{}", i), "water", std::move(text), weight::river, std::move(wanted));
    }
  }

  void want_towns() {
    for (std::size_t i = 0; i < scene_.ground.towns.size(); ++i) {
      const GroundTown& town = scene_.ground.towns[i];
      if (!std::ranges::any_of(layout_.dots, [&](const PlacedDot& d) { return d.id.empty() && d.center == town.at; }))
        continue;
      LabelText text;
      add_name(text, town.name, town.name_lang, style_.type("place_minor"));
      add_name(text, town.second_name, plan_.second_language, style_.type("place_minor"));
      Wanted wanted;
      const LabelSize block = measure_label(text, measurer_);
      wanted.spots = spots_around(town.at, 1.6, block, starts_at_the_right(text));
      std::ranges::move(spots_sliding(town.at, 1.6, block), std::back_inserter(wanted.spots));
      const double size = std::log10(static_cast<double>(std::max(town.population, 1LL)));
      want(fmt::format("town-{}", i), "town", std::move(text), town.capital ? weight::capital : weight::town + size,
           std::move(wanted));
    }
  }

  void want_graticule() {
    if (has_graticule_margin(layout_.frame, style_.type("credit"))) return;
    for (std::size_t i = 0; i < scene_.ground.graticule.size(); ++i) {
      const GraticuleLine& line = scene_.ground.graticule[i];
      LabelText text;
      add_line(text, line.label, style_.type("credit"));
      Wanted wanted;
      wanted.spots = spots_on_graticule(line.points, measure_label(text, measurer_), layout_.frame,
                                        layout_.frame.grown(-edge_pt - 1));
      want(fmt::format("graticule-{}", i), "graticule", std::move(text), weight::graticule, std::move(wanted));
    }
  }

  // ---- the choice

  void choose() {
    std::vector<LabelRequest> requests;
    std::vector<std::vector<std::size_t>> spot_of;  // of each candidate
    for (Wanted& w : wanted_) {
      LabelRequest request{w.weight, {}};
      spot_of.emplace_back();
      for (std::size_t s = 0; s < w.spots.size(); ++s)
        offer(request, spot_of.back(), s, label_boxes(w.label.size, w.spots[s]), w.spots[s].cost, w,
              leader_boxes(w.spots[s]));
      for (std::size_t s = 0; s < w.line_spots.size(); ++s)
        offer(request, spot_of.back(), s, w.line_spots[s].boxes, w.line_spots[s].cost, w);
      // The cheapest places are enough to choose from, and the search takes time for each pair that overlaps.
      std::vector<std::size_t> kept;
      for (const std::size_t c : keep_cheapest(request, candidates_for(wanted_.size())))
        kept.push_back(spot_of.back()[c]);
      spot_of.back() = std::move(kept);
      requests.push_back(std::move(request));
    }
    const std::vector<int> chosen = place_labels(requests);
    for (std::size_t i = 0; i < wanted_.size(); ++i) settle(i, chosen[i], requests[i], spot_of[i]);
  }

  void offer(LabelRequest& request, std::vector<std::size_t>& spot_of, std::size_t spot, std::vector<PageBox> boxes,
             double cost, const Wanted& w, const std::vector<PageBox>& leader = {}) const {
    const PageBox room = layout_.frame.grown(-edge_pt);
    for (const PageBox& box : leader) {
      const double c = obstacles_.cost_of(box, w.ignore);
      cost += c >= ObstacleField::forbidden ? leader_over_symbol : std::min(leader_crossing * c, leader_over_line);
    }
    for (PageBox& box : boxes) {
      if (!room.contains(box)) return;
      cost += obstacles_.cost_of(box, w.ignore, w.weight - cost);
      box = box.grown(style_.measures.label_clearance_pt);
    }
    if (cost >= w.weight) return;
    boxes.insert(boxes.end(), leader.begin(), leader.end());
    request.candidates.push_back({std::move(boxes), cost});
    spot_of.push_back(spot);
  }

  void letters_on_band(LabelText& text) const {
    for (LabelText::Line& line : text.lines) {
      line.type.color = style_.color("land");
      line.type.halo_width_pt = 0;
    }
  }

  void settle(std::size_t i, int chosen, const LabelRequest& request, const std::vector<std::size_t>& spot_of) {
    Wanted& w = wanted_[i];
    if (chosen < 0) {
      layout_.dropped.push_back(
          {w.label.id, fmt::format("label \"{}\": {}", w.what,
                                   request.candidates.empty()
                                       ? "every place for it covers a symbol, an arrow, furniture or the frame"
                                       : "more important labels took its places")});
      return;
    }
    const std::size_t spot = spot_of[static_cast<std::size_t>(chosen)];
    if (w.line_spots.empty()) {
      w.label.spot = w.spots[spot];
      w.label.boxes = label_boxes(w.label.size, w.label.spot);
      w.label.leader = w.label.spot.leader;
      if (w.label.spot.on_band) letters_on_band(w.label.text);
    } else {
      w.label.glyphs = w.line_spots[spot].glyphs;
      w.label.whole = w.line_spots[spot].whole;
      w.label.boxes = w.line_spots[spot].boxes;
    }
    layout_.labels.push_back(std::move(w.label));
  }

  Layout& layout_;
  const Scene& scene_;
  const MapPlan& plan_;
  const Style& style_;
  const TextMeasurer& measurer_;
  ObstacleField obstacles_;
  ObstacleField borders_;
  std::vector<Wanted> wanted_;
};

}  // namespace

void place_all_labels(Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style,
                      const TextMeasurer& measurer) {
  LabelMaker(layout, scene, plan, style, measurer).run();
}

}  // namespace dateline

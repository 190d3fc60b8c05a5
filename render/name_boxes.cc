#include "render/name_boxes.h"

#include <algorithm>
#include <optional>

#include "render/obstacles.h"

namespace dateline {
namespace {

constexpr double near_flow_cost = 1.6;  // of a position that a flow of the place heads for
constexpr double crossed_cost = 0.8;    // of one that the straight line of any flow crosses

class NameBoxFinder {
 public:
  NameBoxFinder(const Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style,
                const TextMeasurer& measurer)
      : layout_(layout), scene_(scene), plan_(plan), style_(style), measurer_(measurer) {}

  std::vector<PageBox> run() {
    for (const PlacedSymbol& symbol : layout_.symbols)
      if (symbol.main) add(symbol);
    return std::move(boxes_);
  }

 private:
  void add(const PlacedSymbol& symbol) {
    const ScenePlace& place = scene_.places[scene_.symbols[symbol.symbol].place];
    LabelText text;
    text.lines.push_back({place.name, style_.type("place_main"), plan_.lang()});
    if (!place.second_name.empty()) text.lines.push_back({place.second_name, style_.type("place_minor"), plan_.lang()});
    std::optional<PageBox> best;
    double least = 0;
    for (const LabelSpot& spot : spots_around(symbol.center, symbol.radius_pt, measure_label(text, measurer_))) {
      if (is_taken(spot.box)) continue;
      const double cost = spot.cost + cost_of(spot.box, symbol.center);
      if (best && cost >= least) continue;
      best = spot.box;
      least = cost;
    }
    if (best) boxes_.push_back(*best);
  }

  bool is_taken(const PageBox& box) const {
    const auto covers = [&](const auto& mark) { return box.grown(mark.radius_pt).contains(mark.center); };
    const auto overlaps = [&](const PageBox& other) { return box.overlaps(other); };
    return !layout_.frame.contains(box) || std::ranges::any_of(layout_.symbols, covers) ||
           std::ranges::any_of(layout_.dots, covers) || std::ranges::any_of(layout_.furniture_boxes, overlaps) ||
           std::ranges::any_of(boxes_, overlaps);
  }

  double cost_of(const PageBox& box, PagePoint center) const {
    double cost = 0;
    for (const SceneFlow& flow : scene_.flows)
      for (std::size_t i = 0; i + 1 < flow.stops.size(); ++i) {
        const FlowStop &a = flow.stops[i], &b = flow.stops[i + 1];
        if (a.kind == FlowStop::Kind::kUnknown || b.kind == FlowStop::Kind::kUnknown) continue;
        const bool own = distance_pt(a.at, center) < 0.5 || distance_pt(b.at, center) < 0.5;
        if (distance_to_box(a.at, b.at, box) < 1) cost += own ? near_flow_cost : crossed_cost;
      }
    return cost;
  }

  const Layout& layout_;
  const Scene& scene_;
  const MapPlan& plan_;
  const Style& style_;
  const TextMeasurer& measurer_;
  std::vector<PageBox> boxes_;
};

}  // namespace

std::vector<PageBox> probable_name_boxes(const Layout& layout, const Scene& scene, const MapPlan& plan,
                                         const Style& style, const TextMeasurer& measurer) {
  return NameBoxFinder(layout, scene, plan, style, measurer).run();
}

}  // namespace dateline

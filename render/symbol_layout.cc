#include "render/symbol_layout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <numeric>

#include "render/marks.h"
#include "render/symbols.h"

namespace dateline {
namespace {

constexpr double ring_gap_pt = 1.2;
/// Distances of symbols in parts of their radii's sum: closer than the first, one hides the other; from the second on,
/// both are seen.
constexpr double hidden_below = 0.7;
constexpr double seen_from = 0.88;
constexpr double most_shift_pt = 20;
constexpr double turn = 2 * std::numbers::pi;

/// Symbols of one place, the most important first; frames (which can be sized) before pictograms.
std::map<std::size_t, std::vector<std::size_t>> by_place(const Scene& scene) {
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < scene.symbols.size(); ++i)
    if (scene.places[scene.symbols[i].place].on_page) groups[scene.symbols[i].place].push_back(i);
  for (auto& [place, symbols] : groups)
    std::ranges::stable_sort(symbols, [&](std::size_t a, std::size_t b) {
      const Look &la = scene.symbols[a].look, &lb = scene.symbols[b].look;
      return std::pair(is_frame_symbol(lb.symbol), lb.importance) <
             std::pair(is_frame_symbol(la.symbol), la.importance);
    });
  return groups;
}

/// Directions, radians from the x axis, in which flows leave or reach a place, with their weight.
std::vector<std::pair<double, double>> flow_directions(const Scene& scene, std::size_t place) {
  std::vector<std::pair<double, double>> out;
  for (const SceneFlow& flow : scene.flows)
    for (std::size_t i = 0; i < flow.stops.size(); ++i) {
      if (flow.places[i] != place) continue;
      for (const std::size_t j : {i - 1, i + 1}) {
        if (j >= flow.stops.size() || flow.stops[j].kind == FlowStop::Kind::kUnknown) continue;
        const PagePoint d = flow.stops[j].at - flow.stops[i].at;
        out.emplace_back(std::atan2(d.y_pt, d.x_pt), flow.figure.high > 0 ? 2 : 1);
      }
    }
  return out;
}

class RingPlacer {
 public:
  RingPlacer(const Scene& scene, const Style& style) : scene_(scene), style_(style) {}

  std::vector<PlacedSymbol> run() {
    const auto groups = by_place(scene_);
    for (const auto& [place, symbols] : groups) {
      const SceneSymbol& first = scene_.symbols[symbols.front()];
      placed_.push_back({symbols.front(), scene_.places[place].at, symbol_radius_pt(first, style_), true});
    }
    part_mains();
    const std::size_t mains = placed_.size();
    std::size_t main = 0;
    for (const auto& [place, symbols] : groups) place_ring(place, symbols, placed_[main++]);
    // Rings below, mains above, the smaller over the larger: where two share a place both are seen.
    std::rotate(placed_.begin(), placed_.begin() + static_cast<std::ptrdiff_t>(mains), placed_.end());
    std::ranges::stable_sort(placed_.end() - static_cast<std::ptrdiff_t>(mains), placed_.end(), std::greater{},
                             &PlacedSymbol::radius_pt);
    return std::move(placed_);
  }

 private:
  /// Symbols of different places that would hide each other: the more important one stays, the other gives way as
  /// little as shows both. One that finds no place nearby stays too.
  void part_mains() {
    std::vector<std::size_t> order(placed_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    for (std::size_t k = 1; k < order.size(); ++k) {
      PlacedSymbol& symbol = placed_[order[k]];
      const auto least_room = [&](PagePoint at) {
        double room = 1;
        for (std::size_t j = 0; j < k; ++j) {
          const PlacedSymbol& other = placed_[order[j]];
          room = std::min(room, distance_pt(at, other.center) / (symbol.radius_pt + other.radius_pt));
        }
        return room;
      };
      if (least_room(symbol.center) < hidden_below) symbol.center = nearest_free(symbol.center, least_room);
    }
  }

  std::pair<double, int> rank(std::size_t placed) const {
    const SceneSymbol& symbol = scene_.symbols[placed_[placed].symbol];
    return {symbol.size_part, symbol.look.importance};
  }

  template <typename Room>
  static PagePoint nearest_free(PagePoint at, Room room) {
    for (double reach = 1; reach <= most_shift_pt; reach += 1) {
      PagePoint best = at;
      double most = seen_from;
      for (int k = 0; k < 24; ++k) {
        const PagePoint there = on_ring(at, reach, k * turn / 24);
        if (room(there) <= most + 1e-9) continue;
        most = room(there);
        best = there;
      }
      if (best != at) return best;
    }
    return at;
  }

  void place_ring(std::size_t place, const std::vector<std::size_t>& symbols, PlacedSymbol main) {
    const std::size_t count = symbols.size() - 1;
    if (count == 0) return;
    double ring = main.radius_pt + badge_radius_pt + ring_gap_pt;
    double step = 2 * std::asin(std::min(1.0, (badge_radius_pt + ring_gap_pt / 2) / ring));
    if (static_cast<double>(count) * step > turn) {  // too many for one turn: widen the ring
      ring = (badge_radius_pt + ring_gap_pt / 2) / std::sin(turn / 2 / static_cast<double>(count));
      step = turn / static_cast<double>(count);
    }
    const auto directions = flow_directions(scene_, place);
    double best_cost = 1e18, best_start = 0;
    for (int k = 0; k < 36; ++k) {
      const double start = k * turn / 36;
      const double cost = cost_of(main.center, ring, start, step, count, directions);
      if (cost < best_cost - 1e-9) {
        best_cost = cost;
        best_start = start;
      }
    }
    for (std::size_t i = 0; i < count; ++i)
      placed_.push_back({symbols[i + 1], on_ring(main.center, ring, best_start + step * static_cast<double>(i)),
                         symbol_radius_pt(scene_.symbols[symbols[i + 1]], style_), false});
  }

  static PagePoint on_ring(PagePoint center, double ring, double angle) {
    return center + PagePoint{std::cos(angle), std::sin(angle)} * ring;
  }

  double cost_of(PagePoint center, double ring, double start, double step, std::size_t count,
                 const std::vector<std::pair<double, double>>& directions) const {
    double cost = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double angle = start + step * static_cast<double>(i);
      const PagePoint at = on_ring(center, ring, angle);
      for (const auto& [direction, weight] : directions) {
        const double apart = std::abs(std::remainder(angle - direction, turn));
        if (apart < 0.9) cost += weight * (0.9 - apart) * 6;
      }
      for (const PlacedSymbol& other : placed_) {
        const double room = distance_pt(at, other.center) - other.radius_pt - badge_radius_pt;
        if (room < ring_gap_pt && distance_pt(other.center, center) > 0.5) cost += 50;
      }
      for (const ScenePlace& other : scene_.places)
        if (other.on_page && distance_pt(other.at, center) > 0.5 && distance_pt(other.at, at) < badge_radius_pt + 6)
          cost += 20;
      // The right side is where the name goes by preference.
      cost += 0.8 * std::max(0.0, std::cos(angle));
    }
    return cost;
  }

  const Scene& scene_;
  const Style& style_;
  std::vector<PlacedSymbol> placed_;
};

}  // namespace

double symbol_radius_pt(const SceneSymbol& symbol, const Style& style) {
  if (!is_frame_symbol(symbol.look.symbol)) return badge_radius_pt;
  return symbol_radius_pt(symbol.size_part, style.measures);
}

std::vector<PlacedSymbol> place_symbols(const Scene& scene, const Style& style) {
  return RingPlacer(scene, style).run();
}

const PlacedSymbol* main_symbol(const Scene& scene, const std::vector<PlacedSymbol>& symbols, std::size_t place) {
  const auto found = std::ranges::find_if(
      symbols, [&](const PlacedSymbol& s) { return s.main && scene.symbols[s.symbol].place == place; });
  return found == symbols.end() ? nullptr : &*found;
}

}  // namespace dateline

// The standard test of point-feature label placement (Christensen, Marks & Shieber, TOG 14(3), 1995): points uniform on
// a page of 792 x 612, labels 30 x 7, the four corner positions, label against label only. The counters say what share
// of the labels was placed, by the search and by first come, first served on the same maps. Then how time grows with
// the map, and what a map with weights and costs takes.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <vector>

#include "render/label_placement.h"

namespace dateline {
namespace {

constexpr int maps_a_size = 25;

/// `larger` is how many times the width and the height of the page. On whole units labels touch more often and overlap
/// less: published figures differ by which of the two their points are.
std::vector<LabelRequest> random_map(int points, unsigned seed, double larger = 1, bool whole_units = false) {
  std::mt19937 random(seed);
  const auto uniform = [&](double most) {
    const double at = larger * most * static_cast<double>(random()) / 4294967296.0;
    return whole_units ? std::floor(at) : at;
  };
  std::vector<LabelRequest> labels;
  for (int i = 0; i < points; ++i) {
    const double x = uniform(792), y = uniform(612);
    labels.push_back({1,
                      {{{{x, y - 7, x + 30, y}}, 0},
                       {{{x - 30, y - 7, x, y}}, 0},
                       {{{x, y, x + 30, y + 7}}, 0},
                       {{{x - 30, y, x, y + 7}}, 0}}});
  }
  return labels;
}

int placed_first_come(const std::vector<LabelRequest>& labels) {
  std::vector<PageBox> taken;
  for (const LabelRequest& label : labels)
    for (const LabelCandidate& candidate : label.candidates) {
      const PageBox& box = candidate.boxes.front();
      bool is_free = true;
      for (const PageBox& other : taken) is_free &= !other.overlaps(box);
      if (!is_free) continue;
      taken.push_back(box);
      break;
    }
  return static_cast<int>(taken.size());
}

void standard_test(benchmark::State& state, bool whole_units) {
  const int points = static_cast<int>(state.range(0));
  double placed = 0, first_come = 0;
  for (auto _ : state) {
    placed = first_come = 0;
    for (unsigned seed = 0; seed < maps_a_size; ++seed) {
      const std::vector<LabelRequest> labels = random_map(points, seed, 1, whole_units);
      for (const int chosen : place_labels(labels)) placed += chosen >= 0 ? 1 : 0;
      state.PauseTiming();
      first_come += placed_first_come(labels);
      state.ResumeTiming();
    }
  }
  state.counters["placed_%"] = 100 * placed / (maps_a_size * points);
  state.counters["first_come_%"] = 100 * first_come / (maps_a_size * points);
}

void LabelPlacement(benchmark::State& state) { standard_test(state, false); }
BENCHMARK(LabelPlacement)->Arg(100)->Arg(250)->Arg(500)->Arg(750)->Arg(1000)->Unit(benchmark::kMillisecond);

void LabelPlacementOnWholeUnits(benchmark::State& state) { standard_test(state, true); }
BENCHMARK(LabelPlacementOnWholeUnits)->Arg(100)->Arg(250)->Arg(500)->Arg(750)->Arg(1000)->Unit(benchmark::kMillisecond);

/// One map at the density of the standard test with so many points (second argument), on a page that grows.
void LabelPlacementGrowth(benchmark::State& state) {
  const auto points = static_cast<int>(state.range(0));
  const std::vector<LabelRequest> labels =
      random_map(points, 0, std::sqrt(points / static_cast<double>(state.range(1))));
  double placed = 0;
  for (auto _ : state) {
    const std::vector<int> places = place_labels(labels);
    placed = static_cast<double>(std::ranges::count_if(places, [](int place) { return place >= 0; }));
  }
  state.counters["placed_%"] = 100 * placed / points;
  state.counters["labels"] = benchmark::Counter(points, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(LabelPlacementGrowth)
    ->ArgsProduct({{1000, 3000, 10000, 30000, 100000}, {500, 1000}})
    ->Unit(benchmark::kMillisecond);

/// Labels as a map asks for: 24 places at three distances, dearer the farther off, weights that differ.
void LabelPlacementOfAMap(benchmark::State& state) {
  std::mt19937 random(1);
  const auto uniform = [&](double most) { return most * static_cast<double>(random()) / 4294967296.0; };
  std::vector<LabelRequest> labels;
  for (int i = 0; i < state.range(0); ++i) {
    const PagePoint dot{uniform(1600), uniform(1200)};
    const double half_width = 10 + uniform(17), half_height = 4.5;
    LabelRequest label{8 + uniform(6), {}};
    for (int place = 0; place < 24; ++place) {
      const double angle = place % 8 * std::numbers::pi / 4, off = 3 + 4.0 * (place / 8);
      const PagePoint away{std::cos(angle) * (off + half_width), std::sin(angle) * (off + half_height)};
      label.candidates.push_back(
          {{PageBox::around(dot + away, half_width, half_height)}, 0.25 * (place % 8) + 2.5 * (place / 8)});
    }
    labels.push_back(std::move(label));
  }
  double cost = 0;
  for (auto _ : state) {
    const std::vector<int> places = place_labels(labels);
    cost = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
      cost += places[i] < 0 ? labels[i].weight : labels[i].candidates[static_cast<std::size_t>(places[i])].cost;
  }
  state.counters["cost"] = cost;
}
BENCHMARK(LabelPlacementOfAMap)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

// The standard test of point-feature label placement (Christensen, Marks & Shieber, TOG 14(3), 1995): points uniform on
// a page of 792 x 612, labels 30 x 7, the four corner positions, label against label only. The counters say what share
// of the labels was placed, by the search and by first come, first served on the same maps.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <random>
#include <vector>

#include "render/label_placement.h"

namespace dateline {
namespace {

constexpr int maps_a_size = 25;

std::vector<LabelRequest> random_map(int points, unsigned seed) {
  std::mt19937 random(seed);
  const auto uniform = [&](double most) { return most * static_cast<double>(random()) / 4294967296.0; };
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

void LabelPlacement(benchmark::State& state) {
  const int points = static_cast<int>(state.range(0));
  double placed = 0, first_come = 0;
  for (auto _ : state) {
    placed = first_come = 0;
    for (unsigned seed = 0; seed < maps_a_size; ++seed) {
      const std::vector<LabelRequest> labels = random_map(points, seed);
      for (const int chosen : place_labels(labels)) placed += chosen >= 0 ? 1 : 0;
      state.PauseTiming();
      first_come += placed_first_come(labels);
      state.ResumeTiming();
    }
  }
  state.counters["placed_%"] = 100 * placed / (maps_a_size * points);
  state.counters["first_come_%"] = 100 * first_come / (maps_a_size * points);
}
BENCHMARK(LabelPlacement)->Arg(100)->Arg(250)->Arg(500)->Arg(750)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

// How long flows take to lay out, by their number.
#include <algorithm>
#include <random>

#include <benchmark/benchmark.h>

#include "render/flow_candidates.h"
#include "render/flow_ends.h"
#include "render/flow_forces.h"
#include "render/flow_quality.h"

namespace dateline {
namespace {

struct Problem {
  std::vector<FlowRequest> flows;
  std::vector<FlowObstacle> obstacles;
  FlowLayoutOptions options;
};

FlowStop stop_at(const FlowObstacle& symbol) { return {FlowStop::Kind::kPlace, symbol.center, symbol.radius_pt, {}}; }

/// Flows among about half as many places, a third of them at one hub; widths by a square root as on maps.
Problem random_problem(int count, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  Problem problem;
  problem.options.frame = {0, 0, 1200, 900};
  const std::size_t places = std::max<std::size_t>(5, static_cast<std::size_t>(count) / 2);
  for (int tries = 0; problem.obstacles.size() < places && tries < 20'000; ++tries) {
    const PagePoint at{40.0 + static_cast<double>(below(1120)), 40.0 + static_cast<double>(below(820))};
    const bool free =
        std::ranges::none_of(problem.obstacles, [&](const FlowObstacle& o) { return distance_pt(o.center, at) < 26; });
    if (free) problem.obstacles.push_back({at, 3.0 + static_cast<double>(below(7))});
  }
  for (int i = 0; i < count; ++i) {
    const std::size_t from = i % 3 == 0 ? 0 : below(problem.obstacles.size());
    std::size_t to = below(problem.obstacles.size());
    if (to == from) to = (from + 1) % problem.obstacles.size();
    const double width = 1.5 + static_cast<double>(below(100)) * 0.05;
    problem.flows.push_back({stop_at(problem.obstacles[from]), stop_at(problem.obstacles[to]), width, width * 1.1 + 2,
                             static_cast<int>(below(100)), width / 3, width * 2, false});
  }
  return problem;
}

void report(benchmark::State& state, const FlowQuality& quality) {
  state.counters["score"] = quality.score();
  state.counters["crossings"] = quality.crossings;
  state.counters["symbols"] = quality.symbols_crossed;
  state.counters["heads"] = quality.heads_covered;
  state.counters["overlap_pt"] = quality.overlap_pt;
  state.counters["sharp"] = quality.sharp_angles;
  state.counters["bend"] = quality.bend;
}

/// The whole layout, with what it is worth.
void lay_out(benchmark::State& state) {
  const Problem problem = random_problem(static_cast<int>(state.range(0)), 7);
  std::vector<LaidFlow> laid;
  for (auto _ : state) laid = lay_out_flows(problem.flows, problem.obstacles, problem.options);
  std::vector<Spine> spines;
  for (const LaidFlow& flow : laid) spines.push_back(flow.spine);
  report(state, FlowJudge(problem.flows, problem.obstacles, problem.options).all(spines));
}
BENCHMARK(lay_out)->Name("flow_layout")->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

/// The candidates alone, as each leg would be without the others' forces.
void choose_candidates(benchmark::State& state) {
  const Problem problem = random_problem(static_cast<int>(state.range(0)), 7);
  FlowStart start;
  for (auto _ : state) start = choose_flow_curves(problem.flows, problem.obstacles, problem.options);
  const std::vector<Spine> spines = spread_spines(problem.flows, start.chosen, problem.options);
  report(state, FlowJudge(problem.flows, problem.obstacles, problem.options).all(spines));
}
BENCHMARK(choose_candidates)->Name("flow_candidates")->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

/// The forces alone, from gentle bows to the right.
void apply_forces(benchmark::State& state) {
  const Problem problem = random_problem(static_cast<int>(state.range(0)), 7);
  std::vector<FlowCurve> bows, curves;
  for (const FlowRequest& f : problem.flows) bows.push_back(bulged(f.from.at, f.to.at, problem.options.bulge));
  for (auto _ : state) curves = apply_flow_forces(bows, problem.flows, problem.obstacles, problem.options);
  const std::vector<Spine> spines = spread_spines(problem.flows, curves, problem.options);
  report(state, FlowJudge(problem.flows, problem.obstacles, problem.options).all(spines));
}
BENCHMARK(apply_forces)->Name("flow_forces")->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

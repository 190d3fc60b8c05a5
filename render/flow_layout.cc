#include "render/flow_layout.h"

#include <algorithm>
#include <cmath>

#include "render/flow_candidates.h"
#include "render/flow_ends.h"
#include "render/flow_forces.h"
#include "render/flow_quality.h"

namespace dateline {
namespace {

constexpr std::size_t most_refined = 200;  // beyond, the page is too full for it to help, and time grows by the square
constexpr std::size_t most_choices = 14;   // of each leg's candidates, when flows choose again
constexpr long most_comparisons = 25'000;  // of pairs of flows while they do
constexpr int most_rounds = 3;
constexpr long repair_tries = 1000;  // shared by the number of flows
constexpr double worth_it = 0.5;     // a smaller gain does not move a flow

class FlowPlanner {
 public:
  FlowPlanner(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles,
              const FlowLayoutOptions& options)
      : flows_(flows), obstacles_(obstacles), options_(options), judge_(flows, obstacles, options) {}

  std::vector<LaidFlow> run() {
    start_ = choose_flow_curves(flows_, obstacles_, options_);
    if (flows_.size() > most_refined) {
      curves_ = start_.chosen;
      return finished();
    }
    forced_ = apply_flow_forces(start_.chosen, flows_, obstacles_, options_);
    curves_ = score_of(forced_) < score_of(start_.chosen) ? forced_ : start_.chosen;
    choose_again();
    repair();
    return finished();
  }

 private:
  double score_of(const std::vector<FlowCurve>& curves) const {
    return judge_.all(spread_spines(flows_, curves, options_)).score();
  }

  /// Flows take turns: each looks whether another of its curves (as it started, as the forces left it, or one of its
  /// candidates) makes the whole better. The ends that others share with it are spread anew after each round.
  void choose_again() {
    choice_traces_.resize(flows_.size());
    long left = most_comparisons;
    double best_score = score_of(curves_);
    for (int round = 0; round < most_rounds && left > 0; ++round) {
      const std::vector<FlowCurve> before = curves_;
      trace_all();
      for (const std::size_t i : worst_first()) left -= improve(i, left);
      const double score = score_of(curves_);
      if (score >= best_score - worth_it) {
        if (score > best_score) curves_ = before;
        break;
      }
      best_score = score;
    }
  }

  void trace_all() {
    spines_ = spread_spines(flows_, curves_, options_);
    traces_.clear();
    for (std::size_t i = 0; i < flows_.size(); ++i) traces_.push_back(judge_.trace(i, spines_[i]));
  }

  /// What one flow costs by itself and with all others; no more than `enough` is counted.
  double cost_of(std::size_t i, const FlowTrace& trace, double enough = 1e18) const {
    double cost = judge_.alone(trace).score();
    for (std::size_t j = 0; j < flows_.size() && cost < enough; ++j)
      if (j != i) cost += FlowJudge::together(trace, traces_[j]).score();
    return cost;
  }

  std::vector<std::size_t> worst_first() const {
    std::vector<double> costs;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < flows_.size(); ++i) {
      costs.push_back(cost_of(i, traces_[i]));
      if (costs.back() > worth_it) order.push_back(i);
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return costs[a] > costs[b]; });
    return order;
  }

  /// Takes the best curve for one flow; returns how many pairs of flows were compared.
  long improve(std::size_t i, long left) {
    const long each = static_cast<long>(flows_.size());
    long compared = each;
    double best = cost_of(i, traces_[i]);
    std::vector<FlowTrace>& traces = choice_traces_[i];
    const std::vector<FlowCurve> choices = choices_of(i);
    if (traces.empty())
      for (const FlowCurve& choice : choices)
        traces.push_back(judge_.trace(i, trimmed_spine(flows_[i], choice, options_)));
    for (std::size_t k = 0; k < choices.size() && compared + each <= left; ++k) {
      if (choices[k] == curves_[i] || traces[k].line.empty()) continue;
      compared += each;
      const double cost = cost_of(i, traces[k], best);
      if (cost >= best - worth_it) continue;
      best = cost;
      curves_[i] = choices[k];
      traces_[i] = traces[k];
    }
    return compared;
  }

  std::vector<FlowCurve> choices_of(std::size_t i) const {
    std::vector<FlowCurve> choices{start_.chosen[i], forced_[i]};
    const std::vector<FlowCurve>& more = start_.choices[i];
    choices.insert(choices.end(), more.begin(),
                   more.begin() + std::min<std::ptrdiff_t>(most_choices, std::ssize(more)));
    return choices;
  }

  /// Spreading ends around a rim can push a flow onto what its curve by itself kept off: such flows try their curves
  /// once more, now with all ends spread.
  void repair() {
    trace_all();
    long tries = repair_tries / std::max<long>(std::ssize(flows_), 10);
    for (std::size_t i = 0; i < flows_.size() && tries > 0; ++i) {
      if (!is_spoilt(i)) continue;
      const std::vector<std::size_t> group = group_of(i);
      double best = cost_of_group(i, group);
      FlowCurve best_curve = curves_[i];
      for (const FlowCurve& choice : choices_of(i)) {
        if (choice == best_curve || tries-- <= 0) continue;
        curves_[i] = choice;
        trace_all();
        const double cost = traces_[i].line.empty() ? best : cost_of_group(i, group);
        if (cost >= best - worth_it) continue;
        best = cost;
        best_curve = choice;
      }
      curves_[i] = best_curve;
      trace_all();
    }
  }

  bool is_spoilt(std::size_t i) const {
    FlowQuality quality = judge_.alone(traces_[i]);
    for (std::size_t j = 0; j < flows_.size(); ++j)
      if (j != i) quality += FlowJudge::together(traces_[i], traces_[j]);
    return quality.symbols_crossed > 0 || quality.heads_covered > 0;
  }

  /// The flows that meet one at a place, without itself: a new curve for it may turn their ends.
  std::vector<std::size_t> group_of(std::size_t i) const {
    std::vector<std::size_t> group;
    for (std::size_t j = 0; j < flows_.size(); ++j)
      if (j != i && share_a_place(flows_[i], flows_[j])) group.push_back(j);
    return group;
  }

  static bool share_a_place(const FlowRequest& a, const FlowRequest& b) {
    const auto same = [](const FlowStop& s, const FlowStop& t) {
      return s.kind == FlowStop::Kind::kPlace && t.kind == FlowStop::Kind::kPlace && distance_pt(s.at, t.at) < 0.5;
    };
    return same(a.from, b.from) || same(a.from, b.to) || same(a.to, b.from) || same(a.to, b.to);
  }

  double cost_of_group(std::size_t i, const std::vector<std::size_t>& group) const {
    double cost = cost_of(i, traces_[i]);
    for (const std::size_t k : group) {
      cost += judge_.alone(traces_[k]).score();
      for (const std::size_t other : group)
        if (other < k) cost += FlowJudge::together(traces_[k], traces_[other]).score();
    }
    return cost;
  }

  std::vector<LaidFlow> finished() {
    trace_all();
    std::vector<LaidFlow> laid;
    for (std::size_t i = 0; i < flows_.size(); ++i) {
      LaidFlow flow;
      flow.spine = spines_[i];
      flow.enters = flows_[i].from.kind == FlowStop::Kind::kOffPage;
      flow.leaves = flows_[i].to.kind == FlowStop::Kind::kOffPage;
      flow.from_unknown = flows_[i].from.kind == FlowStop::Kind::kUnknown;
      flow.to_unknown = flows_[i].to.kind == FlowStop::Kind::kUnknown;
      flow.crosses_symbol = judge_.alone(traces_[i]).symbols_crossed > 0;
      flow.has_head = !flows_[i].goes_on;
      laid.push_back(std::move(flow));
    }
    set_parts(laid);
    return laid;
  }

  /// Where each leg lies on its route.
  void set_parts(std::vector<LaidFlow>& laid) const {
    for (std::size_t first = 0; first < laid.size();) {
      std::size_t last = first;
      while (flows_[last].goes_on && last + 1 < laid.size()) ++last;
      double whole = 0, passed = 0;
      for (std::size_t i = first; i <= last; ++i) whole += laid[i].spine.length_pt();
      for (std::size_t i = first; i <= last && whole > 0; ++i) {
        laid[i].begin_part = passed / whole;
        passed += laid[i].spine.length_pt();
        laid[i].end_part = passed / whole;
      }
      first = last + 1;
    }
  }

  const std::vector<FlowRequest>& flows_;
  const std::vector<FlowObstacle>& obstacles_;
  const FlowLayoutOptions& options_;
  FlowJudge judge_;
  FlowStart start_;
  std::vector<FlowCurve> forced_, curves_;
  std::vector<Spine> spines_;
  std::vector<FlowTrace> traces_;
  std::vector<std::vector<FlowTrace>> choice_traces_;  // of each flow's choices, once they were needed
};

}  // namespace

std::vector<LaidFlow> lay_out_flows(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles,
                                    const FlowLayoutOptions& options) {
  return FlowPlanner(flows, obstacles, options).run();
}

}  // namespace dateline

#include "render/flow_candidates.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/flow_ends.h"
#include "render/occupancy.h"

namespace dateline {
namespace {

constexpr double step_pt = 5;          // between the samples of a candidate
constexpr double no_symbol_cost = 60;  // a sample inside a foreign symbol
constexpr double keep_off_cost = 12;   // a sample under furniture
constexpr double name_cost = 0.8;      // a sample where a name will probably stand
constexpr double overlap_cost = 5;     // a sample on another flow
constexpr double off_page_cost = 25;   // a sample beyond the frame
constexpr double symbol_clearance_pt = 2.5;
constexpr double exit_step_pt = 18;
constexpr double most_exit_shift_pt = 160;

struct Candidate {
  FlowCurve curve;
  std::vector<PagePoint> samples;
  double taste = 0;  // cost for itself alone
};

/// Where the straight line from an inner point to one beyond the frame leaves the frame.
PagePoint frame_exit(PagePoint inside, PagePoint beyond, const PageBox& frame) {
  double t = 1;
  const PagePoint d = beyond - inside;
  if (d.x_pt > 0) t = std::min(t, (frame.right_pt - inside.x_pt) / d.x_pt);
  if (d.x_pt < 0) t = std::min(t, (frame.left_pt - inside.x_pt) / d.x_pt);
  if (d.y_pt > 0) t = std::min(t, (frame.bottom_pt - inside.y_pt) / d.y_pt);
  if (d.y_pt < 0) t = std::min(t, (frame.top_pt - inside.y_pt) / d.y_pt);
  return inside + d * std::max(t, 0.0);
}

/// The exit moved along its side of the frame, away from the corners.
PagePoint slid_along_frame(PagePoint exit, double by_pt, const PageBox& frame) {
  const bool on_side = exit.x_pt <= frame.left_pt + 1e-6 || exit.x_pt >= frame.right_pt - 1e-6;
  if (on_side)
    exit.y_pt = std::clamp(exit.y_pt + by_pt, frame.top_pt + 20, frame.bottom_pt - 20);
  else
    exit.x_pt = std::clamp(exit.x_pt + by_pt, frame.left_pt + 20, frame.right_pt - 20);
  return exit;
}

class CurveChooser {
 public:
  CurveChooser(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles,
               const FlowLayoutOptions& options)
      : flows_(flows), obstacles_(obstacles), options_(options), taken_(options.frame, 4) {
    for (std::size_t i = 0; i < flows.size(); ++i) candidates_.push_back(make_candidates(flows[i]));
    chosen_.assign(flows.size(), -1);
  }

  FlowStart run() {
    const std::vector<std::size_t> order = order_of_choice();
    for (int sweep = 0; sweep < options_.sweeps; ++sweep) {
      bool changed = false;
      for (const std::size_t i : order) changed |= choose_again(i);
      if (!changed) break;
    }
    FlowStart start;
    for (std::size_t i = 0; i < flows_.size(); ++i) {
      start.chosen.push_back(chosen_[i] < 0 ? FlowCurve{} : candidates_[i][static_cast<std::size_t>(chosen_[i])].curve);
      std::ranges::stable_sort(candidates_[i], {}, &Candidate::taste);
      start.choices.emplace_back();
      for (const Candidate& c : candidates_[i]) start.choices.back().push_back(c.curve);
    }
    return start;
  }

 private:
  using Kind = FlowStop::Kind;

  std::vector<std::size_t> order_of_choice() const {
    std::vector<std::size_t> order(flows_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return std::pair(flows_[b].importance, flows_[b].width_pt) < std::pair(flows_[a].importance, flows_[a].width_pt);
    });
    return order;
  }

  std::vector<Candidate> make_candidates(const FlowRequest& flow) const {
    std::vector<Candidate> out;
    for (const auto& [from, to, cost] : end_choices(flow)) {
      const double length = std::max(distance_pt(from, to), 1.0);
      const double bulge = std::min(options_.bulge, options_.most_bulge_pt / length);
      for (const double factor : {1.0, -1.0, 0.5, -0.5, 1.6, -1.6, 0.1, 2.3, -2.3, 3.0, -3.0}) {
        Candidate c;
        c.curve = bulged(from, to, bulge * factor);
        const Spine spine = trimmed_spine(flow, c.curve, options_);
        if (spine.empty()) continue;
        c.samples = spine.sampled(step_pt);
        // A tight bow reads worse than a gentle one; to the right is the custom, so that opposite flows part.
        const double tightness = std::abs(factor);
        c.taste = cost + 3 * std::abs(tightness - 1) + 6 * std::max(0.0, tightness - 1.6) + (factor < 0 ? 1.5 : 0);
        c.taste += static_cost(flow, c);
        out.push_back(std::move(c));
      }
    }
    return out;
  }

  struct EndChoice {
    PagePoint from;
    PagePoint to;
    double cost;
  };

  /// Where the leg may begin and end: exits along the frame, directions of an unknown end.
  std::vector<EndChoice> end_choices(const FlowRequest& flow) const {
    std::vector<EndChoice> choices;
    for (const auto& [from, cost] : places_for(flow.from, flow.to.at))
      for (const auto& [to, more] : places_for(flow.to, from)) choices.push_back({from, to, cost + more});
    return choices;
  }

  std::vector<std::pair<PagePoint, double>> places_for(const FlowStop& stop, PagePoint neighbour) const {
    switch (stop.kind) {
      case Kind::kPlace: return {{stop.at, 0.0}};
      case Kind::kOffPage: return exits(neighbour, stop.at);
      case Kind::kUnknown: return directions(neighbour, stop);
    }
    return {};
  }

  std::vector<std::pair<PagePoint, double>> exits(PagePoint inside, PagePoint beyond) const {
    const PagePoint straight = common_exit(inside, beyond);
    std::vector<std::pair<PagePoint, double>> out;
    for (const int k : {0, 1, -1, 2, -2, 3, -3, 4, -4})
      out.emplace_back(slid_along_frame(straight, k * exit_step_pt, options_.frame), 1.5 * std::abs(k));
    return out;
  }

  /// Flows with one far end leave side by side if their ways out are not far apart: one label will do for them.
  PagePoint common_exit(PagePoint inside, PagePoint beyond) const {
    const PagePoint own = frame_exit(inside, beyond, options_.frame);
    PagePoint sum{0, 0};
    int count = 0;
    const auto add = [&](const FlowStop& end, const FlowStop& other) {
      if (end.kind != Kind::kOffPage || other.kind != Kind::kPlace || distance_pt(end.at, beyond) > 0.5) return;
      const PagePoint exit = frame_exit(other.at, beyond, options_.frame);
      const bool same_side = std::abs(exit.x_pt - own.x_pt) < 1e-6 || std::abs(exit.y_pt - own.y_pt) < 1e-6;
      if (!same_side || distance_pt(exit, own) > most_exit_shift_pt) return;
      sum = sum + exit;
      ++count;
    };
    for (const FlowRequest& flow : flows_) {
      add(flow.from, flow.to);
      add(flow.to, flow.from);
    }
    return count > 0 ? sum * (1.0 / count) : own;
  }

  std::vector<std::pair<PagePoint, double>> directions(PagePoint neighbour, const FlowStop& stop) const {
    std::vector<std::pair<PagePoint, double>> out;
    for (int k = 0; k < 16; ++k) {
      const double bearing = k * 22.5;
      const double radians = bearing * std::numbers::pi / 180;
      const PagePoint point = neighbour + PagePoint{std::sin(radians), -std::cos(radians)} * options_.unknown_length_pt;
      const double off = stop.bearing_deg ? std::abs(std::remainder(bearing - *stop.bearing_deg, 360.0)) : 0;
      if (off < 30) out.emplace_back(point, off * 0.1);
    }
    return out;
  }

  bool is_own(const FlowRequest& flow, const FlowObstacle& obstacle) const {
    const auto is_at = [&](const FlowStop& stop) {
      return stop.kind == Kind::kPlace && distance_pt(stop.at, obstacle.center) < 0.5;
    };
    return is_at(flow.from) || is_at(flow.to);
  }

  /// Symbols, furniture and the frame: what does not move.
  double static_cost(const FlowRequest& flow, const Candidate& candidate) const {
    double cost = 0;
    const PageBox roomy = options_.frame.grown(0.5);
    const PagePoint first = candidate.samples.front();  // a spine that is not empty has some
    PageBox reach{first.x_pt, first.y_pt, first.x_pt, first.y_pt};
    for (const PagePoint p : candidate.samples) reach.include(p);
    reach = reach.grown(std::max(flow.width_pt / 2 + symbol_clearance_pt, flow.head_pt));
    for (const FlowObstacle& obstacle : obstacles_) {
      if (!reach.grown(obstacle.radius_pt).contains(obstacle.center) || is_own(flow, obstacle)) continue;
      const double keep = obstacle.radius_pt + flow.width_pt / 2 + symbol_clearance_pt;
      for (std::size_t i = 0; i < candidate.samples.size(); ++i) {
        // The head is wider than the body.
        const bool near_head = i + 3 >= candidate.samples.size();
        const double limit = near_head ? std::max(keep, obstacle.radius_pt + flow.head_pt) : keep;
        if (distance_pt(candidate.samples[i], obstacle.center) < limit) cost += no_symbol_cost;
      }
    }
    for (const PagePoint p : candidate.samples) {
      if (!roomy.contains(p)) cost += off_page_cost;
      for (const PageBox& box : options_.keep_off)
        if (box.grown(flow.width_pt / 2 + 2).contains(p)) cost += keep_off_cost;
      for (const PageBox& box : options_.names)
        if (box.grown(flow.width_pt / 2).contains(p)) cost += name_cost;
    }
    return cost;
  }

  double overlap_of(const FlowRequest& flow, const Candidate& candidate) const {
    double hits = 0;
    const double half = flow.width_pt / 2;
    const std::size_t n = candidate.samples.size();
    for (std::size_t i = 0; i < n; ++i) {
      const PagePoint p = candidate.samples[i];
      const PagePoint along = candidate.samples[std::min(i + 1, n - 1)] - candidate.samples[i > 0 ? i - 1 : 0];
      const PagePoint side = unit(right_of(along)) * half;
      const int most = std::max({taken_.at(p), taken_.at(p + side), taken_.at(p - side)});
      // Flows that share a place must come together there.
      const bool near_end = i < 2 || i + 2 >= n;
      hits += most * (near_end ? 0.4 : 1.0);
    }
    return hits * overlap_cost;
  }

  void stamp(std::size_t i, int amount) {
    if (chosen_[i] < 0) return;
    // Every fourth sample draws the curve well enough for the grid, at a third of the time.
    const std::vector<PagePoint>& samples = candidates_[i][static_cast<std::size_t>(chosen_[i])].samples;
    std::vector<PagePoint> line;
    for (std::size_t k = 0; k < samples.size(); k += 4) line.push_back(samples[k]);
    line.push_back(samples.back());
    taken_.stamp_line(line, flows_[i].width_pt / 2 + 2.5, amount);
  }

  bool choose_again(std::size_t i) {
    stamp(i, -1);
    int best = -1;
    double best_cost = 0;
    for (std::size_t c = 0; c < candidates_[i].size(); ++c) {
      const Candidate& candidate = candidates_[i][c];
      if (best >= 0 && candidate.taste >= best_cost) continue;
      const double cost = candidate.taste + overlap_of(flows_[i], candidate);
      if (best < 0 || cost < best_cost - 1e-9) {
        best = static_cast<int>(c);
        best_cost = cost;
      }
    }
    const bool changed = best != chosen_[i];
    chosen_[i] = best;
    stamp(i, +1);
    return changed;
  }

  const std::vector<FlowRequest>& flows_;
  const std::vector<FlowObstacle>& obstacles_;
  const FlowLayoutOptions& options_;
  Occupancy taken_;
  std::vector<std::vector<Candidate>> candidates_;
  std::vector<int> chosen_;
};

}  // namespace

FlowStart choose_flow_curves(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles,
                             const FlowLayoutOptions& options) {
  return CurveChooser(flows, obstacles, options).run();
}

}  // namespace dateline

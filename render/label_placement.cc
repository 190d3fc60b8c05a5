#include "render/label_placement.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "render/box_grid.h"

namespace dateline {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// All candidates in one list, and which of them overlap.
struct ConflictGraph {
  std::vector<std::uint32_t> label_of;          // candidate -> label
  std::vector<std::uint32_t> first_of;          // label -> its first candidate
  std::vector<double> cost;                     // candidate
  std::vector<std::uint32_t> neighbours_begin;  // candidate -> range in `neighbours`
  std::vector<std::uint32_t> neighbours;

  std::size_t candidate_count() const { return label_of.size(); }
  std::span<const std::uint32_t> conflicts(std::uint32_t c) const {
    return std::span(neighbours).subspan(neighbours_begin[c], neighbours_begin[c + 1] - neighbours_begin[c]);
  }
};

void find_conflicts(const std::vector<LabelRequest>& labels, ConflictGraph& graph) {
  BoxGrid grid;
  std::uint32_t candidate = 0;
  for (const LabelRequest& label : labels)
    for (const LabelCandidate& c : label.candidates) {
      for (const PageBox& box : c.boxes) grid.add(box, candidate);
      ++candidate;
    }
  grid.build();
  candidate = 0;
  graph.neighbours_begin.push_back(0);
  std::vector<std::uint32_t> found;
  for (const LabelRequest& label : labels)
    for (const LabelCandidate& c : label.candidates) {
      found.clear();
      const std::uint32_t own = graph.label_of[candidate];
      for (const PageBox& box : c.boxes)
        grid.for_each_overlap(box, [&](std::uint32_t other) {
          if (graph.label_of[other] != own) found.push_back(other);
        });
      std::ranges::sort(found);
      const auto repeated = std::ranges::unique(found);
      graph.neighbours.insert(graph.neighbours.end(), found.begin(), repeated.begin());
      graph.neighbours_begin.push_back(static_cast<std::uint32_t>(graph.neighbours.size()));
      ++candidate;
    }
}

ConflictGraph make_graph(const std::vector<LabelRequest>& labels) {
  ConflictGraph graph;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    graph.first_of.push_back(static_cast<std::uint32_t>(graph.candidate_count()));
    for (const LabelCandidate& c : labels[i].candidates) {
      graph.label_of.push_back(i);
      graph.cost.push_back(c.cost);
    }
  }
  graph.first_of.push_back(static_cast<std::uint32_t>(graph.candidate_count()));
  find_conflicts(labels, graph);
  return graph;
}

/// The least of n numbers that change one at a time; ties go to the lower index.
class TournamentTree {
 public:
  explicit TournamentTree(std::size_t n)
      : leaves_(std::bit_ceil(std::max<std::size_t>(n, 1))), key_(2 * leaves_, never) {
    winner_.resize(2 * leaves_);
    for (std::size_t i = 0; i < leaves_; ++i) winner_[leaves_ + i] = static_cast<std::uint32_t>(i);
    for (std::size_t i = leaves_; i-- > 1;) winner_[i] = winner_[2 * i];
  }
  void set(std::uint32_t index, double key) {
    std::size_t node = leaves_ + index;
    key_[node] = key;
    while (node >>= 1) {
      const std::size_t left = 2 * node, right = left + 1;
      const std::size_t best = key_[right] < key_[left] ? right : left;
      if (key_[node] == key_[best] && winner_[node] == winner_[best] && winner_[best] != index) break;
      key_[node] = key_[best];
      winner_[node] = winner_[best];
    }
  }
  std::uint32_t best() const { return winner_[1]; }
  double best_key() const { return key_[1]; }

 private:
  std::size_t leaves_;
  std::vector<double> key_;
  std::vector<std::uint32_t> winner_;
};

class TabuSearch {
 public:
  TabuSearch(const std::vector<LabelRequest>& labels, const ConflictGraph& graph)
      : labels_(labels),
        graph_(graph),
        chosen_(labels.size(), none),
        blocked_(graph.candidate_count(), 0),
        tabu_until_(graph.candidate_count(), 0),
        last_in_(graph.candidate_count(), 0),
        longer_tabu_(labels_with_candidates(graph) / 50),
        release_(static_cast<std::size_t>(longer_tabu_) + 64),
        tree_(graph.candidate_count()) {
    for (std::uint32_t c = 0; c < graph.candidate_count(); ++c) refresh(c);
    for (const LabelRequest& label : labels) total_ += label.weight;
    best_total_ = total_;
    best_ = chosen_;
  }

  void run(long moves) {
    for (now_ = 1; now_ <= moves; ++now_) {
      release_expired();
      if (tree_.best_key() == never) continue;
      insert(tree_.best());
      if (total_ < best_total_ - 1e-9) {
        best_total_ = total_;
        best_ = chosen_;
      }
      if (best_total_ < 1e-9) break;
    }
  }

  std::vector<int> result() const {
    std::vector<int> out(labels_.size(), -1);
    for (std::size_t i = 0; i < out.size(); ++i)
      if (best_[i] != none) out[i] = static_cast<int>(best_[i] - graph_.first_of[i]);
    return out;
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  static long labels_with_candidates(const ConflictGraph& graph) {
    long count = 0;
    for (std::size_t i = 0; i + 1 < graph.first_of.size(); ++i) count += graph.first_of[i] < graph.first_of[i + 1];
    return count;
  }

  double loss_of(std::uint32_t label) const { return labels_[label].weight; }
  double current(std::uint32_t label) const {
    return chosen_[label] == none ? loss_of(label) : graph_.cost[chosen_[label]];
  }

  /// What the sum would change by if candidate c were put in now.
  double change(std::uint32_t c) const { return graph_.cost[c] - current(graph_.label_of[c]) + blocked_[c]; }

  void refresh(std::uint32_t c) {
    const std::uint32_t label = graph_.label_of[c];
    const bool too_dear = graph_.cost[c] >= loss_of(label);  // it would only ever be a detour
    const bool barred = too_dear || chosen_[label] == c || tabu_until_[c] > now_;
    tree_.set(c, barred ? never : change(c) + tie_break(c));
  }
  /// Far smaller than any difference of costs: among equals, the candidate that was in longest ago comes first, and a
  /// label that is left out a little before one that would only change places. Both kinds of move are needed: with
  /// chains of evictions alone the search comes to rest at 89.3 % of 1,000 random labels, with both at 91.3 %.
  double tie_break(std::uint32_t c) const {
    const double shuffling = chosen_[graph_.label_of[c]] == none ? 0 : 3e-9;
    return shuffling + 1e-10 * static_cast<double>(last_in_[c]);
  }
  void refresh_label(std::uint32_t label) {
    for (std::uint32_t c = graph_.first_of[label]; c < graph_.first_of[label + 1]; ++c) refresh(c);
  }

  /// Adds or takes away what a chosen candidate costs those it overlaps.
  void weigh_on_neighbours(std::uint32_t c, double sign) {
    const double burden = sign * (loss_of(graph_.label_of[c]) - graph_.cost[c]);
    for (const std::uint32_t n : graph_.conflicts(c)) {
      blocked_[n] += burden;
      if (std::abs(blocked_[n]) < 1e-9) blocked_[n] = 0;
      refresh(n);
    }
  }

  void remove(std::uint32_t label) {
    const std::uint32_t c = chosen_[label];
    total_ += loss_of(label) - graph_.cost[c];
    chosen_[label] = none;
    weigh_on_neighbours(c, -1);
    forbid(c);
    refresh_label(label);
  }

  void insert(std::uint32_t c) {
    const std::uint32_t label = graph_.label_of[c];
    if (chosen_[label] != none) remove(label);
    for (const std::uint32_t n : graph_.conflicts(c))
      if (chosen_[graph_.label_of[n]] == n) remove(graph_.label_of[n]);
    chosen_[label] = c;
    last_in_[c] = now_;
    total_ += graph_.cost[c] - loss_of(label);
    weigh_on_neighbours(c, +1);
    refresh_label(label);
  }

  /// Keeps a candidate that was just thrown out from coming straight back. The span varies so that the search cannot
  /// circle.
  void forbid(std::uint32_t c) {
    const long span =
        7 + static_cast<long>((c * 2654435761u + static_cast<std::uint32_t>(now_) * 40503u) >> 16) % 19 + longer_tabu_;
    tabu_until_[c] = now_ + span;
    release_[static_cast<std::size_t>(now_ + span) % release_.size()].push_back(c);
  }
  void release_expired() {
    auto& due = release_[static_cast<std::size_t>(now_) % release_.size()];
    for (const std::uint32_t c : due) refresh(c);
    due.clear();
  }

  const std::vector<LabelRequest>& labels_;
  const ConflictGraph& graph_;
  std::vector<std::uint32_t> chosen_;  // label -> candidate
  std::vector<double> blocked_;        // candidate -> loss if what it overlaps were thrown out
  std::vector<long> tabu_until_;
  std::vector<long> last_in_;
  long longer_tabu_;
  std::vector<std::vector<std::uint32_t>> release_;  // by move, a wheel longer than any tabu span
  TournamentTree tree_;
  long now_ = 0;
  double total_ = 0;
  double best_total_ = 0;
  std::vector<std::uint32_t> best_;
};

}  // namespace

std::vector<int> place_labels(const std::vector<LabelRequest>& labels, const PlacementOptions& options) {
  const ConflictGraph graph = make_graph(labels);
  if (graph.candidate_count() == 0) return std::vector<int>(labels.size(), -1);
  TabuSearch search(labels, graph);
  search.run(std::max<long>(options.least_moves, static_cast<long>(labels.size()) * options.moves_per_label));
  return search.result();
}

std::vector<std::size_t> keep_cheapest(LabelRequest& label, std::size_t most) {
  std::vector<std::size_t> order(label.candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (order.size() <= most) return order;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return label.candidates[i].cost; });
  order.resize(most);
  std::vector<LabelCandidate> kept;
  for (const std::size_t i : order) kept.push_back(std::move(label.candidates[i]));
  label.candidates = std::move(kept);
  return order;
}

}  // namespace dateline

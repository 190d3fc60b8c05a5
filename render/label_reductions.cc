#include "render/label_reductions.h"

#include <bit>
#include <deque>

namespace dateline {
namespace {

/// A candidate with more conflicts than this hardly ever excludes nothing that its neighbour does not: not looked at.
constexpr std::uint32_t most_conflicts = 24;

class Dominance {
 public:
  explicit Dominance(const ConflictGraph& graph)
      : graph_(graph),
        alive_(graph.candidate_count(), true),
        queued_(graph.candidate_count(), true),
        degree_(graph.candidate_count()),
        labels_met_(graph.candidate_count()),
        marked_by_(graph.candidate_count(), ConflictGraph::none) {
    for (std::uint32_t c = 0; c < graph.candidate_count(); ++c) {
      count(c);
      queue_.push_back(c);
    }
  }

  std::vector<bool> run() {
    while (!queue_.empty()) {
      const std::uint32_t v = queue_.front();
      queue_.pop_front();
      queued_[v] = false;
      if (!alive_[v]) continue;
      count(v);
      if (degree_[v] <= most_conflicts) remove_dominated_by(v);
    }
    return alive_;
  }

 private:
  template <typename Visit>
  void for_each_excluded(std::uint32_t c, Visit visit) const {
    const std::uint32_t label = graph_.label_of[c];
    for (std::uint32_t s = graph_.first_of[label]; s < graph_.first_of[label + 1]; ++s)
      if (s != c && alive_[s]) visit(s);
    for (const std::uint32_t n : graph_.conflicts(c))
      if (alive_[n]) visit(n);
  }

  /// A set of labels as 64 bits: if a bit of v's is not among u's, v meets a label that u does not.
  static std::uint64_t bit_of(std::uint32_t label) { return std::uint64_t{1} << ((label * 2654435761u) >> 26); }

  void count(std::uint32_t c) {
    degree_[c] = 0;
    labels_met_[c] = bit_of(graph_.label_of[c]);
    for_each_excluded(c, [&](std::uint32_t n) {
      ++degree_[c];
      labels_met_[c] |= bit_of(graph_.label_of[n]);
    });
  }

  void remove_dominated_by(std::uint32_t v) {
    marked_by_[v] = v;
    for_each_excluded(v, [&](std::uint32_t n) { marked_by_[n] = v; });
    dominated_.clear();
    for_each_excluded(v, [&](std::uint32_t u) {
      if (graph_.worth[u] > graph_.worth[v] || degree_[u] < degree_[v] || (labels_met_[v] & ~labels_met_[u])) return;
      std::uint32_t shared = 0;
      for_each_excluded(u, [&](std::uint32_t n) { shared += marked_by_[n] == v; });
      if (shared == degree_[v]) dominated_.push_back(u);
    });
    for (const std::uint32_t u : dominated_) remove(u);
  }

  void remove(std::uint32_t u) {
    alive_[u] = false;
    for_each_excluded(u, [&](std::uint32_t n) {
      --degree_[n];
      if (queued_[n]) return;
      queued_[n] = true;
      queue_.push_back(n);
    });
  }

  const ConflictGraph& graph_;
  std::vector<bool> alive_, queued_;
  std::vector<std::uint32_t> degree_;      // living candidates that it excludes
  std::vector<std::uint64_t> labels_met_;  // whose they are or were, and its own
  std::vector<std::uint32_t> marked_by_;
  std::vector<std::uint32_t> dominated_;
  std::deque<std::uint32_t> queue_;
};

}  // namespace

std::vector<bool> undominated(const ConflictGraph& graph) { return Dominance(graph).run(); }

}  // namespace dateline

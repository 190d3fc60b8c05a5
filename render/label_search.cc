#include "render/label_search.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace dateline {
namespace {

constexpr std::uint32_t none = ConflictGraph::none;
constexpr int moves_a_walk = 20;  // with 8 a crowded map comes out 1 % worse, with 60 5 %
constexpr std::int64_t least_tabu = 3;
constexpr std::uint32_t tabu_spread = 8;  // the span varies so that a walk cannot circle

class LabelSearch {
 public:
  explicit LabelSearch(const ConflictGraph& graph)
      : graph_(graph),
        most_worth_(graph.label_count(), 0),
        chosen_(graph.label_count(), none),
        blocked_(graph.candidate_count(), 0),
        last_in_(graph.candidate_count(), 0),
        tabu_until_(graph.candidate_count(), 0) {
    for (std::uint32_t c = 0; c < graph.candidate_count(); ++c)
      most_worth_[graph.label_of[c]] = std::max(most_worth_[graph.label_of[c]], graph.worth[c]);
  }

  /// First those that are worth most for each candidate they rule out; then every change for the better.
  void choose_greedily() {
    std::vector<double> density(graph_.candidate_count());
    for (std::uint32_t c = 0; c < density.size(); ++c)
      density[c] = static_cast<double>(graph_.worth[c]) / static_cast<double>(graph_.conflicts(c).size() + 1);
    std::vector<std::uint32_t> order(graph_.candidate_count());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return density[a] > density[b]; });
    for (const std::uint32_t c : order)
      if (blocked_[c] == 0 && chosen_[graph_.label_of[c]] == none) choose(graph_.label_of[c], c);
    take_every_gain();
  }

  void improve(std::int64_t effort) {
    const std::int64_t end = work_ + effort;
    bool any_left = true;
    while (any_left) {
      any_left = false;
      for (std::uint32_t label = 0; label < graph_.label_count(); ++label) {
        if (worth_of(label) == most_worth_[label]) continue;
        if (work_ >= end) return;
        any_left = true;
        walk_from(label);
      }
    }
  }

  void take_every_gain() {
    for (std::uint32_t c = 0; c < graph_.candidate_count(); ++c)
      if (gain(c) > 0) insert(c);
    while (const std::optional<std::uint32_t> c = best_promising()) insert(*c);
  }

  const std::vector<std::uint32_t>& chosen() const { return chosen_; }

 private:
  struct Change {
    std::uint32_t label, before;
  };

  Worth worth_of(std::uint32_t label) const { return chosen_[label] == none ? 0 : graph_.worth[chosen_[label]]; }

  /// What the whole would be worth more if candidate c were put in and what it excludes thrown out.
  Worth gain(std::uint32_t c) const { return graph_.worth[c] - worth_of(graph_.label_of[c]) - blocked_[c]; }

  bool is_better(std::uint32_t a, std::uint32_t b) const {
    const Worth gain_a = gain(a), gain_b = gain(b);
    return gain_a != gain_b ? gain_a > gain_b : last_in_[a] < last_in_[b];
  }

  void choose(std::uint32_t label, std::uint32_t c) {
    const std::uint32_t before = chosen_[label];
    chosen_[label] = c;
    if (before != none) weigh_on_conflicts(before, -graph_.worth[before]);
    if (c != none) weigh_on_conflicts(c, graph_.worth[c]);
  }

  void weigh_on_conflicts(std::uint32_t c, Worth by) {
    work_ += static_cast<std::int64_t>(graph_.conflicts(c).size()) + 4;
    for (const std::uint32_t n : graph_.conflicts(c)) {
      blocked_[n] += by;
      if (by < 0 && gain(n) > 0) promising_.push_back(n);
    }
  }

  void change(std::uint32_t label, std::uint32_t c) {
    const std::uint32_t before = chosen_[label];
    if (before != none) tabu_until_[before] = now_ + least_tabu + random_below(tabu_spread);
    changes_.push_back({label, before});
    choose(label, c);
  }

  void insert(std::uint32_t c) {
    ++now_;
    if (blocked_[c] > 0)
      for (const std::uint32_t n : graph_.conflicts(c)) {
        const std::uint32_t other = graph_.label_of[n];
        if (chosen_[other] != n) continue;
        change(other, none);
        evicted_.push_back(other);
      }
    change(graph_.label_of[c], c);
    last_in_[c] = now_;
  }

  void walk_from(std::uint32_t label) {
    work_ += 4;  // a walk that finds no move must count too, and time pass for the tabu
    ++now_;
    changes_.clear();
    promising_.clear();
    evicted_.assign(1, label);
    Worth total = 0, best = 0;
    std::size_t changes_to_best = 0;
    for (int move = 0; move < moves_a_walk; ++move) {
      std::optional<std::uint32_t> c = best_promising();
      if (!c && best > 0) break;
      // Where costs differ, the least loss alone leads down the same way every time.
      if (!c) c = move == 0 && now_ % 2 == 1 ? any_place(label) : best_of_evicted(label);
      if (!c) break;
      total += gain(*c);
      insert(*c);
      if (total < best) continue;
      best = total;
      changes_to_best = changes_.size();
    }
    for (; changes_.size() > changes_to_best; changes_.pop_back())
      choose(changes_.back().label, changes_.back().before);
  }

  /// Of the candidates that became free, the best that is still a gain.
  std::optional<std::uint32_t> best_promising() {
    std::erase_if(promising_, [&](std::uint32_t c) { return gain(c) <= 0; });
    work_ += static_cast<std::int64_t>(promising_.size());
    std::optional<std::uint32_t> best;
    for (const std::uint32_t c : promising_)
      if (!best || is_better(c, *best)) best = c;
    return best;
  }

  /// The least loss among the places of the label that began the walk and of those thrown out in it.
  std::optional<std::uint32_t> best_of_evicted(std::uint32_t first) {
    std::erase_if(evicted_, [&](std::uint32_t label) { return chosen_[label] != none && label != first; });
    std::optional<std::uint32_t> best;
    for (const std::uint32_t label : evicted_) {
      work_ += graph_.first_of[label + 1] - graph_.first_of[label];
      for (std::uint32_t c = graph_.first_of[label]; c < graph_.first_of[label + 1]; ++c)
        if (chosen_[label] != c && tabu_until_[c] <= now_ && (!best || is_better(c, *best))) best = c;
    }
    return best;
  }

  std::uint32_t any_place(std::uint32_t label) {
    const std::uint32_t first = graph_.first_of[label];
    return first + static_cast<std::uint32_t>(random_below(graph_.first_of[label + 1] - first));
  }

  /// Marsaglia's xorshift, seeded the same every time.
  std::int64_t random_below(std::uint32_t end) {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    random_ ^= random_ << 17;
    return static_cast<std::int64_t>((random_ >> 32) * end >> 32);
  }

  const ConflictGraph& graph_;
  std::vector<Worth> most_worth_;      // label -> of its best candidate
  std::vector<std::uint32_t> chosen_;  // label -> candidate
  std::vector<Worth> blocked_;         // candidate -> worth of the chosen ones that it overlaps
  std::vector<std::int64_t> last_in_;  // candidate -> move
  std::vector<std::int64_t> tabu_until_;
  std::vector<Change> changes_;           // of this walk
  std::vector<std::uint32_t> evicted_;    // labels thrown out in this walk, and the one that began it
  std::vector<std::uint32_t> promising_;  // candidates that a change made a gain, perhaps no longer
  std::int64_t now_ = 0;                  // moves so far
  std::int64_t work_ = 0;
  std::uint64_t random_ = 0x9e3779b97f4a7c15u;
};

}  // namespace

std::vector<std::uint32_t> search_places(const ConflictGraph& graph, std::int64_t effort_per_label) {
  std::int64_t labels = 0;
  for (std::uint32_t i = 0; i < graph.label_count(); ++i) labels += graph.first_of[i] < graph.first_of[i + 1];
  LabelSearch search(graph);
  search.choose_greedily();
  search.improve(effort_per_label * std::max<std::int64_t>(labels, 20));
  search.take_every_gain();  // the last walk may have been cut short
  return search.chosen();
}

}  // namespace dateline

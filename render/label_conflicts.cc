#include "render/label_conflicts.h"

#include <algorithm>
#include <cmath>

#include "render/box_grid.h"

namespace dateline {
namespace {

constexpr double heaviest_worth = 1099511627776.0;  // 2^40; millions of labels still add up within 63 bits

double heaviest(const std::vector<LabelRequest>& labels) {
  double most = 0;
  for (const LabelRequest& label : labels)
    for (const LabelCandidate& c : label.candidates) most = std::max({most, label.weight, label.weight - c.cost});
  return most;
}

void add_candidates(const std::vector<LabelRequest>& labels, ConflictGraph& graph) {
  const double scale = heaviest_worth / heaviest(labels);
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    graph.first_of.push_back(graph.candidate_count());
    for (std::uint32_t k = 0; k < labels[i].candidates.size(); ++k) {
      const Worth worth = std::llround((labels[i].weight - labels[i].candidates[k].cost) * scale);
      if (worth <= 0) continue;
      graph.label_of.push_back(i);
      graph.place_of.push_back(k);
      graph.worth.push_back(worth);
    }
  }
  graph.first_of.push_back(graph.candidate_count());
}

}  // namespace

ConflictGraph make_conflict_graph(const std::vector<LabelRequest>& labels) {
  ConflictGraph graph;
  add_candidates(labels, graph);
  const auto boxes_of = [&](std::uint32_t c) -> const std::vector<PageBox>& {
    return labels[graph.label_of[c]].candidates[graph.place_of[c]].boxes;
  };
  BoxGrid grid;
  for (std::uint32_t c = 0; c < graph.candidate_count(); ++c)
    for (const PageBox& box : boxes_of(c)) grid.add(box, c);
  grid.build();
  std::vector<std::uint32_t> seen_by(graph.candidate_count(), ConflictGraph::none);
  for (std::uint32_t c = 0; c < graph.candidate_count(); ++c) {
    const std::uint32_t label = graph.label_of[c];
    const std::uint32_t first = graph.first_of[label], siblings = graph.first_of[label + 1] - first;
    for (const PageBox& box : boxes_of(c))
      grid.for_each_overlap(box, [&](std::uint32_t other) {
        if (other - first < siblings || seen_by[other] == c) return;
        seen_by[other] = c;
        graph.neighbours.push_back(other);
      });
    graph.neighbours_begin.push_back(static_cast<std::uint32_t>(graph.neighbours.size()));
  }
  return graph;
}

ConflictGraph restricted_to(const ConflictGraph& graph, const std::vector<bool>& keep) {
  ConflictGraph kept;
  std::vector<std::uint32_t> new_number(graph.candidate_count(), ConflictGraph::none);
  for (std::uint32_t i = 0; i < graph.label_count(); ++i) {
    kept.first_of.push_back(kept.candidate_count());
    for (std::uint32_t c = graph.first_of[i]; c < graph.first_of[i + 1]; ++c) {
      if (!keep[c]) continue;
      new_number[c] = kept.candidate_count();
      kept.label_of.push_back(i);
      kept.place_of.push_back(graph.place_of[c]);
      kept.worth.push_back(graph.worth[c]);
    }
  }
  kept.first_of.push_back(kept.candidate_count());
  for (std::uint32_t c = 0; c < graph.candidate_count(); ++c) {
    if (!keep[c]) continue;
    for (const std::uint32_t n : graph.conflicts(c))
      if (keep[n]) kept.neighbours.push_back(new_number[n]);
    kept.neighbours_begin.push_back(static_cast<std::uint32_t>(kept.neighbours.size()));
  }
  return kept;
}

}  // namespace dateline

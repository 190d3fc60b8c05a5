#include "render/label_conflicts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

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

/// Where a label is, about; the origin if it has no candidate.
PagePoint place_of(const LabelRequest& label) {
  return label.candidates.empty() || label.candidates.front().boxes.empty()
             ? PagePoint{}
             : label.candidates.front().boxes.front().center();
}

/// The requests in the order of a Z curve over the page.
std::vector<std::uint32_t> near_together(const std::vector<LabelRequest>& labels) {
  if (labels.empty()) return {};
  PageBox extent = PageBox::around(place_of(labels.front()), 1, 1);
  for (const LabelRequest& label : labels) extent.include(place_of(label));
  const auto spread = [](double part) {
    std::uint64_t bits = static_cast<std::uint64_t>(std::clamp(part, 0.0, 1.0) * 65535), spaced = 0;
    for (int bit = 0; bit < 16; ++bit) spaced |= (bits >> bit & 1) << (2 * bit);
    return spaced;
  };
  std::vector<std::uint64_t> key;
  for (const LabelRequest& label : labels) {
    const PagePoint off = place_of(label) - PagePoint{extent.left_pt, extent.top_pt};
    key.push_back(spread(off.x_pt / extent.width_pt()) | spread(off.y_pt / extent.height_pt()) << 1);
  }
  std::vector<std::uint32_t> order(labels.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return key[i]; });
  return order;
}

void add_candidates(const std::vector<LabelRequest>& labels, ConflictGraph& graph) {
  const double scale = heaviest_worth / heaviest(labels);
  graph.request_of = near_together(labels);
  for (std::uint32_t label = 0; label < graph.request_of.size(); ++label) {
    const LabelRequest& request = labels[graph.request_of[label]];
    graph.first_of.push_back(graph.candidate_count());
    for (std::uint32_t k = 0; k < request.candidates.size(); ++k) {
      const Worth worth = std::llround((request.weight - request.candidates[k].cost) * scale);
      if (worth <= 0) continue;
      graph.label_of.push_back(label);
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
    return labels[graph.request_of[graph.label_of[c]]].candidates[graph.place_of[c]].boxes;
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
  kept.request_of = graph.request_of;
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

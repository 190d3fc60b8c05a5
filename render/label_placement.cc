#include "render/label_placement.h"

#include <algorithm>
#include <numeric>

#include "render/label_conflicts.h"
#include "render/label_reductions.h"
#include "render/label_search.h"

namespace dateline {
std::vector<int> place_labels(const std::vector<LabelRequest>& labels, const PlacementOptions& options) {
  ConflictGraph graph = make_conflict_graph(labels);
  graph = restricted_to(graph, undominated(graph));
  const std::vector<std::uint32_t> chosen = search_places(graph, options.effort);
  std::vector<int> places(labels.size(), -1);
  for (std::size_t i = 0; i < places.size(); ++i)
    if (chosen[i] != ConflictGraph::none) places[graph.request_of[i]] = static_cast<int>(graph.place_of[chosen[i]]);
  return places;
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

// Choosing places for labels: which candidate of each label to draw so that none overlap and the whole reads best.
//
// A global search, not first come first served. Every label offers candidates, each a few boxes on the page and a cost
// (how far from the ideal position). The search finds a set of candidates, at most one a label, no two of which
// overlap, with a small sum of
//     cost of the chosen candidates + weight of the labels left out.
//
// Method: a conflict graph over all candidates, made with a grid; then tabu search whose move inserts a candidate and
// throws out what it overlaps (after Alvim & Taillard, "POPMUSIC for the point feature label placement problem", EJOR
// 2009, and Yamamoto, Câmara & Lorena, "Tabu search heuristic for point-feature cartographic label placement",
// GeoInformatica 2002). The gain of every move is kept up to date and the best found by a tournament tree, so a move
// costs about the number of conflicts it touches times log(candidates). Deterministic: a fixed number of moves, ties by
// order of input, no clock.
#pragma once

#include <cstdint>
#include <vector>

#include "render/page.h"

namespace dateline {

/// One way of drawing a label.
struct LabelCandidate {
  std::vector<PageBox> boxes;  ///< what it covers, clearance included; one for straight text, one a letter on curves
  double cost = 0;             ///< 0 for the ideal position; less than the label's weight, or it is never drawn
};

/// A label that wants to be drawn.
struct LabelRequest {
  double weight = 1;  ///< cost of leaving it out, > 0
  std::vector<LabelCandidate> candidates;
};

struct PlacementOptions {
  /// Moves of the search for each label; more is better and slower, linearly.
  int moves_per_label = 60;
  /// Least number of moves, for small maps.
  int least_moves = 2000;
};

/// Index of the chosen candidate of each label, or -1 where it is left out. Same length as `labels`.
std::vector<int> place_labels(const std::vector<LabelRequest>& labels, const PlacementOptions& options = {});

/// Keeps the `most` cheapest candidates of a label, ties by order, sorted by cost; says which they were. Where there
/// are no more than that, nothing changes.
std::vector<std::size_t> keep_cheapest(LabelRequest& label, std::size_t most);

}  // namespace dateline

// Choosing places for labels: which candidate of each label to draw so that none overlap and the whole reads best.
//
// A global search, not first come first served. Every label offers candidates, each a few boxes on the page and a cost
// (how far from the ideal position). The search finds a set of candidates, at most one a label, no two of which
// overlap, with a small sum of
//     cost of the chosen candidates + weight of the labels left out.
//
// Method, each step a file: a graph of which candidates overlap (label_conflicts.h); candidates that are never needed
// are taken out of it (label_reductions.h); a local search over what is left (label_search.h). docs/labels.md has the
// figures and compares with others. Deterministic: work is counted, ties go by order of input, no clock is read.
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
  /// Work of the search for each label, in candidates looked at and conflicts touched; time grows with it in
  /// proportion. With 4,000 a thousand labels that crowd each other take a few hundredths of a second.
  int effort = 4000;
};

/// Index of the chosen candidate of each label, or -1 where it is left out. Same length as `labels`.
std::vector<int> place_labels(const std::vector<LabelRequest>& labels, const PlacementOptions& options = {});

/// Keeps the `most` cheapest candidates of a label, ties by order, sorted by cost; says which they were. Where there
/// are no more than that, nothing changes.
std::vector<std::size_t> keep_cheapest(LabelRequest& label, std::size_t most);

}  // namespace dateline

// Which candidates of which labels cannot be drawn together: the graph that the search for places works on.
//
// What a candidate is worth is the weight of its label less its own cost, so that the objective of label_placement.h,
// "costs of the chosen + weights of those left out", becomes: choose candidates, no two of which conflict, that are
// worth the most together. Worth is kept as whole numbers, 2^40 for the heaviest label: sums are exact, equal is equal,
// and the answer does not depend on the order in which a machine adds up.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "render/label_placement.h"

namespace dateline {

using Worth = std::int64_t;

/// The candidates that could be drawn, numbered from 0 label by label, and their conflicts. Labels that are near each
/// other on the page have near numbers: on a map of 100,000 the search then waits half as long for memory.
struct ConflictGraph {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> request_of;           ///< label -> its index in the requests
  std::vector<std::uint32_t> label_of;             ///< candidate -> label
  std::vector<std::uint32_t> place_of;             ///< candidate -> index among the candidates of its request
  std::vector<std::uint32_t> first_of;             ///< label -> its first candidate; one more at the end
  std::vector<Worth> worth;                        ///< candidate -> more than 0
  std::vector<std::uint32_t> neighbours_begin{0};  ///< candidate -> its range in `neighbours`; one more at the end
  std::vector<std::uint32_t> neighbours;           ///< candidates of other labels that overlap it, each once

  std::uint32_t label_count() const { return static_cast<std::uint32_t>(first_of.size()) - 1; }
  std::uint32_t candidate_count() const { return static_cast<std::uint32_t>(label_of.size()); }
  /// Candidates of other labels that overlap candidate c. Its siblings, the other places of the same label, exclude
  /// each other too and are not listed.
  std::span<const std::uint32_t> conflicts(std::uint32_t c) const {
    return std::span(neighbours).subspan(neighbours_begin[c], neighbours_begin[c + 1] - neighbours_begin[c]);
  }
};

/// Finds the conflicts with a grid, in about linear time. Candidates that cost as much as leaving the label out are not
/// taken in.
ConflictGraph make_conflict_graph(const std::vector<LabelRequest>& labels);

/// The same labels with those candidates only for which `keep` is true.
ConflictGraph restricted_to(const ConflictGraph& graph, const std::vector<bool>& keep);

}  // namespace dateline

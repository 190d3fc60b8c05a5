// Several sequences as one that holds each of them in its own order: what the same map in several languages has in
// common is written once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// For each sequence, the place in it of what this entry stands for; nothing where the sequence lacks it.
using MergedEntry = std::vector<std::optional<std::size_t>>;

/// Read for one sequence alone, the entries give all its places in order. Keys that are equal are brought together
/// where the order allows: as many as possible with those that went before (longest increasing subsequence). Keys may
/// occur more than once in a sequence. O(n log n) for each.
std::vector<MergedEntry> merge_sequences(const std::vector<std::vector<std::string>>& sequences);

}  // namespace dateline

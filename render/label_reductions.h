// Candidates that need not be searched through, because another place is at least as good whatever the rest does.
#pragma once

#include <vector>

#include "render/label_conflicts.h"

namespace dateline {

/// Which candidates are left when every dominated one is taken out, again and again until none is. Candidate u is
/// dominated by v when the two exclude each other (they overlap, or belong to one label), v is worth no less, and v
/// excludes nothing that u does not: wherever u stands, v can stand instead. One rule, but it holds many: a label that
/// is in nobody's way takes its best place, and a place at the edge of a crowd beats those farther in.
/// Some best choice of the whole graph is made of what is left. (For the rule see Lamm, Schulz, Strash, Williger &
/// Zhang, "Exactly solving the maximum weight independent set problem on large real-world graphs", ALENEX 2019.)
std::vector<bool> undominated(const ConflictGraph& graph);

}  // namespace dateline

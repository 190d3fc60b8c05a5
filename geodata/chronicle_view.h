// A chronicle as seen through a window of time, at a state of knowledge.
//
//   const ChronicleView view = view_of(chronicle, window, as_of);
//   for (std::size_t i : view.events) draw(chronicle.events[i]);
//
// Everything after this stage (maps, frames, exports) starts from a view.
#pragma once

#include <cstddef>
#include <vector>

#include "geodata/chronicle.h"

namespace dateline {

/// Indices into the lists of the chronicle it was made from, ascending. It holds no reference to the chronicle, and is only
/// of use together with it.
struct ChronicleView {
  std::vector<std::size_t> events;
  std::vector<std::size_t> movements;
  std::vector<std::size_t> deployments;
  /// What was reported before this instant is known.
  LocalSeconds as_of = LocalSeconds::max();
  /// From the first to the last time stated in the records of the view, cut to the window; open when nothing is stated.
  When span;
};

/// The records whose time overlaps `window`; a record without a time belongs to every window, as does everything to a window
/// that is not stated. Claims are not filtered here: `summarise` (geodata/claims.h) takes `as_of`.
ChronicleView view_of(const Chronicle& chronicle, const When& window, LocalSeconds as_of = LocalSeconds::max());

}  // namespace dateline

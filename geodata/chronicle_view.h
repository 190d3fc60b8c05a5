// The part of a chronicle that belongs on one map: what happened in a window of time, as far as it was known.
//
// Example:
//   const ChronicleView view = view_of(chronicle, window, window.latest);
//   for (const RecordView<Event>& e : view.events) draw(*e.record, e.figures);
//
// A view points into its chronicle and copies nothing: the chronicle must outlive it and must not change while it is
// used. Order is that of the chronicle. Views of one chronicle may be made and used in several threads at once.
#pragma once

#include <cstddef>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/claims.h"

namespace dateline {

/// A record that overlaps the window, and its claims known by then.
template <typename Record>
struct RecordView {
  const Record* record = nullptr;
  std::size_t index = 0;  ///< in its list of the chronicle
  /// One summary for every measure and part of which something was known; indices point into `record->figures`.
  std::vector<FigureSummary> figures;
};

struct ChronicleView {
  const Chronicle* chronicle = nullptr;
  When window;
  AsOf as_of;
  std::vector<RecordView<Event>> events;
  std::vector<RecordView<Movement>> movements;
  std::vector<RecordView<Deployment>> deployments;
  /// Claims about the whole; indices point into `chronicle->figures`.
  std::vector<FigureSummary> figures;
};

/// True if the time shares a moment with the window. A time that is not stated shares all: nothing is left out because
/// its day is not known.
bool is_within(const When& time, const When& window);

/// Records whose time overlaps `window` (a `When{}` is all of time), with the claims known at `as_of`. Claims are not
/// cut by the window: the dead of a battle are those reported up to `as_of`, even where `covers` names another span.
ChronicleView view_of(const Chronicle& chronicle, const When& window, LocalSeconds as_of);

}  // namespace dateline

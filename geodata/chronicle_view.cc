#include "geodata/chronicle_view.h"

#include <algorithm>

namespace dateline {
namespace {

template <typename Record>
std::vector<std::size_t> within(const std::vector<Record>& records, const When& window) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < records.size(); ++i)
    if (!window.stated() || !records[i].when.stated() || records[i].when.overlaps(window)) kept.push_back(i);
  return kept;
}

/// Grows `span` to hold `time`; open ends count with the end that is known.
void include(When& span, const When& time, bool& any) {
  if (!time.stated()) return;
  const LocalSeconds first = time.open_begin() ? time.latest - std::chrono::seconds(1) : time.earliest;
  const LocalSeconds last = time.open_end() ? time.earliest + std::chrono::seconds(1) : time.latest;
  span.earliest = any ? std::min(span.earliest, first) : first;
  span.latest = any ? std::max(span.latest, last) : last;
  any = true;
}

}  // namespace

ChronicleView view_of(const Chronicle& chronicle, const When& window, LocalSeconds as_of) {
  ChronicleView view;
  view.events = within(chronicle.events, window);
  view.movements = within(chronicle.movements, window);
  view.deployments = within(chronicle.deployments, window);
  view.as_of = as_of;
  bool any = false;
  for (const std::size_t i : view.events) include(view.span, chronicle.events[i].when, any);
  for (const std::size_t i : view.movements) include(view.span, chronicle.movements[i].when, any);
  for (const std::size_t i : view.deployments) include(view.span, chronicle.deployments[i].when, any);
  if (window.stated()) {
    view.span.earliest = std::max(view.span.earliest, window.earliest);
    view.span.latest = std::min(view.span.latest, window.latest);
  }
  return view;
}

}  // namespace dateline

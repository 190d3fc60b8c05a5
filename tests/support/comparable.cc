#include "tests/support/comparable.h"

#include <algorithm>
#include <tuple>

namespace dateline::testing {
namespace {

void order(LocalText& texts) {
  std::ranges::stable_sort(texts, {}, [](const Name& n) { return std::tuple(n.lang, n.kind); });
}

void order(Source& s) { order(s.title), order(s.note); }
void order(Place& p) { order(p.names), order(p.note); }
void order(Actor& a) { order(a.names), order(a.note); }
void order(Figure& f) { order(f.note); }
void order(Waypoint& w) {
  if (auto* unknown = std::get_if<UnknownPlace>(&w.where)) order(unknown->label);
}

template <typename Record>
void order_common(Record& r) {
  order(r.title), order(r.note);
  for (Figure& f : r.figures) order(f);
}
void order(Event& e) { order_common(e); }
void order(Movement& m) {
  order_common(m);
  for (Waypoint& w : m.path) order(w);
}
void order(Deployment& d) {
  order_common(d);
  if (d.from) order(*d.from);
}

template <typename Records>
void order_all(Records& records) {
  for (auto& record : records) order(record);
  std::ranges::stable_sort(records, {}, [](const auto& r) { return r.id; });
}

}  // namespace

Chronicle comparable(Chronicle chronicle) {
  order(chronicle.title), order(chronicle.note);
  order_all(chronicle.sources), order_all(chronicle.places), order_all(chronicle.actors);
  order_all(chronicle.events), order_all(chronicle.movements), order_all(chronicle.deployments);
  for (Figure& f : chronicle.figures) order(f);
  return chronicle;
}

}  // namespace dateline::testing

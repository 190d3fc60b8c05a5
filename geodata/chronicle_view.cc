#include "geodata/chronicle_view.h"

namespace dateline {
namespace {

template <typename Record>
std::vector<RecordView<Record>> records_within(const std::vector<Record>& records, const When& window,
                                               const AsOf& as_of) {
  std::vector<RecordView<Record>> out;
  for (std::size_t i = 0; i < records.size(); ++i)
    if (is_within(records[i].when, window)) out.push_back({&records[i], i, summarise_all(records[i].figures, as_of)});
  return out;
}

}  // namespace

bool is_within(const When& time, const When& window) { return !time.stated() || time.overlaps(window); }

ChronicleView view_of(const Chronicle& chronicle, const When& window, LocalSeconds as_of) {
  const AsOf known_by{as_of};
  return {.chronicle = &chronicle,
          .window = window,
          .as_of = known_by,
          .events = records_within(chronicle.events, window, known_by),
          .movements = records_within(chronicle.movements, window, known_by),
          .deployments = records_within(chronicle.deployments, window, known_by),
          .figures = summarise_all(chronicle.figures, known_by)};
}

}  // namespace dateline

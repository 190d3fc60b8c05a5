// Snapshots of one ACLED export, laid over each other: what was said when.
//
// Internal to geodata/import/acled*.cc.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/import/import_dates.h"
#include "geodata/import/import_log.h"

namespace dateline::acled {

struct SnapshotEvent {
  Event event;
  std::int64_t line = 0;
  Day day{};            ///< of event_date
  std::string country;  ///< as in the file
};

/// One file.
struct Snapshot {
  When taken;  ///< a day
  ImportLog* log = nullptr;
  std::vector<SnapshotEvent> events;
};

/// The events of all snapshots, in the order in which they were first met. Snapshots are sorted by day.
///
/// A row counts as gone only where a later snapshot could have held it: its day lies between the first and the last day
/// of that file, and its country is in it. So an export of another month or country takes nothing back.
std::vector<Event> merge_snapshots(std::vector<Snapshot> snapshots, const std::string& text_lang);

}  // namespace dateline::acled

#include "geodata/import/acled.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/import/acled_row.h"
#include "geodata/import/acled_snapshots.h"
#include "geodata/import/import_text.h"
#include "geodata/import/seen_ids.h"

namespace dateline {
namespace {

using namespace acled;

Chronicle header_with_defaults(Chronicle header) {
  if (header.id.empty()) header.id = source_id;
  if (header.title.empty()) header.title = {{header.language == "en" ? "" : "en", "ACLED events"}};
  return header;
}

Source dataset(const std::string& lang, const When& known) {
  Source source;
  source.id = source_id;
  source.title = {{lang, "ACLED"}};
  source.kind = SourceKind::kDataset;
  source.publisher = "Armed Conflict Location & Event Data (ACLED)";
  source.url = "https://acleddata.com/";
  source.published = known;
  source.licence = "ACLED terms of use";
  source.note = {
      {lang,
       "ACLED's data may be used and passed on under its own terms only; see its attribution policy. One "
       "number of deaths is given for each event, without a range; 0 may also mean that none was reported."}};
  return source;
}

/// False when what no event can be without is not there.
bool check_columns(const ColumnMap& columns, ImportLog& log) {
  std::vector<std::string_view> needed;
  if (!columns.has(kId) && !columns.has(kDataId)) needed.push_back(names[kId][0]);
  for (const std::size_t field : {kDate, kType, kLatitude, kLongitude})
    if (!columns.has(field)) needed.push_back(names[field][0]);
  if (!needed.empty()) {
    log.error(1, fmt::format("no column {}; this cannot be imported as ACLED", fmt::join(needed, ", ")));
    return false;
  }
  std::vector<std::string_view> missing;
  for (std::size_t field = 0; field < kIso3; ++field)
    if (!columns.has(field)) missing.push_back(names[field][0]);
  if (!missing.empty()) log.note(fmt::format("columns that are not in the file: {}", fmt::join(missing, ", ")));
  if (const std::string unknown = columns.unknown(); !unknown.empty())
    log.note("columns that are not used: " + unknown);
  return true;
}

}  // namespace

bool is_acled(const TableHead& head) {
  if (head.empty()) return false;
  const ColumnMap columns(names, head[0]);
  return (columns.has(kId) || columns.has(kDataId)) && columns.has(kDate) && columns.has(kType) && columns.has(kActor1);
}

class AcledImporter::Work {
 public:
  Work(const ImportOptions& options, RecordSink& sink)
      : options_(options),
        sink_(sink),
        entities_(sink),
        lang_(options.header.language == "en" ? "" : "en"),
        rows_(entities_, lang_) {}

  void survey(TableReader& table, ImportLog& log);
  void add(TableReader& table, const When& known, ImportLog& log);
  void finish() {
    for (const Event& event : merge_snapshots(std::move(snapshots_), lang_)) sink_.put(event);
  }

 private:
  void begin(const When& known);
  void keep(const TableRow& row, const Event& event);
  /// False, and said, when the file has no day.
  bool date_snapshot(const When& known, ImportLog& log);

  ImportOptions options_;
  RecordSink& sink_;
  ImportEntities entities_;
  std::string lang_;
  RowReader rows_;
  std::map<const ImportLog*, DayOrder> orders_;
  std::vector<Snapshot> snapshots_;
  bool begun_ = false;
};

void AcledImporter::Work::survey(TableReader& table, ImportLog& log) {
  const ColumnMap columns(names, table.head(1)[0]);
  std::int64_t day_first = 0, month_first = 0, ambiguous = 0;
  TableRow row;
  table.next(row);
  while (table.next(row)) {
    const std::string_view date = columns.cell(row, kDate);
    const DayOrder order = day_order_of(date);
    if (order == DayOrder::kDayFirst && day_first == 0) day_first = row.line;
    if (order == DayOrder::kMonthFirst && month_first == 0) month_first = row.line;
    if (is_ambiguous_day(date) && ambiguous == 0) ambiguous = row.line;
  }
  DayOrder& order = orders_[&log];
  if (day_first != 0 && month_first != 0)
    log.error(month_first, fmt::format("event_date has the month first here and the day first on line {}", day_first));
  else if (day_first != 0 || month_first != 0)
    order = day_first != 0 ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
  else if (options_.day_order != DayOrder::kUnknown)
    order = options_.day_order;
  else if (ambiguous != 0)
    log.error(
        ambiguous,
        "event_date may have the day or the month first, here and in every other row; --date-order dmy or mdy says "
        "which");
}

void AcledImporter::Work::begin(const When& known) {
  if (begun_) return;
  begun_ = true;
  sink_.put(header_with_defaults(options_.header));
  entities_.source(source_id, [&] { return dataset(lang_, known); });
}

void AcledImporter::Work::keep(const TableRow& row, const Event& event) {
  snapshots_.back().events.push_back({event, row.line, rows_.day(), std::string(rows_.cell(kCountry))});
}

bool AcledImporter::Work::date_snapshot(const When& known, ImportLog& log) {
  Snapshot& snapshot = snapshots_.back();
  snapshot.taken = known;
  if (known.stated()) return true;
  for (const SnapshotEvent& each : snapshot.events)
    for (const Figure& figure : each.event.figures)
      if (figure.reported.stated() && (!snapshot.taken.stated() || figure.reported.earliest > snapshot.taken.earliest))
        snapshot.taken = figure.reported;
  if (snapshot.taken.stated()) return true;
  log.error(0, "no row has a timestamp: --as-of must say on which day the snapshot was taken");
  return false;
}

void AcledImporter::Work::add(TableReader& table, const When& known, ImportLog& log) {
  const TableHead head = table.head(1);
  if (head.empty()) return log.error(0, "the file has no rows");
  const ColumnMap columns(names, head[0]);
  if (!check_columns(columns, log)) return;
  begin(known);
  const bool streamed = options_.files <= 1;
  if (!streamed) snapshots_.push_back({{}, &log, {}});
  rows_.begin_file(columns, orders_[&log], known, log);
  SeenIds seen;
  TableRow row;
  table.next(row);
  while (table.next(row)) {
    log.read();
    if (row.cells.size() != columns.columns())
      log.altered(row.line, "the row has more or fewer cells than the first one",
                  fmt::format("{} instead of {}", row.cells.size(), columns.columns()));
    const Event* event = rows_.read(row);
    if (event == nullptr) continue;
    if (!seen.add(event->id)) {
      log.skipped(row.line, "its id was there before", event->id);
      continue;
    }
    if (streamed)
      sink_.put(*event);
    else
      keep(row, *event);
    log.imported();
  }
  if (!streamed) date_snapshot(known, log);
}

AcledImporter::AcledImporter(const ImportOptions& options, RecordSink& sink)
    : work_(std::make_unique<Work>(options, sink)) {}

AcledImporter::~AcledImporter() = default;

bool AcledImporter::needs_survey(const TableHead& head) const {
  if (head.size() < 2) return false;
  const ColumnMap columns(names, head[0]);
  if (!columns.has(kDate)) return false;
  for (std::size_t i = 1; i < head.size(); ++i) {
    const std::vector<std::string_view> cells(head[i].begin(), head[i].end());
    const TableRow row{0, cells};
    if (!parse_iso_day(columns.cell(row, kDate))) return true;
  }
  return false;
}

void AcledImporter::survey(TableReader& table, ImportLog& log) { work_->survey(table, log); }
void AcledImporter::add(TableReader& table, const When& known, ImportLog& log) { work_->add(table, known, log); }
void AcledImporter::finish() { work_->finish(); }

}  // namespace dateline

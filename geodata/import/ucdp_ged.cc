#include "geodata/import/ucdp_ged.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/import/import_text.h"
#include "geodata/import/seen_ids.h"
#include "geodata/import/ucdp_ged_row.h"

namespace dateline {
namespace {

using namespace ucdp_ged;

bool is_header(std::span<const std::string> row) {
  return looks_like_header(row, names, 8) && std::ranges::any_of(row, [](const std::string& cell) {
           const std::string key = column_key(cell);
           return key == "type_of_violence" || key == "type_of_vi";
         });
}

/// A row of data in the order of the columns.
bool has_shape(std::span<const std::string> row) {
  if (row.size() != kFieldCount) return false;
  const auto whole = [&](std::size_t field) { return parse_whole(trim(row[field])).has_value(); };
  return whole(kId) && whole(kYear) && whole(kTypeOfViolence) && whole(kWherePrec) && whole(kBest) &&
         parse_number(trim(row[kLatitude])) && parse_number(trim(row[kLongitude])) && parse_iso_day(row[kDateStart]) &&
         parse_iso_day(row[kDateEnd]);
}

Chronicle header_with_defaults(Chronicle header) {
  if (header.id.empty()) header.id = "ucdp-ged";
  if (header.title.empty()) header.title = {{header.language == "en" ? "" : "en", "UCDP Georeferenced Event Dataset"}};
  return header;
}

Source dataset(const std::string& lang, const When& known) {
  Source source;
  source.id = source_id;
  source.title = {{lang, "UCDP Georeferenced Event Dataset"}};
  source.kind = SourceKind::kDataset;
  source.publisher = "Uppsala Conflict Data Program, Uppsala University";
  source.url = "https://ucdp.uu.se/";
  source.published = known;
  source.licence = "CC-BY-4.0";
  source.note = {{lang,
                  "Cite the release used and Sundberg, R. and Melander, E. (2013), Introducing the UCDP Georeferenced "
                  "Event Dataset, Journal of Peace Research 50(4). \"UCDP low/high\" are the lowest and the highest "
                  "reliable estimates of deaths, not a confidence interval."}};
  return source;
}

/// False when what no event can be without is not there.
bool check_columns(const ColumnMap& columns, ImportLog& log) {
  std::vector<std::string_view> needed;
  for (const std::size_t field : {kId, kTypeOfViolence, kLatitude, kLongitude})
    if (!columns.has(field)) needed.push_back(names[field][0]);
  if (!columns.has(kDateStart) && !columns.has(kDateEnd)) needed.push_back(names[kDateStart][0]);
  if (!needed.empty()) {
    log.error(1, fmt::format("no column {}; this cannot be imported as UCDP GED", fmt::join(needed, ", ")));
    return false;
  }
  if (const std::string missing = columns.missing(); !missing.empty())
    log.note("columns that are not in the file: " + missing);
  if (const std::string unknown = columns.unknown(); !unknown.empty())
    log.note("columns that are not used: " + unknown);
  return true;
}

}  // namespace

bool is_ucdp_ged(const TableHead& head) { return !head.empty() && (is_header(head[0]) || has_shape(head[0])); }

class UcdpGedImporter::Work {
 public:
  Work(const ImportOptions& options, RecordSink& sink)
      : options_(options),
        sink_(sink),
        entities_(sink),
        lang_(options.header.language == "en" ? "" : "en"),
        rows_(entities_, lang_) {}

  void add(TableReader& table, const When& known, ImportLog& log) {
    const TableHead head = table.head(1);
    if (head.empty()) return log.error(0, "the file has no rows");
    const bool named = !has_shape(head[0]);
    const ColumnMap columns = named ? ColumnMap(names, head[0]) : ColumnMap(names);
    if (!named) log.note("the file has no names of columns; they were taken to be those of GED, in its order");
    if (!check_columns(columns, log)) return;
    begin(known);
    rows_.begin_file(columns, known, log);
    TableRow row;
    if (named) table.next(row);
    while (table.next(row)) add_row(row, columns, log);
  }

 private:
  void begin(const When& known) {
    if (begun_) return;
    begun_ = true;
    sink_.put(header_with_defaults(options_.header));
    entities_.source(source_id, [&] { return dataset(lang_, known); });
  }

  void add_row(const TableRow& row, const ColumnMap& columns, ImportLog& log) {
    log.read();
    if (row.cells.size() != columns.columns())
      log.altered(row.line, "the row has more or fewer cells than the first one",
                  fmt::format("{} instead of {}", row.cells.size(), columns.columns()));
    const Event* event = rows_.read(row);
    if (event == nullptr) return;
    if (!seen_.add(event->id)) return log.skipped(row.line, "its id was there before", event->id);
    sink_.put(*event);
    log.imported();
  }

  ImportOptions options_;
  RecordSink& sink_;
  ImportEntities entities_;
  std::string lang_;
  RowReader rows_;
  SeenIds seen_;
  bool begun_ = false;
};

UcdpGedImporter::UcdpGedImporter(const ImportOptions& options, RecordSink& sink)
    : work_(std::make_unique<Work>(options, sink)) {}

UcdpGedImporter::~UcdpGedImporter() = default;

void UcdpGedImporter::add(TableReader& table, const When& known, ImportLog& log) { work_->add(table, known, log); }

void import_ucdp_ged(TableReader& table, const ImportOptions& options, RecordSink& sink, ImportLog& log) {
  UcdpGedImporter importer(options, sink);
  importer.add(table, options.retrieved, log);
  importer.finish();
}

}  // namespace dateline

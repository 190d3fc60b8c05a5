#include "geodata/import/mapped_table.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"
#include "geodata/import/cell_values.h"
#include "geodata/import/import_text.h"
#include "geodata/import/mapping_columns.h"
#include "geodata/import/table_records.h"

namespace dateline {
namespace {

/// Reads up to and with the header row. False, with an error, when the table ends before.
bool read_columns(TableReader& table, const TableForm& form, std::vector<std::string>& names, ImportLog& log) {
  if (form.header_row == 0) {
    for (const std::vector<std::string>& row : table.head(100)) names.resize(std::max(names.size(), row.size()));
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = fmt::format("{{{}}}", i + 1);
    return true;
  }
  TableRow row;
  for (int i = 0; i < form.header_row; ++i) {
    if (table.next(row)) continue;
    log.error(0, fmt::format("the table ends before row {}, which should name its columns", form.header_row));
    return false;
  }
  names.assign(row.cells.begin(), row.cells.end());
  for (int i = 0; i < form.rows_after_header; ++i) table.next(row);
  return true;
}

/// Every column that the mapping names must be there.
void check_columns(const TableMapping& mapping, const TableColumns& columns, ImportLog& log) {
  std::vector<std::string_view> known(columns.names().begin(), columns.names().end());
  DidYouMean suggest;
  for (const auto& [name, where] : mapping.columns) {
    if (name == "{cell}" || name == "{column}" || columns.find(name)) continue;
    std::string asked_at = where.line > 0 ? fmt::format(", which {}:{} names", where.file, where.line) : "";
    log.error(0, fmt::format("no column \"{}\"{}{}", name, asked_at, suggest.among(known, name)));
  }
}

/// What a file is called without its endings, as a text.
std::string stem_of(const std::string& file) {
  std::filesystem::path path(file);
  while (path.has_extension()) path = path.stem();
  return clean_name(path.filename().string());
}

/// The command line before the mapping, the mapping before what can be made up.
Chronicle header_of(const Chronicle& asked, const Chronicle& mapped, const std::string& file) {
  Chronicle header;
  const auto first = [](const auto& a, const auto& b) { return a.empty() ? b : a; };
  header.id = first(first(asked.id, mapped.id), slug(stem_of(file)));
  header.title = first(first(asked.title, mapped.title), LocalText{{"", stem_of(file)}});
  header.note = first(asked.note, mapped.note);
  // The two that a chronicle has by default are not what somebody asked for.
  const auto stated = [](const std::string& value, std::string_view by_default) {
    return value == by_default ? "" : value;
  };
  header.time_zone = first(first(stated(asked.time_zone, "UTC"), mapped.time_zone), std::string("UTC"));
  header.language = first(first(stated(asked.language, "en"), mapped.language), std::string("en"));
  return header;
}

/// What the command line says of 3/4/2020 decides where the mapping does not.
DateOrder order_of(const TableForm& form, const ImportOptions& options) {
  if (form.date_order != DateOrder::kIso || options.day_order == DayOrder::kUnknown) return form.date_order;
  return options.day_order == DayOrder::kDayFirst ? DateOrder::kDayMonthYear : DateOrder::kMonthDayYear;
}

bool meets(const Condition& condition, const TableRowView& row) {
  const std::string cell = fold_name(row.cell(condition.column));
  const auto same = [&](const std::string& word) { return fold_name(word) == cell; };
  if (!condition.is.empty() && std::ranges::none_of(condition.is, same)) return false;
  return std::ranges::none_of(condition.is_not, same);
}

/// A rule, its number among those of its type, and the columns that it makes a record of each.
struct Work {
  const RecordRule* rule = nullptr;
  std::string id_suffix;
  std::vector<std::size_t> across;
};

std::vector<Work> plan(const TableMapping& mapping, const TableColumns& columns) {
  std::vector<Work> works;
  for (const RecordRule& rule : mapping.records) {
    Work work{&rule, {}, {}};
    const auto same_type = [&](const Work& other) { return other.rule->type == rule.type; };
    if (const auto before = std::ranges::count_if(works, same_type); before > 0)
      work.id_suffix = std::to_string(before + 1);
    if (rule.across) work.across = columns_across(rule, columns);
    works.push_back(std::move(work));
  }
  return works;
}

bool is_nothing(std::string_view cell, bool decimal_comma) {
  return cell.empty() || read_number(cell, decimal_comma) == 0.0;
}

/// True when the row became a record, or was reported.
bool do_rule(const Work& work, TableRowView& row, TableRecords& records, bool& taken) {
  const auto meets_row = [&](const Condition& condition) { return meets(condition, row); };
  if (!std::ranges::all_of(work.rule->only, meets_row)) return false;
  if (!work.rule->across) {
    taken = true;
    return records.put(*work.rule, work.id_suffix, row);
  }
  bool any = false;
  for (const std::size_t column : work.across) {
    if (is_nothing(row.cell(column), row.form().decimal_comma)) continue;
    taken = true;
    row.set_across(column);
    any |= records.put(*work.rule, work.id_suffix + std::string(row.cell("{column}")), row);
  }
  row.clear_across();
  return any;
}

void read_rows(TableReader& table, const std::vector<Work>& works, TableRowView& view, TableRecords& records,
               ImportLog& log) {
  TableRow row;
  while (!log.failed() && table.next(row)) {
    view.take(row);
    if (view.empty()) continue;
    log.read();
    bool made = false;
    bool taken = false;
    for (const Work& work : works) made |= do_rule(work, view, records, taken);
    if (made) log.imported();
    if (!taken) log.skipped(row.line, "no rule of the mapping makes anything of it");
  }
}

void put_given(const Chronicle& given, ImportEntities& entities) {
  for (const Source& source : given.sources) entities.source("given " + source.id, [&] { return source; });
  for (const Place& place : given.places) entities.place("given " + place.id, [&] { return place; });
  for (const Actor& actor : given.actors) entities.actor("given " + actor.id, [&] { return actor; });
}

}  // namespace

/// What lasts from file to file. Made when the first table's columns were found right, for its log names the chronicle.
struct MappedTableImporter::State {
  struct Begun {
    Begun(const TableMapping& mapping, const DateForm& dates, RecordSink& sink, Gazetteer* gazetteer)
        : entities(sink),
          places(mapping, entities, gazetteer),
          claims(mapping, dates, entities),
          records(places, claims, sink) {}

    ImportEntities entities;
    TablePlaces places;
    TableClaims claims;
    TableRecords records;
  };

  TableMapping mapping;
  ImportOptions options;
  RecordSink& sink;
  Gazetteer* gazetteer;
  std::optional<TimeZone> chronicle_zone, table_zone;
  DateForm dates = {};
  std::unique_ptr<Begun> begun = {};

  /// False, with an error, when it cannot.
  bool begin(ImportLog& log) {
    if (begun) return true;
    const Chronicle header = header_of(options.header, mapping.chronicle, log.file());
    chronicle_zone = TimeZone::find(header.time_zone);
    if (!mapping.form.time_zone.empty()) table_zone = TimeZone::find(mapping.form.time_zone);
    if (!chronicle_zone) {
      log.error(0, fmt::format("unknown time zone \"{}\"", header.time_zone));
      return false;
    }
    sink.put(header);
    begun = std::make_unique<Begun>(mapping, dates, sink, gazetteer);
    put_given(mapping.chronicle, begun->entities);
    return true;
  }
};

MappedTableImporter::MappedTableImporter(TableMapping mapping, const ImportOptions& options, RecordSink& sink,
                                         Gazetteer* gazetteer)
    : state_(std::make_unique<State>(State{std::move(mapping), options, sink, gazetteer, {}, {}})) {}

MappedTableImporter::~MappedTableImporter() = default;

void MappedTableImporter::set_rules(TableMapping mapping) {
  state_->mapping.form = std::move(mapping.form);
  state_->mapping.records = std::move(mapping.records);
  state_->mapping.columns = std::move(mapping.columns);
}

void MappedTableImporter::add(TableReader& table, const When& known, ImportLog& log) {
  if (has_errors(table.diagnostics())) return;  // whoever opened it reports them
  const TableMapping& mapping = state_->mapping;
  std::vector<std::string> names;
  if (!read_columns(table, mapping.form, names, log)) return;
  const TableColumns columns(std::move(names));
  check_columns(mapping, columns, log);
  if (log.failed() || !state_->begin(log)) return;
  state_->dates = {order_of(mapping.form, state_->options), mapping.form.unknown_date_parts,
                   state_->table_zone ? &*state_->table_zone : nullptr, &*state_->chronicle_zone};
  state_->begun->claims.set_known(known);
  TableRowView view(columns, mapping.form, log);
  read_rows(table, plan(mapping, columns), view, state_->begun->records, log);
}

void import_table(TableReader& table, const TableMapping& mapping, const ImportOptions& options, RecordSink& sink,
                  ImportLog& log, Gazetteer* gazetteer) {
  MappedTableImporter(mapping, options, sink, gazetteer).add(table, options.retrieved, log);
}

}  // namespace dateline

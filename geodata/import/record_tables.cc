#include "geodata/import/record_tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "geodata/import/record_cells.h"

namespace dateline {
namespace {

class RecordTables {
 public:
  RecordTables(std::vector<NamedTable> tables, RecordSink& sink, ImportLog& log)
      : tables_(std::move(tables)), sink_(sink), log_(log) {}

  void run() {
    walk("chronicle", &RecordTables::take_header);
    walk("sources", &RecordTables::take_source);
    walk("places", &RecordTables::take_place);
    walk("actors", &RecordTables::take_actor);
    walk("figures", &RecordTables::take_figure);
    for (NamedTable& table : tables_)
      if (table.rows) walk(table, &RecordTables::take_record);
    for (const Figure& figure : figures_[{"chronicle", chronicle_id_}]) sink_.put(figure);
    figures_.erase({"chronicle", chronicle_id_});
    for (const auto& [record, figures] : figures_)
      log_.error(0, fmt::format("{} figures are about {} \"{}\", which is in no table", figures.size(), record.first,
                                record.second));
  }

 private:
  using Take = void (RecordTables::*)(const RecordCells&);

  void walk(std::string_view name, Take take) {
    for (NamedTable& table : tables_)
      if (table.name == name && table.rows) walk(table, take);
  }

  /// Reads a table to its end, and lets go of it.
  void walk(NamedTable& table, Take take) {
    const std::unique_ptr<TableReader> rows = std::move(table.rows);
    TableRow row;
    if (!rows->next(row)) return;
    ColumnIndex columns;
    for (std::size_t i = 0; i < row.cells.size(); ++i) columns.emplace(row.cells[i], i);
    if (take == &RecordTables::take_record && !(columns.contains("record") && columns.contains("edtf"))) {
      log_.note(fmt::format("table \"{}\" is not read: it holds no records", table.name));
      return;
    }
    while (rows->next(row)) {
      log_.read();
      (this->*take)(RecordCells(table.name, columns, row, log_));
    }
    for (const Diagnostic& d : rows->diagnostics())
      if (d.severity == Severity::kError) log_.error(d.where.line, d.message);
  }

  void take_header(const RecordCells& cells) {
    Chronicle header;
    header.id = chronicle_id_ = cells.text("id");
    header.title = cells.texts("title");
    header.time_zone = cells.text("time_zone");
    header.language = cells.text("language");
    header.note = cells.texts("note");
    sink_.put(header);
    log_.imported();
  }

  void take_source(const RecordCells& cells) {
    Source source;
    source.id = cells.text("id");
    source.title = cells.texts("title");
    source.kind = cells.word<SourceKind>("kind");
    source.publisher = cells.text("publisher");
    source.url = cells.text("url");
    source.published = cells.when("published");
    source.via = cells.text("via");
    source.licence = cells.text("licence");
    source.note = cells.texts("note");
    sink_.put(source);
    log_.imported();
  }

  void take_place(const RecordCells& cells) {
    Place place;
    place.id = cells.text("id");
    place.names = cells.texts("name");
    place.position = cells.position();
    place.kind = cells.word<PlaceKind>("kind");
    place.within = cells.text("within");
    place.precision = cells.word<PlacePrecision>("precision");
    place.uncertainty_m = cells.number("uncertainty_m");
    place.countries = cells.words("countries");
    place.sources = cells.words("sources");
    place.note = cells.texts("note");
    sink_.put(place);
    log_.imported();
  }

  void take_actor(const RecordCells& cells) {
    Actor actor;
    actor.id = cells.text("id");
    actor.names = cells.texts("name");
    actor.kind = cells.word<ActorKind>("kind");
    actor.part_of = cells.text("part_of");
    actor.country = cells.text("country");
    actor.note = cells.texts("note");
    sink_.put(actor);
    log_.imported();
  }

  void take_figure(const RecordCells& cells) {
    Figure figure;
    figure.measure = cells.word<Measure>("measure");
    figure.low = cells.number("low");
    figure.best = cells.number("best");
    figure.high = cells.number("high");
    figure.qualifier = cells.word<Qualifier>("qualifier");
    figure.currency = cells.text("currency");
    figure.reported = cells.when("reported");
    figure.source = cells.text("source");
    figure.status = cells.word<ClaimStatus>("status");
    figure.among = cells.text("among");
    figure.covers = cells.when("covers");
    figure.note = cells.texts("note");
    figure.id = cells.text("id");
    figure.repeats = cells.text("repeats");
    figures_[{std::string(cells.text("record")), std::string(cells.text("record_id"))}].push_back(std::move(figure));
    log_.imported();
  }

  void take_record(const RecordCells& cells) {
    const std::string_view record = cells.text("record");
    if (record == "event") return take_event(cells);
    if (record == "movement") return take_movement(cells);
    if (record == "deployment") return take_deployment(cells);
    cells.wrong("record", "not event, movement or deployment");
  }

  template <typename Record>
  void take_common(Record& record, const RecordCells& cells) {
    record.id = cells.text("id");
    record.when = cells.when("edtf");
    record.title = cells.texts("title");
    record.note = cells.texts("note");
    record.sources = cells.words("sources");
    record.tags = cells.words("tags");
    record.certainty = cells.word<Certainty>("certainty");
    const auto figures = figures_.find({std::string(cells.text("record")), record.id});
    if (figures == figures_.end()) return;
    record.figures = std::move(figures->second);
    figures_.erase(figures);
  }

  void take_event(const RecordCells& cells) {
    Event event;
    take_common(event, cells);
    event.kind = cells.word<EventKind>("kind");
    event.places = cells.words("places");
    event.actors = cells.participants("actors");
    put_once(event, cells);
  }

  void take_movement(const RecordCells& cells) {
    Movement movement;
    take_common(movement, cells);
    movement.kind = cells.word<MovementKind>("kind");
    movement.path = cells.path("path");
    movement.mode = cells.word<MovementMode>("mode");
    movement.actors = cells.participants("actors");
    put_once(movement, cells);
  }

  void take_deployment(const RecordCells& cells) {
    Deployment deployment;
    take_common(deployment, cells);
    deployment.force = cells.text("force");
    const std::vector<Waypoint> from = cells.path("path");
    if (!from.empty()) deployment.from = from.front();
    deployment.to = cells.words("places");
    put_once(deployment, cells);
  }

  template <typename Record>
  void put_once(const Record& record, const RecordCells& cells) {
    if (!seen_.insert({std::string(cells.text("record")), record.id}).second)
      return cells.wrong("id", "this record is there twice");
    sink_.put(record);
    log_.imported();
  }

  using RecordId = std::pair<std::string, std::string>;

  std::vector<NamedTable> tables_;
  RecordSink& sink_;
  ImportLog& log_;
  std::string chronicle_id_;
  std::map<RecordId, std::vector<Figure>> figures_;
  std::set<RecordId> seen_;
};

}  // namespace

bool are_record_tables(const std::vector<std::string>& names) {
  return std::ranges::count(names, "chronicle") > 0 && std::ranges::count(names, "places") > 0;
}

void import_record_tables(std::vector<NamedTable> tables, RecordSink& sink, ImportLog& log) {
  RecordTables(std::move(tables), sink, log).run();
}

}  // namespace dateline

#include "geodata/import/table_claims.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/import/cell_values.h"

namespace dateline {
namespace {

/// Numbers that some column gives, in order: low <= best <= high.
bool in_order(const Figure& f) {
  const auto wrong = [](const std::optional<double>& less, const std::optional<double>& more) {
    return less && more && *less > *more;
  };
  return !wrong(f.low, f.best) && !wrong(f.best, f.high) && !wrong(f.low, f.high);
}

bool below_zero(const Figure& f) {
  if (f.measure == Measure::kMagnitude || f.measure == Measure::kWaterLevelM) return false;
  return f.low.value_or(0) < 0 || f.best.value_or(0) < 0 || f.high.value_or(0) < 0;
}

/// Reads the cell into `number`; what is not a plain number is reported.
void take_number(std::string_view cell, const TableRowView& row, std::optional<double>& number) {
  if (cell.empty()) return;
  number = read_number(cell, row.form().decimal_comma);
  if (!number) row.altered(row_reason::bad_number, cell);
}

void take_quantity(std::string_view cell, const TableRowView& row, Figure& figure) {
  if (cell.empty()) return;
  const auto quantity = read_quantity(cell, row.form().decimal_comma);
  if (!quantity) return row.altered(row_reason::bad_number, cell);
  figure.low = quantity->low;
  figure.best = quantity->best;
  figure.high = quantity->high;
  figure.qualifier = quantity->qualifier;
}

}  // namespace

TableClaims::TableClaims(const TableMapping& mapping, const DateForm& dates, ImportEntities& entities)
    : mapping_(mapping), dates_(dates), entities_(entities) {
  for (const Source& source : mapping.chronicle.sources) {
    known_sources_[source.id] = source.id;
    for (const Name& title : source.title) known_sources_.try_emplace(fold_name(title.text), source.id);
  }
  for (const Actor& actor : mapping.chronicle.actors) {
    known_actors_[actor.id] = actor.id;
    for (const Name& name : actor.names) known_actors_.try_emplace(fold_name(name.text), actor.id);
  }
}

DateReading TableClaims::read_time(const CellTime& cells, const TableRowView& row) const {
  if (!cells.edtf.empty()) {
    const std::string_view text = row.cell(cells.edtf);
    if (text.empty() || parse_edtf(text)) return {std::string(text), {}};
    return read_date(text, dates_);
  }
  if (!cells.date.empty()) return read_date_and_time(row.cell(cells.date), row.cell(cells.time), dates_);
  if (!cells.year.empty())
    return read_date_parts(row.cell(cells.year), row.cell(cells.month), row.cell(cells.day), dates_);
  if (cells.start.empty() && cells.end.empty()) return {};
  return join_dates(read_date(row.cell(cells.start), dates_), read_date(row.cell(cells.end), dates_));
}

When TableClaims::time(const CellTime& cells, const TableRowView& row) const {
  const DateReading reading = read_time(cells, row);
  if (!reading.problem.empty()) row.altered(row_reason::bad_time, reading.problem);
  if (reading.edtf.empty()) return cells.constant;
  Result<When> when = parse_edtf(reading.edtf);
  return when ? *when : When{};
}

std::string TableClaims::source(const CellSource& cells, std::string_view title, const TableRowView& row) {
  auto known = known_sources_.find(title);
  if (known == known_sources_.end()) known = known_sources_.find(fold_name(title));
  if (known != known_sources_.end()) return known->second;
  std::string url(row.cell(cells.url));
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    row.altered("an address is no http or https address", url);
    url.clear();
  }
  const std::string name = title.empty() ? url : one_line(title);
  if (name.empty()) return {};
  const std::string publisher = row.value(cells.publisher);
  const std::string key = name + key_separator + url + key_separator + publisher;
  return entities_.source(key, [&] {
    Source made;
    made.id = slug_with_hash(name, key);
    made.title = {{"", name}};
    made.url = url;
    made.publisher = publisher;
    made.kind = row.word<SourceKind>(cells.kind).value_or(SourceKind::kUnspecified);
    CellTime published;
    published.date = cells.published;
    made.published = time(published, row);
    return made;
  });
}

std::vector<std::string> TableClaims::sources(const std::vector<CellSource>& cells, const TableRowView& row) {
  std::vector<std::string> ids;
  const auto add = [&](const CellSource& cell, std::string_view title) {
    std::string id = source(cell, title, row);
    if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
  };
  for (const CellSource& cell : cells) {
    const std::string title = row.value(cell.title);
    if (cell.separator.empty() || title.empty()) {
      add(cell, title);
    } else {
      for (const std::string_view one : split_list(title, cell.separator)) add(cell, one);
    }
  }
  return ids;
}

std::vector<std::string> TableClaims::with_table(std::vector<std::string> sources) const {
  if (!mapping_.source.empty() && std::ranges::find(sources, mapping_.source) == sources.end())
    sources.push_back(mapping_.source);
  return sources;
}

std::string TableClaims::actor(std::string_view name, ActorKind kind) {
  auto known = known_actors_.find(name);
  if (known == known_actors_.end()) known = known_actors_.find(fold_name(name));
  if (known != known_actors_.end()) return known->second;
  const std::string text = one_line(name);
  return entities_.actor(text, [&] {
    Actor made;
    made.id = slug_with_hash(text, text);
    made.names = {{"", text}};
    made.kind = kind;
    return made;
  });
}

std::vector<Participant> TableClaims::actors(const std::vector<CellActor>& cells, const TableRowView& row) {
  std::vector<Participant> out;
  for (const CellActor& cell : cells) {
    const std::string names = row.value(cell.name);
    if (names.empty()) continue;
    const Role role = row.word<Role>(cell.role).value_or(Role::kParticipant);
    const ActorKind kind = row.word<ActorKind>(cell.kind).value_or(ActorKind::kUnspecified);
    for (const std::string_view name : split_list(names, ";")) {
      Participant participant{actor(name, kind), role};
      if (std::ranges::find(out, participant) == out.end()) out.push_back(std::move(participant));
    }
  }
  return out;
}

/// False when households cannot be told from people in this measure; the figure is then left out and reported.
bool TableClaims::take_unit(const CellFigure& cells, const TableRowView& row, Figure& figure) const {
  const std::string unit = as_word(row.value(cells.unit));
  if (unit.empty() || unit == "people" || unit == "persons" || unit == "individuals") return true;
  if (unit != "households" && unit != "families") {
    row.altered(row_reason::bad_word, fmt::format("unit \"{}\"", unit));
    return false;
  }
  if (figure.measure == Measure::kDisplaced) figure.measure = Measure::kHouseholdsDisplaced;
  if (figure.measure == Measure::kHouseholdsDisplaced) return true;
  row.altered("a number of households has no measure", to_string(figure.measure));
  return false;
}

std::optional<Figure> TableClaims::figure(const CellFigure& cells, const TableRowView& row) {
  if (row.cell(cells.best).empty() && row.cell(cells.low).empty() && row.cell(cells.high).empty()) return std::nullopt;
  const auto measure = row.word<Measure>(cells.measure);
  if (!measure || *measure == Measure::kUnspecified) return std::nullopt;
  Figure out;
  out.measure = *measure;
  if (!take_unit(cells, row, out)) return std::nullopt;
  take_quantity(row.cell(cells.best), row, out);
  take_number(row.cell(cells.low), row, out.low);
  take_number(row.cell(cells.high), row, out.high);
  if (!out.low && !out.best && !out.high) return std::nullopt;
  if (below_zero(out)) {
    row.altered("a number is below zero", to_string(out.measure));
    return std::nullopt;
  }
  if (!in_order(out)) {
    row.altered("estimates are not in order",
                fmt::format("{}: low {}, best {}, high {}", to_string(out.measure), row.cell(cells.low),
                            row.cell(cells.best), row.cell(cells.high)));
    out.low = out.high = std::nullopt;
    if (!out.best) return std::nullopt;
  }
  return out;
}

std::vector<Figure> TableClaims::figures(const std::vector<CellFigure>& cells, const TableRowView& row,
                                         const std::vector<std::string>& row_sources) {
  std::vector<Figure> out;
  for (const CellFigure& cell : cells) {
    auto one = figure(cell, row);
    if (!one) continue;
    if (cell.qualifier.given()) one->qualifier = row.word<Qualifier>(cell.qualifier).value_or(one->qualifier);
    one->status = row.word<ClaimStatus>(cell.status).value_or(ClaimStatus::kUnspecified);
    one->reported = time(cell.reported, row);
    if (!one->reported.stated()) one->reported = known_;
    if (cell.source)
      if (const auto own = sources({*cell.source}, row); !own.empty()) one->source = own.front();
    // Of several sources of a row nobody knows whose number it is; the table says it.
    const bool row_says = row_sources.size() == 1 || (mapping_.source.empty() && !row_sources.empty());
    if (one->source.empty()) one->source = row_says ? row_sources.front() : mapping_.source;
    one->currency = ascii_upper(row.value(cell.currency));
    if (const std::string among = row.value(cell.among); !among.empty())
      one->among = actor(among, ActorKind::kUnspecified);
    out.push_back(std::move(*one));
  }
  return out;
}

}  // namespace dateline

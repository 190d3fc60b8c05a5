#include "geodata/import/mapping_columns.h"

#include <set>

#include "geodata/import/cell_values.h"

namespace dateline {
namespace {

using Columns = std::vector<std::string>;

void add(const std::string& column, Columns& out) {
  if (!column.empty()) out.push_back(column);
}
void add(const Columns& columns, Columns& out) { out.insert(out.end(), columns.begin(), columns.end()); }
void add(const CellValue& value, Columns& out) { add(value.columns, out); }
void add(const CellText& text, Columns& out) { add(text.columns, out); }

void add(const CellPlace& place, Columns& out);
void add(const CellActor& actor, Columns& out);
void add(const CellSource& source, Columns& out);
void add(const CellFigure& figure, Columns& out);

template <typename T>
void add_all(const std::vector<T>& things, Columns& out) {
  for (const T& thing : things) add(thing, out);
}

void add(const CellTime& time, Columns& out) {
  for (const std::string* column :
       {&time.edtf, &time.date, &time.time, &time.start, &time.end, &time.year, &time.month, &time.day})
    add(*column, out);
}

void add(const CellPlace& place, Columns& out) {
  add_all(place.name, out);
  for (const std::string* column : {&place.lat, &place.lon, &place.coordinates, &place.code}) add(*column, out);
  for (const CellValue* value : {&place.precision, &place.uncertainty_m, &place.country, &place.kind}) add(*value, out);
  add(place.within, out);
}

void add(const CellActor& actor, Columns& out) {
  for (const CellValue* value : {&actor.name, &actor.role, &actor.kind}) add(*value, out);
}

void add(const CellSource& source, Columns& out) {
  for (const CellValue* value : {&source.title, &source.publisher, &source.kind}) add(*value, out);
  add(source.url, out);
  add(source.published, out);
}

void add(const CellFigure& figure, Columns& out) {
  for (const CellValue* value :
       {&figure.measure, &figure.qualifier, &figure.status, &figure.unit, &figure.currency, &figure.among})
    add(*value, out);
  for (const std::string* column : {&figure.best, &figure.low, &figure.high}) add(*column, out);
  add(figure.reported, out);
  if (figure.source) add(*figure.source, out);
}

}  // namespace

std::vector<std::string> columns_of(const RecordRule& rule) {
  Columns out;
  for (const Condition& only : rule.only) add(only.column, out);
  for (const CellValue* value : {&rule.id, &rule.kind, &rule.mode, &rule.certainty}) add(*value, out);
  add_all(rule.title, out);
  add_all(rule.note, out);
  add(rule.when, out);
  add_all(rule.places, out);
  if (rule.origin) add(*rule.origin, out);
  add_all(rule.via, out);
  if (rule.destination) add(*rule.destination, out);
  add_all(rule.actors, out);
  add_all(rule.figures, out);
  add_all(rule.sources, out);
  add_all(rule.tags, out);
  return out;
}

std::vector<std::size_t> columns_across(const RecordRule& rule, const TableColumns& columns) {
  std::vector<std::size_t> out;
  if (!rule.across) return out;
  for (const std::string& name : *rule.across)
    if (const auto column = columns.find(name)) out.push_back(*column);
  if (!rule.across->empty()) return out;
  std::set<std::size_t> used;
  for (const std::string& name : columns_of(rule))
    if (const auto column = columns.find(name)) used.insert(*column);
  for (std::size_t i = 0; i < columns.names().size(); ++i)
    if (!used.contains(i) && !trim_cell(columns.names()[i]).empty()) out.push_back(i);
  return out;
}

}  // namespace dateline

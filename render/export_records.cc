#include "render/export_records.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "render/export_looks.h"
#include "render/record_columns.h"

namespace dateline {
namespace {

using Context = std::shared_ptr<const ExportContext>;

template <typename Row>
void walk_over(TableMaker<Row>& maker, const Context& context, const std::vector<Row> Chronicle::*rows) {
  maker.walk = [context, rows](const auto& use) {
    for (const Row& row : context->chronicle().*rows) use(row);
  };
}

void add_place_columns(TableMaker<Place>& maker, const Context& context) {
  using Row = const Place&;
  maker.add(
      {"id", FieldType::kText, "Id"}, [](Row p) { return text_value(p.id); }, true);
  maker.add(
      {"label", FieldType::kText, "Name"}, [context](Row p) { return text_value(context->text(p.names)); }, true);
  maker.add_texts("name", "Name", [](Row row) -> const LocalText& { return row.names; });
  maker.add({"kind", FieldType::kText, "Kind"}, [](Row p) { return kind_value(p.kind); });
  maker.add({"precision", FieldType::kText, "Precision"}, [](Row p) { return kind_value(p.precision); });
  maker.add({"uncertainty_m", FieldType::kReal, "Within so many metres"},
            [](Row p) { return number_value(p.uncertainty_m); });
  maker.add({"within", FieldType::kText, "Within (id)"}, [](Row p) { return text_value(p.within); });
  maker.add({"countries", FieldType::kText, "Countries"}, [](Row p) { return words_value(p.countries); });
  maker.add({"sources", FieldType::kText, "Sources (ids)"}, [](Row p) { return words_value(p.sources); });
  maker.add_texts("note", "Note", [](Row row) -> const LocalText& { return row.note; });
}

FeatureTable places_table(const Context& context) {
  TableMaker<Place> maker;
  add_place_columns(maker, context);
  walk_over(maker, context, &Chronicle::places);
  maker.shape = [](const Place& p) { return p.position ? Shape::point(*p.position) : Shape{}; };
  FeatureTable table = maker.table("places", "Places");
  table.shape = ShapeKind::kPoint;
  table.label_field = "label";
  return table;
}

/// The circle of that radius on the sphere, counter-clockwise.
std::vector<LonLat> circle(LonLat center, double radius_m) {
  constexpr int corners = 72;
  constexpr double rad = std::numbers::pi / 180;
  const double angle = radius_m / 6371008.8;
  const double lat = center.lat_deg * rad;
  std::vector<LonLat> ring;
  for (int i = 0; i < corners; ++i) {
    const double bearing = -2 * std::numbers::pi * i / corners;
    const double y = std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(bearing);
    const double x = std::sin(bearing) * std::sin(angle) * std::cos(lat);
    const double lon = std::atan2(x, std::cos(angle) - std::sin(lat) * y);
    ring.push_back({center.lon_deg + lon / rad, std::asin(std::clamp(y, -1.0, 1.0)) / rad});
  }
  return ring;
}

FeatureTable place_areas_table(const Context& context) {
  TableMaker<Place> maker;
  using Row = const Place&;
  maker.add(
      {"id", FieldType::kText, "Place (id)"}, [](Row p) { return text_value(p.id); }, true);
  maker.add(
      {"label", FieldType::kText, "Name"}, [context](Row p) { return text_value(context->text(p.names)); }, true);
  maker.add(
      {"look", FieldType::kText, "Symbol"}, [](Row) { return text_value("area"); }, true);
  maker.add({"uncertainty_m", FieldType::kReal, "Within so many metres"},
            [](Row p) { return number_value(p.uncertainty_m); });
  maker.walk = [context](const auto& use) {
    for (const Place& p : context->chronicle().places)
      if (p.position && p.uncertainty_m.value_or(0) > 0) use(p);
  };
  maker.shape = [](Row p) { return Shape{{circle(*p.position, *p.uncertainty_m)}, {true}}; };
  maker.add_look = [](Row, Feature& feature) { feature.look = 0; };
  FeatureTable table = maker.table("place_areas", "Where places may lie");
  table.looks = {area_look(context->style(), context->lang())};
  table.role = TableRole::kDrawn;
  table.shape = ShapeKind::kArea;
  return table;
}

FeatureTable sources_table(const Context& context) {
  TableMaker<Source> maker;
  using Row = const Source&;
  maker.add(
      {"id", FieldType::kText, "Id"}, [](Row s) { return text_value(s.id); }, true);
  maker.add(
      {"label", FieldType::kText, "Title"}, [context](Row s) { return text_value(context->text(s.title)); }, true);
  maker.add_texts("title", "Title", [](Row row) -> const LocalText& { return row.title; });
  maker.add({"kind", FieldType::kText, "Kind"}, [](Row s) { return kind_value(s.kind); });
  maker.add({"publisher", FieldType::kText, "Publisher"}, [](Row s) { return text_value(s.publisher); });
  maker.add({"url", FieldType::kText, "URL"}, [](Row s) { return text_value(s.url); });
  maker.add({"published", FieldType::kText, "Published (EDTF)"}, [](Row s) { return text_value(s.published.edtf); });
  maker.add({"via", FieldType::kText, "Via (id)"}, [](Row s) { return text_value(s.via); });
  maker.add({"licence", FieldType::kText, "Licence"}, [](Row s) { return text_value(s.licence); });
  maker.add_texts("note", "Note", [](Row row) -> const LocalText& { return row.note; });
  walk_over(maker, context, &Chronicle::sources);
  return maker.table("sources", "Sources");
}

FeatureTable actors_table(const Context& context) {
  TableMaker<Actor> maker;
  using Row = const Actor&;
  maker.add(
      {"id", FieldType::kText, "Id"}, [](Row a) { return text_value(a.id); }, true);
  maker.add(
      {"label", FieldType::kText, "Name"}, [context](Row a) { return text_value(context->text(a.names)); }, true);
  maker.add_texts("name", "Name", [](Row row) -> const LocalText& { return row.names; });
  maker.add({"kind", FieldType::kText, "Kind"}, [](Row a) { return kind_value(a.kind); });
  maker.add({"part_of", FieldType::kText, "Part of (id)"}, [](Row a) { return text_value(a.part_of); });
  maker.add({"country", FieldType::kText, "Country"}, [](Row a) { return text_value(a.country); });
  maker.add_texts("note", "Note", [](Row row) -> const LocalText& { return row.note; });
  walk_over(maker, context, &Chronicle::actors);
  return maker.table("actors", "Actors");
}

FeatureTable chronicle_table(const Context& context) {
  TableMaker<Chronicle> maker;
  using Row = const Chronicle&;
  maker.add(
      {"id", FieldType::kText, "Id"}, [](Row c) { return text_value(c.id); }, true);
  maker.add_texts("title", "Title", [](Row c) -> const LocalText& { return c.title; });
  maker.add(
      {"time_zone", FieldType::kText, "Time zone"}, [](Row c) { return text_value(c.time_zone); }, true);
  maker.add(
      {"language", FieldType::kText, "Language"}, [](Row c) { return text_value(c.language); }, true);
  maker.add({"as_of", FieldType::kText, "Figures as of (EDTF)"},
            [context](Row) { return text_value(context->inputs->spec.as_of.edtf); });
  maker.add({"shown", FieldType::kText, "Window (EDTF)"},
            [context](Row) { return text_value(context->inputs->spec.window.edtf); });
  maker.add_texts("note", "Note", [](Row c) -> const LocalText& { return c.note; });
  maker.walk = [context](const auto& use) { use(context->chronicle()); };
  return maker.table("chronicle", "The chronicle");
}

}  // namespace

std::vector<FeatureTable> record_tables(const Context& context) {
  std::vector<FeatureTable> tables;
  for (auto make : {place_areas_table, places_table, sources_table, actors_table, chronicle_table})
    if (FeatureTable table = make(context); table.rows > 0) tables.push_back(std::move(table));
  return tables;
}

}  // namespace dateline

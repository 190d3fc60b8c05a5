#include "render/export_tables.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "render/description.h"
#include "render/export_drawn.h"
#include "render/export_layers.h"
#include "render/export_records.h"
#include "render/map_pipeline.h"
#include "render/record_columns.h"

namespace dateline {
namespace {

/// Above so many records a map is laid out for too long to have its arrows and areas as drawn.
constexpr std::size_t most_drawn_records = 20'000;

std::size_t record_count(const ChronicleView& view) {
  return view.events.size() + view.movements.size() + view.deployments.size();
}

bool draws_more_than_records(const MapPlan& plan) {
  return std::ranges::any_of(plan.layers, [](const PlannedLayer& layer) {
    return layer.aggregate || !layer.movements.empty() || !layer.deployments.empty();
  });
}

/// The corners and edges of the map's frame in degrees.
LonLatBox extent_of(const MapPlan& plan) {
  LonLatBox box{180, 90, -180, -90};
  const PageBox& frame = plan.viewport.page();
  constexpr int steps = 24;
  for (int i = 0; i <= steps; ++i)
    for (int j = 0; j <= steps; ++j) {
      const PagePoint at{frame.left_pt + frame.width_pt() * i / steps, frame.top_pt + frame.height_pt() * j / steps};
      const std::optional<LonLat> p = plan.projection.inverse(plan.viewport.to_plane(at));
      if (!p) continue;
      box = {std::min(box.west_deg, p->lon_deg), std::min(box.south_deg, p->lat_deg),
             std::max(box.east_deg, p->lon_deg), std::max(box.north_deg, p->lat_deg)};
    }
  return box.west_deg > box.east_deg ? LonLatBox{-180, -90, 180, 90} : box;
}

std::string instant(LocalSeconds time, const TimeZone& zone) {
  const FieldValue value = instant_value(time, zone);
  return value.index() == 0 ? std::string{} : std::get<std::string>(value);
}

/// The window, or from the first to the last stated end of any record.
void add_span(ExportTables& tables, const ExportContext& context) {
  LocalSeconds first = LocalSeconds::max(), last = LocalSeconds::min();
  const auto widen = [&](const auto& views) {
    for (const auto& v : views) {
      if (!v.record->when.open_begin()) first = std::min(first, v.record->when.earliest);
      if (!v.record->when.open_end()) last = std::max(last, v.record->when.latest);
    }
  };
  widen(context.view.events);
  widen(context.view.movements);
  widen(context.view.deployments);
  if (!context.view.window.open_begin()) first = context.view.window.earliest;
  if (!context.view.window.open_end()) last = context.view.window.latest;
  tables.begin = instant(first, context.zone);
  tables.end = instant(last, context.zone);
}

void add_relations(ExportTables& tables) {
  for (const FeatureTable& t : tables.tables)
    if (t.role == TableRole::kLayer && tables.find("figures"))
      tables.relations.push_back({"figures of " + t.name, "figures", "record_id", t.name});
  const auto relate = [&](std::string name, const char* from, const char* field, const char* to) {
    if (tables.find(from) && tables.find(to)) tables.relations.push_back({std::move(name), from, field, to});
  };
  relate("source of a figure", "figures", "source", "sources");
  relate("whole of a place", "places", "within", "places");
}

/// Lays out the map, of which nothing but the shapes is kept.
void add_drawn(ExportTables& tables, const MapInputs& inputs, const TextMeasurer& measurer, Diagnostics& diagnostics) {
  MapPipeline pipeline(inputs, measurer);
  if (pipeline.begin()) {
    const Layout layout = pipeline.lay_out(pipeline.map(), pipeline.blocks(), {});
    const Sheet& map = pipeline.map();
    tables.credits = map.scene.texts.credits;
    tables.description = describe(map.scene, map.plan, pipeline.view()).full;
    for (FeatureTable& table : drawn_tables(map.plan, map.scene, layout, inputs.style))
      tables.tables.push_back(std::move(table));
  }
  append(diagnostics, std::move(pipeline.diagnostics));
}

std::shared_ptr<const ExportContext> context_of(const MapInputs& inputs, ChronicleView view, MapPlan plan) {
  return std::make_shared<ExportContext>(ExportContext{&inputs, std::move(view), std::move(plan),
                                                       index_places(inputs.chronicle),
                                                       TimeZone::find(inputs.chronicle.time_zone).value()});
}

}  // namespace

Result<ExportTables> make_export_tables(const MapInputs& inputs, const TextMeasurer& measurer) {
  const When& as_of = inputs.spec.as_of;
  ChronicleView view =
      view_of(inputs.chronicle, inputs.spec.window, as_of.stated() ? as_of.latest : LocalSeconds::max());
  Result<MapPlan> plan = make_plan(inputs.spec, inputs.chronicle, view);
  if (!plan) return Result<ExportTables>::failure(std::move(plan.diagnostics));
  const bool drawn = draws_more_than_records(*plan);
  const std::size_t records = record_count(view);
  const auto context = context_of(inputs, std::move(view), std::move(*plan));

  ExportTables tables;
  Diagnostics diagnostics;
  tables.title = context->text(inputs.spec.title.empty() ? inputs.chronicle.title : inputs.spec.title);
  tables.language = context->lang();
  tables.extent = extent_of(context->plan);
  add_span(tables, *context);
  tables.tables = layer_tables(context);
  if (drawn && records <= most_drawn_records) {
    add_drawn(tables, inputs, measurer, diagnostics);
  } else {
    diagnostics = std::move(plan.diagnostics);
    if (drawn)
      diagnostics.push_back({Severity::kWarning,
                             {},
                             fmt::format("arrows and areas as drawn are left out: the map has {} records, more than {}",
                                         records, most_drawn_records)});
  }
  for (FeatureTable& table : record_tables(context)) tables.tables.push_back(std::move(table));
  if (FeatureTable others = other_records_table(context); others.rows > 0) tables.tables.push_back(std::move(others));
  add_relations(tables);
  return Result<ExportTables>::of(std::move(tables), std::move(diagnostics));
}

}  // namespace dateline

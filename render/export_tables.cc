#include "render/export_tables.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "render/description.h"
#include "render/export_drawn.h"
#include "render/export_layers.h"
#include "render/export_records.h"
#include "render/layer_selection.h"
#include "render/map_pipeline.h"
#include "render/record_columns.h"

namespace dateline {
namespace {

/// Above so many records a map is laid out for too long to have its arrows and areas as drawn.
constexpr std::size_t most_drawn_records = 20'000;

void widen(LonLatBox& box, LonLat p) {
  box = {std::min(box.west_deg, p.lon_deg), std::min(box.south_deg, p.lat_deg), std::max(box.east_deg, p.lon_deg),
         std::max(box.north_deg, p.lat_deg)};
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
      if (p) widen(box, *p);
    }
  return box.west_deg > box.east_deg ? LonLatBox{-180, -90, 180, 90} : box;
}

/// Of all that have a position.
LonLatBox extent_of(const std::vector<Place>& places) {
  LonLatBox box{180, 90, -180, -90};
  for (const Place& place : places)
    if (place.position) widen(box, *place.position);
  return box.west_deg > box.east_deg ? LonLatBox{-180, -90, 180, 90} : box;
}

std::string instant(LocalSeconds time, const TimeZone& zone) {
  const FieldValue value = instant_value(time, zone);
  return value.index() == 0 ? std::string{} : std::get<std::string>(value);
}

/// The window, or from the first to the last stated end of any record.
void add_span(ExportTables& tables, const ExportSurvey& survey, const ExportContext& context) {
  const When& window = context.view.window;
  tables.begin = instant(window.open_begin() ? survey.first : window.earliest, context.zone);
  tables.end = instant(window.open_end() ? survey.last : window.latest, context.zone);
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
    tables.description = describe(map.scene, map.plan, pipeline.view(), inputs.style).full;
    for (FeatureTable& table : drawn_tables(map.plan, map.scene, layout, inputs.style, inputs.chronicle))
      tables.tables.push_back(std::move(table));
  }
  append(diagnostics, std::move(pipeline.diagnostics));
}

bool adds_up(const ExportContext& context) {
  return std::ranges::any_of(context.layers, [](const PlannedLayer& layer) { return layer.aggregate.has_value(); });
}

bool selects_by_kind(const LayerSpec& layer) {
  const Selection& s = layer.select;
  return s.ids.empty() && s.except_ids.empty() && s.tags.empty() && s.actors.empty() && s.places.empty();
}

std::map<EventKind, std::optional<std::size_t>> layers_of_kinds(const ExportContext& context) {
  std::map<EventKind, std::optional<std::size_t>> layers;
  if (!std::ranges::all_of(context.specs, selects_by_kind)) return layers;
  Event event;
  for (std::size_t kind = 0; kind < words_of<EventKind>().size(); ++kind) {
    event.kind = static_cast<EventKind>(kind);
    layers.emplace(event.kind, context.layer_of(RecordRow(event)));
  }
  return layers;
}

std::shared_ptr<const ExportContext> context_of(const MapInputs& inputs, std::unique_ptr<const RecordSource> records,
                                                ChronicleView view) {
  const Chronicle& chronicle = inputs.chronicle;
  auto context = std::make_shared<ExportContext>(ExportContext{&inputs,
                                                               std::move(records),
                                                               std::move(view),
                                                               inputs.spec.languages,
                                                               layers_of(inputs.spec),
                                                               {},
                                                               index_places(chronicle),
                                                               TimeZone::find(chronicle.time_zone).value(),
                                                               {}});
  if (context->languages.empty()) context->languages = {chronicle.language};
  for (const LayerSpec& layer : context->specs)
    context->layers.push_back(empty_layer(layer, context->languages, chronicle.language));
  context->layers_of_kinds = layers_of_kinds(*context);
  return context;
}

/// Everything but what is drawn; that goes between layers and records.
ExportTables record_export(const std::shared_ptr<const ExportContext>& context, ExportSurvey& survey) {
  const MapSpec& spec = context->inputs->spec;
  ExportTables tables;
  tables.title = context->text(spec.title.empty() ? context->chronicle().title : spec.title);
  tables.language = context->lang();
  add_span(tables, survey, *context);
  tables.tables = layer_tables(survey, *context);
  return tables;
}

void add_records(ExportTables& tables, const std::shared_ptr<const ExportContext>& context, ExportSurvey& survey) {
  for (FeatureTable& table : record_tables(context)) tables.tables.push_back(std::move(table));
  if (survey.claims.rows() > 0) tables.tables.push_back(survey.claims.table("figures", "Figures: one row a claim"));
  if (survey.others.rows() > 0) tables.tables.push_back(survey.others.table("other_records", "Other records"));
  add_relations(tables);
}

Diagnostic too_many_to_draw(std::size_t records) {
  return {Severity::kWarning,
          {},
          fmt::format("arrows and areas as drawn are left out: the map has {} records, more than {}", records,
                      most_drawn_records)};
}

LocalSeconds moment_of(const When& as_of) { return as_of.stated() ? as_of.latest : LocalSeconds::max(); }

}  // namespace

Result<ExportTables> make_export_tables(const MapInputs& inputs, const TextMeasurer& measurer) {
  ChronicleView view = view_of(inputs.chronicle, inputs.spec.window, moment_of(inputs.spec.as_of));
  Result<MapPlan> plan = make_plan(inputs.spec, inputs.chronicle, view);
  if (!plan) return Result<ExportTables>::failure(std::move(plan.diagnostics));
  ChronicleView head{view.chronicle, view.window, view.as_of, {}, {}, {}, view.figures};
  const auto context = context_of(inputs, std::make_unique<MemoryRecords>(std::move(view)), std::move(head));
  ExportSurvey survey = survey_records(context);
  ExportTables tables = record_export(context, survey);
  tables.extent = extent_of(*plan);
  Diagnostics diagnostics;
  const bool drawn = survey.draws_arrows || adds_up(*context);
  if (drawn && survey.records <= most_drawn_records) {
    add_drawn(tables, inputs, measurer, diagnostics);
  } else {
    diagnostics = std::move(plan.diagnostics);
    if (drawn) diagnostics.push_back(too_many_to_draw(survey.records));
  }
  add_records(tables, context, survey);
  return Result<ExportTables>::of(std::move(tables), std::move(diagnostics));
}

Result<ExportTables> make_stream_export_tables(const MapInputs& inputs, const std::string& stream) {
  const MapSpec& spec = inputs.spec;
  const AsOf as_of{moment_of(spec.as_of)};
  const auto context =
      context_of(inputs, std::make_unique<StreamRecords>(stream, spec.window),
                 {&inputs.chronicle, spec.window, as_of, {}, {}, {}, summarise_all(inputs.chronicle.figures, as_of)});
  ExportSurvey survey = survey_records(context);
  ExportTables tables = record_export(context, survey);
  tables.extent = extent_of(inputs.chronicle.places);
  add_records(tables, context, survey);
  Diagnostics diagnostics;
  if (survey.draws_arrows || adds_up(*context)) diagnostics.push_back(too_many_to_draw(survey.records));
  return Result<ExportTables>::success(std::move(tables), std::move(diagnostics));
}

}  // namespace dateline

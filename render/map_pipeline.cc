#include "render/map_pipeline.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "render/inset.h"
#include "render/locator.h"
#include "render/messages.h"
#include "render/panel.h"
#include "render/scene_texts.h"

namespace dateline {
namespace {

LocalSeconds end_of(const When& as_of) { return as_of.stated() ? as_of.latest : LocalSeconds::max(); }

/// The country in which most records of the map happened; ties go to the first by id.
std::string home_country(const MapPlan& plan, const Chronicle& chronicle) {
  std::map<std::string_view, const std::string*> country_of;
  for (const Place& place : chronicle.places)
    if (place.countries.size() == 1) country_of.emplace(place.id, &place.countries.front());
  std::map<std::string, int> count;
  for (const PlannedLayer& layer : plan.layers)
    for (const std::size_t i : layer.events)
      for (const std::string& id : chronicle.events[i].places)
        if (const auto found = country_of.find(id); found != country_of.end()) ++count[*found->second];
  const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
  return most == count.end() ? std::string{} : most->first;
}

GroundRequest ground_request(const MapInputs& inputs, const MapSpec& spec, const MapPlan& plan) {
  GroundRequest request;
  request.files = inputs.basemaps;
  if (!inputs.spec.basemap.no_world && !inputs.world_basemap.empty()) request.files.push_back(inputs.world_basemap);
  request.languages = plan.languages;
  request.second_language = plan.second_language;
  // At 1:250 000 towns from about 2 500 people on; ten times the scale, ten times the town.
  request.min_population =
      inputs.spec.basemap.min_population.value_or(static_cast<long long>(plan.viewport.scale_denominator() / 100));
  request.thin_towns = !inputs.spec.basemap.min_population;
  request.graticule = spec.furniture.graticule != Show::kOff;
  request.relief = inputs.spec.basemap.relief;
  request.rasters = inputs.spec.basemap.rasters;
  request.pixels_per_inch = inputs.spec.pixels_per_inch;
  return request;
}

/// The world base is generalised; near a border, a village may stand on the wrong side of it.
constexpr double world_base_from_scale = 2e6;

bool is_too_coarse(const MapInputs& inputs, const MapPlan& plan) {
  return inputs.basemaps.empty() && !inputs.spec.basemap.no_world && !inputs.world_basemap.empty() &&
         plan.viewport.scale_denominator() < world_base_from_scale;
}

Diagnostic coarse_warning(const MapPlan& plan) {
  return {Severity::kWarning,
          {},
          fmt::format(
              "the built-in world basemap is made for 1:4 000 000 and smaller; on this map of 1:{:.0f} its borders and "
              "rivers may be off by 2 km: name a regional basemap (basemap {{ files: ... }}, docs/basemaps.md)",
              plan.viewport.scale_denominator())};
}

/// `prefix` says which inset is meant; empty for the map itself.
void explain(std::vector<std::string>& lines, const Scene& scene, const Layout& layout, const std::string& prefix) {
  const auto add = [&](std::string line) { lines.push_back(prefix + std::move(line)); };
  for (const LeftOut& left : scene.left_out) add(fmt::format("not drawn: {}: {}", left.id, left.reason));
  for (std::size_t i = 0; i < layout.flows.size(); ++i)
    if (std::ranges::any_of(layout.flows[i].legs, &LaidFlow::crosses_symbol))
      add(fmt::format("compromise: {}: no way found around the symbols of other places", scene.flows[i].id));
  for (const LeftOut& left : layout.dropped) add(fmt::format("dropped: {}: {}", left.id, left.reason));
  add(fmt::format("labels: {} placed, {} dropped", layout.labels.size(), layout.dropped.size()));
  for (const SummaryRow& row : scene.summary)
    add(fmt::format("claims: {}: {}{} {}", row.label, row.claim.number, row.claim.marks, row.claim.denied));
}

/// Waits for the ground, of which the key was ignorant until now; true if it must be made anew.
bool note_unsettled_borders(Sheet& sheet) {
  for (const BorderStatus status : {BorderStatus::kDisputed, BorderStatus::kLineOfControl})
    if (ground_of(sheet).shows(status)) sheet.scene.unsettled_borders.push_back(status);
  return !sheet.scene.unsettled_borders.empty();
}

/// True if a layer is coloured by the ground's areas.
bool colours_areas(const MapPlan& plan) {
  return std::ranges::any_of(plan.layers,
                             [](const PlannedLayer& l) { return l.aggregate && needs_ground(*l.aggregate); });
}

/// Waits for the ground only where it must.
void aggregate_events(Sheet& sheet, const Style& style) {
  add_aggregated(sheet.scene, sheet.plan, colours_areas(sheet.plan) ? &ground_of(sheet) : nullptr, style);
}

void ask_for_areas(GroundRequest& request, Scene& scene, const MapPlan& plan) {
  for (SceneAggregate& events : scene.aggregates) {
    const AggregationSpec& spec = *plan.layers[events.layer].aggregate;
    if (!needs_ground(spec)) continue;
    request.areas |= spec.areas == AreaLevel::kDistricts;
    events.first_located = request.locate.size();
    request.locate.insert(request.locate.end(), events.positions.begin(), events.positions.end());
  }
}

/// The map and its locator are read from the same file, and say the same of it.
void append_new(Diagnostics& all, const Diagnostics& more) {
  for (const Diagnostic& diagnostic : more)
    if (std::ranges::find(all, diagnostic) == all.end()) all.push_back(diagnostic);
}

/// Furniture that its author would not do without. A scale bar, a north arrow or a locator that finds no place is named
/// by `dateline explain` alone.
bool is_missed(const std::string& id) {
  static constexpr auto missed = std::to_array<std::string_view>({"panel", "clock", "title", "subtitle", "credits"});
  return std::ranges::count(missed, id) > 0 || id.starts_with("inset-");
}

/// An inset is explained by the map's key: hexagons as large on the ground, and the same classes.
void share_classes(MapPlan& inset, const Sheet& parent) {
  for (const AggregatedLayer& layer : parent.scene.aggregated) {
    AggregationSpec& spec = *inset.layers[layer.layer].aggregate;
    spec.limits = layer.limits;
    spec.largest = layer.scale.largest_value;
    spec.radius_pt = layer.scale.largest_radius_pt;
    if (layer.limits.empty()) spec.classes = 1;  // all of the map's shapes are of one class
    spec.cell_pt *= parent.plan.viewport.metres_per_pt() / inset.viewport.metres_per_pt();
  }
}

}  // namespace

GroundScene& ground_of(Sheet& sheet) {
  if (!sheet.ground) sheet.ground = sheet.reading.get();
  return *sheet.ground;
}

std::string inset_id(std::size_t index) { return fmt::format("inset-{}", index + 1); }

MapPipeline::MapPipeline(const MapInputs& inputs, const TextMeasurer& measurer)
    : inputs_(inputs),
      measurer_(measurer),
      view_(view_of(inputs.chronicle, inputs.spec.window, end_of(inputs.spec.as_of))) {}

bool MapPipeline::begin() {
  map_ = begin_sheet(inputs_.spec, nullptr);
  if (!map_) return false;
  home_ = home_country(map_->plan, inputs_.chronicle);
  explanation = map_->plan.explanation;
  for (const InsetSpec& inset : inputs_.spec.insets) {
    std::optional<Sheet> sheet = begin_sheet(inset_map(inputs_.spec, inset), &*map_);
    if (!sheet) return false;
    // The parent's list of sources is of all notes.
    map_->scene.notes = sheet->scene.notes;
    map_->scene.texts.source_notes = map_->scene.notes.texts();
    insets_.push_back(std::move(*sheet));
  }
  return true;
}

ReadyBlocks MapPipeline::blocks() {
  const auto panel = [&] {
    return panel_shapes(map_->scene, map_->plan, map_->spec.furniture, inputs_.style, measurer_);
  };
  ReadyBlocks blocks;
  blocks.panel = panel();
  if (map_->spec.furniture.locator != Show::kOff) {
    Diagnostics of_locator;
    blocks.locator =
        locator_block({inputs_.world_basemap, home_, {190, 132}}, map_->plan, inputs_.style, measurer_, of_locator);
    append_new(diagnostics, of_locator);
  }
  if (note_unsettled_borders(*map_)) blocks.panel = panel();
  return blocks;
}

std::optional<Sheet> MapPipeline::begin_sheet(MapSpec spec, const Sheet* parent) {
  Result<MapPlan> plan = make_plan(spec, inputs_.chronicle, view_, parent ? &parent->plan.projection : nullptr);
  append(diagnostics, plan.diagnostics);
  if (!plan) return std::nullopt;
  if (parent) share_classes(*plan, *parent);
  GroundRequest request = ground_request(inputs_, spec, *plan);
  const Scene* parent_scene = parent ? &parent->scene : nullptr;
  const auto scene_of = [&] { return make_scene(*plan, spec, inputs_.chronicle, view_, inputs_.style, parent_scene); };
  // Positions to be located are the scene's to tell; else both are made at once.
  std::optional<Scene> scene;
  if (colours_areas(*plan)) {
    scene = scene_of();
    ask_for_areas(request, *scene, *plan);
  }
  auto reading = std::async(std::launch::async, make_ground, std::move(request), plan->projection, plan->viewport);
  if (!scene) scene = scene_of();
  if (is_too_coarse(inputs_, *plan)) {
    diagnostics.push_back(coarse_warning(*plan));
    scene->texts.notes.push_back(message("note.coarse_ground", plan->lang()));
  }
  Sheet sheet{std::move(spec), std::move(*plan), std::move(*scene), std::move(reading), {}};
  aggregate_events(sheet, inputs_.style);
  if (!parent) warn_of_empty_layers(sheet);
  return sheet;
}

/// Else a basemap without the areas asked for would look like a country without events.
void MapPipeline::warn_of_empty_layers(const Sheet& sheet) {
  for (const AggregatedLayer& layer : sheet.scene.aggregated) {
    if (!layer.shapes.empty() || !layer.circles.empty()) continue;
    const std::string& id = sheet.plan.layers[layer.layer].id;
    const auto at = std::ranges::find(sheet.spec.layers, id, &LayerSpec::id) - sheet.spec.layers.begin();
    diagnostics.push_back({Severity::kWarning, sheet.spec.location(fmt::format("layers[{}]", at)),
                           fmt::format("layer {} shows none of its events; dateline explain says why", id)});
  }
}

Layout MapPipeline::lay_out(Sheet& sheet, ReadyBlocks blocks, const std::string& prefix) {
  GroundScene ground = std::move(ground_of(sheet));
  append_new(diagnostics, ground.diagnostics);
  take_credits(ground, !prefix.empty());
  add_ground(sheet.scene, std::move(ground));
  Layout layout =
      dateline::lay_out(sheet.scene, sheet.plan, sheet.spec.furniture, inputs_.style, std::move(blocks), measurer_);
  explain(explanation, sheet.scene, layout, prefix);
  warn_of_furniture(layout, prefix);
  return layout;
}

Layout MapPipeline::lay_out_inset(std::size_t index) {
  Sheet& sheet = insets_[index];
  const InsetSpec& spec = inputs_.spec.insets[index];
  sheet.scene.texts.credits.clear();
  const std::string title =
      spec.title.empty() ? std::string{} : filled_text(spec.title, sheet.plan, inputs_.spec, inputs_.chronicle, view_);
  ReadyBlocks blocks;
  blocks.title = inset_title_block(title, sheet.plan.page.width_pt, sheet.plan.lang(), inputs_.style, measurer_);
  return lay_out(sheet, std::move(blocks), inset_id(index) + ": ");
}

ReadyInset MapPipeline::ready_inset(std::size_t index, Drawing drawing) const {
  return {inset_block(std::move(drawing), inset_id(index), inputs_.style),
          inset_outline(insets_[index].plan, map_->plan), inputs_.spec.insets[index].corner};
}

void MapPipeline::warn_of_furniture(const Layout& layout, const std::string& prefix) {
  for (const std::string& id : layout.covering) {
    // The clock only stands where arrows and names would have been, which go around it.
    if (id == "clock") continue;
    diagnostics.push_back(
        {Severity::kWarning,
         {},
         fmt::format("{}{} covers part of the story: the page has no free place for it", prefix, id)});
  }
  for (const LeftOut& left : layout.dropped)
    if (is_missed(left.id))
      diagnostics.push_back(
          {Severity::kWarning,
           {},
           fmt::format("{}{} {} not drawn: {}", prefix, left.id, left.id == "credits" ? "are" : "is", left.reason)});
}

/// The credits of an inset's ground are printed with the map's, which is finished last.
void MapPipeline::take_credits(GroundScene& ground, bool of_inset) {
  std::vector<std::string>& from = of_inset ? ground.credits : inset_credits_;
  std::vector<std::string>& to = of_inset ? inset_credits_ : ground.credits;
  for (std::string& credit : std::exchange(from, {}))
    if (!std::ranges::count(to, credit)) to.push_back(std::move(credit));
}

}  // namespace dateline

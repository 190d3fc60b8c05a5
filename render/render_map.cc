#include "render/render_map.h"

#include <algorithm>
#include <future>
#include <map>

#include <fmt/format.h>

#include "render/draw_map.h"
#include "render/layout.h"
#include "render/locator.h"
#include "render/messages.h"
#include "render/panel.h"
#include "render/scene.h"

namespace dateline {
namespace {

LocalSeconds end_of(const When& as_of) { return as_of.stated() ? as_of.latest : LocalSeconds::max(); }

/// The country in which most records of the map happened; ties go to the first by id.
std::string home_country(const MapPlan& plan, const Chronicle& chronicle) {
  std::map<std::string, int> count;
  for (const PlannedLayer& layer : plan.layers)
    for (const std::size_t i : layer.events)
      for (const std::string& id : chronicle.events[i].places)
        if (const Place* place = find_place(chronicle, id); place && place->countries.size() == 1)
          ++count[place->countries.front()];
  const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
  return most == count.end() ? std::string{} : most->first;
}

GroundRequest ground_request(const MapInputs& inputs, const MapPlan& plan) {
  GroundRequest request;
  request.files = inputs.basemaps;
  if (!inputs.spec.basemap.no_world && !inputs.world_basemap.empty()) request.files.push_back(inputs.world_basemap);
  request.languages = plan.languages;
  request.second_language = plan.second_language;
  // At 1:250 000 towns from about 2 500 people on; ten times the scale, ten times the town.
  request.min_population =
      inputs.spec.basemap.min_population.value_or(static_cast<long long>(plan.viewport.scale_denominator() / 100));
  const Show graticule = inputs.spec.furniture.graticule;
  request.graticule = graticule != Show::kOff;
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

void explain(std::vector<std::string>& lines, const Scene& scene, const Layout& layout) {
  for (const LeftOut& left : scene.left_out) lines.push_back(fmt::format("not drawn: {}: {}", left.id, left.reason));
  for (std::size_t i = 0; i < layout.flows.size(); ++i)
    if (std::ranges::any_of(layout.flows[i].legs, &LaidFlow::crosses_symbol))
      lines.push_back(
          fmt::format("compromise: {}: no way found around the symbols of other places", scene.flows[i].id));
  for (const LeftOut& left : layout.dropped) lines.push_back(fmt::format("dropped: {}: {}", left.id, left.reason));
  lines.push_back(fmt::format("labels: {} placed, {} dropped", layout.labels.size(), layout.dropped.size()));
  for (const SummaryRow& row : scene.summary)
    lines.push_back(fmt::format("claims: {}: {}{} {}", row.label, row.claim.number, row.claim.marks, row.claim.denied));
}

}  // namespace

Result<RenderedMap> render_map(const MapInputs& inputs, const TextMeasurer& measurer) {
  const ChronicleView view = view_of(inputs.chronicle, inputs.spec.window, end_of(inputs.spec.as_of));
  Result<MapPlan> plan = make_plan(inputs.spec, inputs.chronicle, view);
  if (!plan) return Result<RenderedMap>::failure(std::move(plan.diagnostics));
  const std::string home = home_country(*plan, inputs.chronicle);

  // While the ground is read (and GDAL loaded for it), everything that does without it is made.
  std::future<GroundScene> reading =
      std::async(std::launch::async, make_ground, ground_request(inputs, *plan), plan->projection, plan->viewport);
  Scene scene = make_scene(*plan, inputs.spec, inputs.chronicle, view, inputs.style);
  Diagnostics diagnostics = std::move(plan.diagnostics);
  if (is_too_coarse(inputs, *plan)) {
    diagnostics.push_back(coarse_warning(*plan));
    scene.texts.notes.push_back(message("note.coarse_ground", plan->lang()));
  }
  const FurnitureSpec& furniture = inputs.spec.furniture;
  ReadyBlocks blocks;
  blocks.panel = panel_shapes(scene, *plan, furniture, inputs.style, measurer);
  if (furniture.locator != Show::kOff)
    blocks.locator = locator_block({inputs.world_basemap, home, {190, 132}}, *plan, inputs.style, measurer);
  GroundScene ground = reading.get();
  diagnostics.insert(diagnostics.end(), ground.diagnostics.begin(), ground.diagnostics.end());
  add_ground(scene, std::move(ground));
  const Layout layout = lay_out(scene, *plan, furniture, inputs.style, std::move(blocks), measurer);

  RenderedMap map;
  map.explanation = plan->explanation;
  explain(map.explanation, scene, layout);
  map.drawing = make_drawing(layout, scene, *plan, home, inputs.style);
  return Result<RenderedMap>::of(std::move(map), std::move(diagnostics));
}

}  // namespace dateline

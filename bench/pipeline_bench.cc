// Where the time of the Korday map goes, stage by stage, in a warm process; the cold one is measured from outside
// (docs/performance.md).
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <random>
#include <string>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/draw_map.h"
#include "render/layout.h"
#include "render/locator.h"
#include "render/map_reader.h"
#include "render/panel.h"
#include "render/render_map.h"
#include "render/scene.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

const std::string root = DATELINE_SOURCE_DIR;
const std::string map_path = root + "/examples/korday/korday.map.txtpb";
const std::string chronicle_path = root + "/examples/korday/korday.chronicle.txtpb";

MapInputs read_inputs() {
  MapInputs inputs;
  inputs.spec = *read_map(map_path);
  inputs.chronicle = *read_chronicle(chronicle_path);
  inputs.style = *read_style("newsprint", root + "/styles/themes");
  inputs.basemaps = inputs.spec.basemap.files;
  inputs.world_basemap = root + "/geodata/basemaps/world.gpkg";
  return inputs;
}

/// Every value between the stages, made once.
struct Stages {
  MapInputs inputs = read_inputs();
  ChronicleView view = view_of(inputs.chronicle, inputs.spec.window, LocalSeconds::max());
  MapPlan plan = *make_plan(inputs.spec, inputs.chronicle, view);
  GroundRequest request = ground_request();
  GroundScene ground = make_ground(request, plan.projection, plan.viewport);
  Scene scene = scene_on_ground();
  std::unique_ptr<TextMeasurer> measurer = make_pango_text_measurer();
  Layout layout = lay_out(scene, plan, inputs.spec.furniture, inputs.style, blocks(), *measurer);
  Drawing drawing = make_drawing(layout, scene, plan, "KZ", inputs.style);

  Scene scene_on_ground() const {
    Scene made = make_scene(plan, inputs.spec, inputs.chronicle, view, inputs.style);
    add_ground(made, ground);
    return made;
  }
  GroundRequest ground_request() const {
    GroundRequest made;
    made.files = inputs.basemaps;
    made.languages = plan.languages;
    made.second_language = plan.second_language;
    made.min_population = 2000;
    made.graticule = true;
    return made;
  }

  ReadyBlocks blocks() const {
    ReadyBlocks blocks;
    blocks.panel = panel_shapes(scene, plan, inputs.spec.furniture, inputs.style, *measurer);
    return blocks;
  }
};

Stages& stages() {
  static Stages made;
  return made;
}

void ReadChronicle(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_chronicle(chronicle_path));
}
BENCHMARK(ReadChronicle)->Unit(benchmark::kMillisecond);

void Plan(benchmark::State& state) {
  Stages& s = stages();
  for (auto _ : state) benchmark::DoNotOptimize(make_plan(s.inputs.spec, s.inputs.chronicle, s.view));
}
BENCHMARK(Plan)->Unit(benchmark::kMillisecond);

void Ground(benchmark::State& state) {
  Stages& s = stages();
  for (auto _ : state) benchmark::DoNotOptimize(make_ground(s.request, s.plan.projection, s.plan.viewport));
}
BENCHMARK(Ground)->Unit(benchmark::kMillisecond);

void Locator(benchmark::State& state) {
  Stages& s = stages();
  const LocatorRequest request{s.inputs.world_basemap, "KZ", {190, 132}};
  Diagnostics diagnostics;
  for (auto _ : state)
    benchmark::DoNotOptimize(locator_block(request, s.plan, s.inputs.style, *s.measurer, diagnostics));
}
BENCHMARK(Locator)->Unit(benchmark::kMillisecond);

void MakeScene(benchmark::State& state) {
  Stages& s = stages();
  for (auto _ : state) benchmark::DoNotOptimize(s.scene_on_ground());
}
BENCHMARK(MakeScene)->Unit(benchmark::kMillisecond);

void LayOut(benchmark::State& state) {
  Stages& s = stages();
  for (auto _ : state)
    benchmark::DoNotOptimize(
        lay_out(s.scene, s.plan, s.inputs.spec.furniture, s.inputs.style, s.blocks(), *s.measurer));
}
BENCHMARK(LayOut)->Unit(benchmark::kMillisecond);

/// A page of 1600 x 1200 points on which as many villages want their names, at random places.
MapInputs many_villages(int count) {
  MapInputs inputs;
  inputs.style = stages().inputs.style;
  inputs.chronicle.id = "villages";
  inputs.chronicle.language = "en";
  std::mt19937 random(1);
  const auto uniform = [&](double from, double to) {
    return from + (to - from) * static_cast<double>(random()) / 4294967296.0;
  };
  for (int i = 0; i < count; ++i) {
    Place place;
    place.id = fmt::format("p{}", i);
    place.names = {{"en", fmt::format("Village {}", i), NameKind::kUsual}};
    place.position = LonLat{uniform(70, 76), uniform(42, 45.2)};
    place.kind = PlaceKind::kVillage;
    place.precision = PlacePrecision::kExact;
    inputs.chronicle.places.push_back(place);
    inputs.spec.extra_places.push_back(place.id);
  }
  Event event;
  event.id = "event";
  event.kind = EventKind::kClash;
  event.places = {"p0"};
  inputs.chronicle.events = {event};
  inputs.spec.page = {1600, 1200};
  inputs.spec.extent = LonLatBox{70, 42, 76, 45.2};
  return inputs;
}

void LayOutManyLabels(benchmark::State& state) {
  const MapInputs inputs = many_villages(static_cast<int>(state.range(0)));
  const ChronicleView view = view_of(inputs.chronicle, {}, LocalSeconds::max());
  const MapPlan plan = *make_plan(inputs.spec, inputs.chronicle, view);
  const Scene scene = make_scene(plan, inputs.spec, inputs.chronicle, view, inputs.style);
  std::size_t drawn = 0;
  for (auto _ : state) {
    const Layout layout = lay_out(scene, plan, inputs.spec.furniture, inputs.style, {}, *stages().measurer);
    drawn = layout.labels.size();
  }
  state.counters["drawn"] = static_cast<double>(drawn);
}
BENCHMARK(LayOutManyLabels)->Arg(500)->Arg(2000)->Unit(benchmark::kMillisecond);

void MakeDrawing(benchmark::State& state) {
  Stages& s = stages();
  for (auto _ : state) benchmark::DoNotOptimize(make_drawing(s.layout, s.scene, s.plan, "KZ", s.inputs.style));
}
BENCHMARK(MakeDrawing)->Unit(benchmark::kMillisecond);

void DrawPng(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(draw_png(stages().drawing));
}
BENCHMARK(DrawPng)->Unit(benchmark::kMillisecond);

void DrawSvg(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(draw_svg(stages().drawing));
}
BENCHMARK(DrawSvg)->Unit(benchmark::kMillisecond);

void DrawPdf(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(draw_pdf(stages().drawing));
}
BENCHMARK(DrawPdf)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

// What the ground of a map costs: opening a basemap, reading it, and bringing it onto the page.
//
//   dateline_bench --benchmark_filter=Ground
//   DATELINE_BENCH_FULL_COUNTRIES=countries.gpkg dateline_bench --benchmark_filter=Ground
//
// The second form adds a basemap with one table of countries in full detail (role "countries"), to see that drawing
// does not grow with detail below a pixel or outside the page. Without the files the benchmarks report an error and go
// on.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "geodata/ogr_basemap.h"
#include "render/ground.h"

namespace dateline {
namespace {

constexpr LonLatBox kDistrict{74.6, 42.6, 75.6, 43.3};
constexpr LonLatBox kContinent{46, 36, 88, 56};
constexpr LonLatBox kWorld{-180, -60, 180, 84};
constexpr PageBox kPage{0, 0, 1200, 900};

struct View {
  Projection projection;
  Viewport viewport;
};

View view_of(const LonLatBox& box) {
  const Projection projection = Projection::for_extent(box);
  PlaneBox content{1e300, 1e300, -1e300, -1e300};
  for (int i = 0; i <= 16; ++i) {
    for (int j = 0; j <= 16; ++j) {
      const auto p =
          projection.forward({box.west_deg + box.width_deg() * i / 16, box.south_deg + box.height_deg() * j / 16});
      if (!p) continue;
      content = {std::min(content.min_x_m, p->x_m), std::min(content.min_y_m, p->y_m),
                 std::max(content.max_x_m, p->x_m), std::max(content.max_y_m, p->y_m)};
    }
  }
  return {projection, Viewport::fit(content, kPage, 20)};
}

/// The file, or nothing with the benchmark marked as failed.
std::optional<Basemap> open(benchmark::State& state, const std::string& path) {
  if (path.empty() || !std::filesystem::exists(path)) {
    state.SkipWithError(("no basemap \"" + path + "\"").c_str());
    return std::nullopt;
  }
  auto basemap = Basemap::open(path);
  if (!basemap) {
    state.SkipWithError("not a basemap");
    return std::nullopt;
  }
  return std::move(*basemap);
}

std::string district_file() { return DATELINE_SOURCE_DIR "/examples/korday/basemap.gpkg"; }
std::string world_file() { return DATELINE_SOURCE_DIR "/geodata/basemaps/world.gpkg"; }
std::string full_file() {
  const char* path = std::getenv("DATELINE_BENCH_FULL_COUNTRIES");
  return path != nullptr ? path : "";
}

void GroundChooseProjection(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Projection::for_extent(kDistrict));
}
BENCHMARK(GroundChooseProjection)->Unit(benchmark::kMillisecond);

void open_file(benchmark::State& state, const std::string& path) {
  for (auto _ : state) {
    if (!open(state, path)) return;
  }
}
BENCHMARK_CAPTURE(open_file, GroundOpenDistrict, district_file())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(open_file, GroundOpenWorld, world_file())->Unit(benchmark::kMillisecond);

/// Reads all roles for an extent, as a map in one language does.
void read_all(benchmark::State& state, const std::string& path, const LonLatBox& extent) {
  auto basemap = open(state, path);
  if (!basemap) return;
  const View view = view_of(extent);
  const LonLatBox box = ground_box(view.projection, view.viewport);
  std::size_t points = 0;
  for (auto _ : state) {
    points = 0;
    for (const auto role : {BasemapRole::kLand, BasemapRole::kCountries, BasemapRole::kBorders, BasemapRole::kProvinces,
                            BasemapRole::kLakes, BasemapRole::kRivers, BasemapRole::kTowns}) {
      const BasemapFilter filter{.languages = {"ru"}, .limit = 500};
      points += basemap->read(role, box, view.viewport.scale_denominator(), filter)->shapes.points.size();
    }
  }
  state.counters["points_read"] = static_cast<double>(points);
}
BENCHMARK_CAPTURE(read_all, GroundReadDistrict, district_file(), kDistrict)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_all, GroundReadContinent, world_file(), kContinent)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_all, GroundReadWorld, world_file(), kWorld)->Unit(benchmark::kMillisecond);

/// Brings the countries of an extent onto the page.
void draw_countries(benchmark::State& state, const std::string& path, const LonLatBox& extent) {
  auto basemap = open(state, path);
  if (!basemap) return;
  const View view = view_of(extent);
  const auto layer = basemap->read(BasemapRole::kCountries, ground_box(view.projection, view.viewport),
                                   view.viewport.scale_denominator());
  std::size_t drawn = 0;
  for (auto _ : state) drawn = to_page(layer->shapes, view.projection, view.viewport).points.size();
  state.counters["points_read"] = static_cast<double>(layer->shapes.points.size());
  state.counters["points_drawn"] = static_cast<double>(drawn);
}
BENCHMARK_CAPTURE(draw_countries, GroundDrawDistrict, district_file(), kDistrict)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw_countries, GroundDrawContinent, world_file(), kContinent)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw_countries, GroundDrawWorld, world_file(), kWorld)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw_countries, GroundDrawFullDistrict, full_file(), kDistrict)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw_countries, GroundDrawFullContinent, full_file(), kContinent)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw_countries, GroundDrawFullWorld, full_file(), kWorld)->Unit(benchmark::kMillisecond);

/// A ring of many points around the page, or through it: the pass over what is not seen.
void draw_one_ring(benchmark::State& state, double radius_deg) {
  FeatureSet<LonLat> ring;
  const auto corners = static_cast<int>(state.range(0));
  for (int i = 0; i < corners; ++i) {
    const double angle = 6.283185307179586 * i / corners, wobble = 1 + 0.05 * std::sin(angle * 2000);
    ring.points.push_back(
        {75.1 + radius_deg * wobble * std::cos(angle), 42.95 + radius_deg * wobble * std::sin(angle)});
  }
  ring.end_ring();
  ring.end_feature();
  const View view = view_of(kDistrict);
  std::size_t drawn = 0;
  for (auto _ : state) drawn = to_page(ring, view.projection, view.viewport).points.size();
  state.counters["points_drawn"] = static_cast<double>(drawn);
}
BENCHMARK_CAPTURE(draw_one_ring, GroundRingAroundThePage, 20.0)
    ->Arg(10000)
    ->Arg(100000)
    ->Arg(1000000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw_one_ring, GroundRingOnThePage, 0.3)
    ->Arg(10000)
    ->Arg(100000)
    ->Arg(1000000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

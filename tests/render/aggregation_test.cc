// Events added up: hexagons, density, areas. Positions are made through a real plan, values are known.
#include "render/aggregation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/export_tables.h"
#include "render/render_map.h"
#include "styles/color_vision.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class AggregationTest : public ::testing::Test {
 protected:
  AggregationTest() {
    inputs.style = newsprint();
    inputs.spec.page = {600, 600};
    inputs.spec.extent = LonLatBox{10, 10, 14, 14};
    inputs.spec.furniture.graticule = inputs.spec.furniture.locator = Show::kOff;
    LayerSpec layer;
    layer.kind = LayerKind::kClashSites;
    layer.id = "clash-sites";
    layer.aggregate = AggregationSpec{};
    inputs.spec.layers = {layer};
  }

  AggregationSpec& spec() { return *inputs.spec.layers[0].aggregate; }

  /// A place and `count` events there, each with `deaths` dead where that is not negative.
  void add(double lon, double lat, int count, int deaths = -1) {
    const std::string place = fmt::format("p{}", inputs.chronicle.places.size());
    Place at;
    at.id = place;
    at.names = {{"en", place, NameKind::kUsual}};
    at.position = LonLat{lon, lat};
    at.precision = PlacePrecision::kExact;
    inputs.chronicle.places.push_back(at);
    for (int i = 0; i < count; ++i) {
      Event event;
      event.id = fmt::format("e{}", inputs.chronicle.events.size());
      event.kind = EventKind::kClash;
      event.places = {place};
      if (deaths >= 0) {
        Figure figure;
        figure.measure = Measure::kDeaths;
        figure.low = figure.best = figure.high = deaths;
        event.figures = {figure};
      }
      inputs.chronicle.events.push_back(event);
    }
  }

  AggregatedLayer result(const GroundScene* ground = nullptr) {
    inputs.chronicle.id = "made";
    inputs.chronicle.language = "en";
    const MadeMap map = make_map(inputs, FixedMeasurer());
    left_out = map.scene.left_out;
    if (map.scene.aggregates.empty()) return {};
    metres_per_pt = map.plan.viewport.metres_per_pt();
    AggregatedLayer layer = aggregate(map.scene.aggregates[0], map.plan, ground, inputs.style);
    // Without ground the map has them already.
    if (ground) left_out.insert(left_out.end(), layer.left_out.begin(), layer.left_out.end());
    return layer;
  }

  double total(const AggregatedLayer& layer) const {
    double sum = 0;
    for (const AggregateShape& shape : layer.shapes) sum += shape.value;
    return sum;
  }

  MapInputs inputs;
  std::vector<LeftOut> left_out;
  double metres_per_pt = 0;
};

TEST_F(AggregationTest, HexagonsCountEveryEventOnThePageOnce) {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i)
    add(10 + 4.0 * static_cast<double>(random() % 1000) / 1000, 10 + 4.0 * static_cast<double>(random() % 1000) / 1000,
        1);
  const AggregatedLayer layer = result();
  EXPECT_EQ(total(layer), 300);
  for (const AggregateShape& shape : layer.shapes) {
    const PageBox box = shape.path.bounds();
    EXPECT_NEAR(box.width_pt(), spec().cell_pt, 1e-6);
    EXPECT_NEAR(box.height_pt(), spec().cell_pt * 2 / std::sqrt(3), 1e-6);
  }
}

TEST_F(AggregationTest, AnEventCountsInTheHexagonItLiesIn) {
  add(12, 12, 3);
  const AggregatedLayer layer = result();
  ASSERT_THAT(layer.shapes, SizeIs(1));
  EXPECT_TRUE(layer.shapes[0].path.bounds().contains(PagePoint{300, 300}));
  EXPECT_EQ(layer.shapes[0].value, 3);
}

TEST_F(AggregationTest, FiguresAddUpAndEventsWithoutThemAreListed) {
  spec().measure = Measure::kDeaths;
  add(12, 12, 2, 10);
  add(12, 12, 1);
  EXPECT_EQ(total(result()), 20);
  ASSERT_THAT(left_out, SizeIs(1));
  EXPECT_THAT(left_out[0].reason, HasSubstr("deaths"));
}

TEST_F(AggregationTest, EveryWayToCutClassesCountsAlike) {
  for (int i = 0; i < 12; ++i) add(10.3 + 0.3 * i, 10.3 + 0.3 * i, 1 + i * i);
  std::vector<double> sums;
  std::vector<std::vector<std::size_t>> classes;
  for (const Breaks breaks : {Breaks::kJenks, Breaks::kQuantile, Breaks::kEqual}) {
    spec().breaks = breaks;
    const AggregatedLayer layer = result();
    sums.push_back(total(layer));
    classes.emplace_back();
    for (const AggregateShape& shape : layer.shapes) classes.back().push_back(shape.class_index);
  }
  EXPECT_THAT(sums, Each(sums[0]));
  EXPECT_NE(classes[1], classes[2]) << "quantiles of a square law are not equal steps";
}

/// The tables of an export of the map, the one with the areas as drawn.
FeatureTable drawn_areas(const MapInputs& inputs) {
  Result<ExportTables> tables = make_export_tables(inputs, FixedMeasurer());
  EXPECT_TRUE(tables);
  for (FeatureTable& table : tables->tables)
    if (table.role == TableRole::kDrawn) return std::move(table);
  ADD_FAILURE() << "no table of what is drawn";
  return {};
}

TEST_F(AggregationTest, HexagonsAreExportedWhereTheyAreDrawn) {
  inputs.chronicle.id = "made";
  inputs.chronicle.language = "en";
  add(12, 12, 3);
  add(10.5, 13.5, 8);
  const FeatureTable table = drawn_areas(inputs);
  EXPECT_EQ(table.shape, ShapeKind::kArea);
  std::vector<double> values;
  table.each([&](const Feature& row) {
    ASSERT_THAT(row.shape.parts, SizeIs(1));
    EXPECT_THAT(row.shape.parts[0], SizeIs(6));
    double lon = 0, lat = 0;
    for (const LonLat corner : row.shape.parts[0]) lon += corner.lon_deg / 6, lat += corner.lat_deg / 6;
    for (std::size_t i = 0; i < table.fields.size(); ++i)
      if (table.fields[i].name == "value") values.push_back(std::get<double>(row.values[i]));
    EXPECT_NEAR(lon, values.back() == 3 ? 12 : 10.5, 0.2);
    EXPECT_NEAR(lat, values.back() == 3 ? 12 : 13.5, 0.2);
    EXPECT_GE(row.look, 0);
  });
  EXPECT_THAT(values, ::testing::UnorderedElementsAre(3, 8));
}

TEST_F(AggregationTest, HolesOfDensityAreExportedAsHoles) {
  inputs.chronicle.id = "made";
  inputs.chronicle.language = "en";
  spec().method = AggregationMethod::kDensity;
  for (int i = 0; i < 72; ++i)
    add(12 + 1.4 * std::cos(i * std::numbers::pi / 36), 12 + 1.4 * std::sin(i * std::numbers::pi / 36), 2);
  std::size_t holes = 0;
  drawn_areas(inputs).each([&](const Feature& row) {
    ASSERT_EQ(row.shape.parts.size(), row.shape.outer.size());
    EXPECT_TRUE(row.shape.outer[0]);
    for (std::size_t i = 0; i < row.shape.parts.size(); ++i) holes += !row.shape.outer[i];
  });
  EXPECT_GT(holes, 0u) << "nothing happened in the middle of the ring";
}

TEST_F(AggregationTest, ClassesAreThoseOfTheLegend) {
  spec().limits = {5, 20};
  add(10.5, 10.5, 2);
  add(12, 12, 7);
  add(13.5, 13.5, 31);
  const AggregatedLayer layer = result();
  EXPECT_THAT(layer.labels, ElementsAre("2–4", "5–19", "20–31"));
  for (const AggregateShape& shape : layer.shapes)
    EXPECT_EQ(shape.class_index, shape.value < 5 ? 0u : shape.value < 20 ? 1u : 2u);
}

TEST_F(AggregationTest, TheDensityOfOneEventIsOneEvent) {
  spec().method = AggregationMethod::kDensity;
  spec().radius_km = 60;
  spec().limits = {0.05, 0.1, 0.2};
  add(12, 12, 1);
  const AggregatedLayer layer = result();
  ASSERT_THAT(layer.shapes, SizeIs(3));
  // The quartic kernel reaches `level` where 3 / (pi r^2) * (1 - (d / r)^2)^2 does.
  for (const AggregateShape& shape : layer.shapes) {
    const double peak = 1000 * 3 / (std::numbers::pi * 60 * 60);
    const double off_km = 60 * std::sqrt(1 - std::sqrt(shape.value / peak));
    EXPECT_NEAR(shape.path.bounds().width_pt() / 2, off_km * 1000 / metres_per_pt, 1.0) << shape.value;
  }
}

TEST_F(AggregationTest, AreasTakeTheirEvents) {
  spec().method = AggregationMethod::kAreas;
  spec().per_area = true;
  add(11, 12, 4);
  add(13, 12, 8);
  add(13.5, 12, 1);
  GroundScene ground;
  for (const PageBox box : {PageBox{0, 0, 300, 600}, PageBox{300, 0, 600, 600}}) {
    for (const PagePoint p : {PagePoint{box.left_pt, 0}, PagePoint{box.right_pt, 0}, PagePoint{box.right_pt, 600},
                              PagePoint{box.left_pt, 600}})
      ground.countries.points.push_back(p);
    ground.countries.end_ring();
    ground.countries.end_feature();
  }
  ground.country_info.resize(2);
  ground.country_info[0].name = "Aland";
  ground.country_info[0].area_km2 = 2000;
  ground.country_info[1].name = "Bland";
  ground.country_info[1].area_km2 = 3000;
  ground.located_countries = {0, 1, std::nullopt};
  const AggregatedLayer layer = result(&ground);
  ASSERT_THAT(layer.shapes, SizeIs(2));
  EXPECT_EQ(layer.shapes[0].value, 2);  // to the thousand square kilometres
  EXPECT_NEAR(layer.shapes[1].value, 8.0 / 3, 1e-12);
  EXPECT_THAT(layer.shapes[0].title, HasSubstr("Aland"));
  EXPECT_THAT(layer.heading, HasSubstr("1,000"));
}

TEST_F(AggregationTest, EventsOffThePageAndThoseThatAddNothingAreListed) {
  spec().measure = Measure::kDeaths;
  add(12, 12, 1, 5);
  add(12, 11, 1, 0);
  add(40, 12, 1, 5);
  spec().radius_km = 60;
  for (const AggregationMethod method : {AggregationMethod::kHexagons, AggregationMethod::kDensity}) {
    spec().method = method;
    EXPECT_THAT(result().shapes, Not(IsEmpty()));
    ASSERT_THAT(left_out, SizeIs(2));
    EXPECT_EQ(left_out[0].id, "e1");
    EXPECT_THAT(left_out[0].reason, HasSubstr("nothing"));
    EXPECT_EQ(left_out[1].id, "e2");
    EXPECT_THAT(left_out[1].reason, HasSubstr("not on this page"));
  }
}

TEST_F(AggregationTest, SumsBeyondAllNumbersAreListedAndNotDrawn) {
  spec().measure = Measure::kDeaths;
  add(12, 12, 4, 5);
  for (Event& event : inputs.chronicle.events)
    event.figures[0].low = event.figures[0].best = event.figures[0].high = 1.7e308;
  add(13, 13, 1, 7);
  const AggregatedLayer layer = result();
  ASSERT_THAT(layer.shapes, SizeIs(1));
  EXPECT_EQ(layer.shapes[0].value, 7);
  EXPECT_THAT(left_out, SizeIs(4));
}

TEST_F(AggregationTest, ARadiusFarLargerThanThePageCostsByThePage) {
  spec().method = AggregationMethod::kDensity;
  spec().radius_km = 5000;
  inputs.spec.extent = CentreScale{{12, 12}, 100};
  add(12, 12, 2);
  add(13, 13, 1);
  const AggregatedLayer layer = result();
  EXPECT_THAT(left_out, IsEmpty());
  // All of the page lies near the middle of the kernels.
  ASSERT_THAT(layer.shapes, Not(IsEmpty()));
  EXPECT_NEAR(layer.shapes[0].value, 3 * 1000 * 3 / (std::numbers::pi * 5000 * 5000), 3e-6);
}

TEST_F(AggregationTest, EventsBeyondThePageAreSpreadOntoItWhereTheRadiusReaches) {
  spec().method = AggregationMethod::kDensity;
  spec().radius_km = 1000;  // some 1,300 pt: far more than the grid goes beyond the page
  add(12, 12, 1);
  add(16, 12, 1);
  const AggregatedLayer both = result();
  EXPECT_THAT(left_out, IsEmpty());
  inputs.chronicle.events.pop_back();
  EXPECT_GT(both.shapes.back().value, result().shapes.back().value * 1.3);
}

TEST_F(AggregationTest, ABasemapWithoutTheAreasLeavesOutEveryEventAndWarns) {
  spec().method = AggregationMethod::kAreas;
  spec().areas = AreaLevel::kDistricts;
  add(12, 12, 2);
  const GroundScene ground;
  EXPECT_THAT(result(&ground).shapes, IsEmpty());
  EXPECT_THAT(left_out, SizeIs(2));
  inputs.spec.file = "made.map.txtpb";
  const auto map = render_map(inputs, FixedMeasurer());
  ASSERT_TRUE(map);
  const auto is_warning = [](const Diagnostic& d) {
    return d.where.file == "made.map.txtpb" && d.message.starts_with("layer clash-sites shows none");
  };
  EXPECT_EQ(std::ranges::count_if(map.diagnostics, is_warning), 1);
}

TEST_F(AggregationTest, TheMapDrawsShapesAndNoSymbols) {
  for (int i = 0; i < 20; ++i) add(10.1 + i * 0.19, 11 + i * 0.1, 1 + i);
  inputs.chronicle.id = "made";
  inputs.chronicle.language = "en";
  const auto map = render_map(inputs, FixedMeasurer());
  ASSERT_TRUE(map);
  const std::string dump = dump_text(map->drawing);
  EXPECT_THAT(dump, HasSubstr("class-1"));
  EXPECT_THAT(dump, HasSubstr("in a hexagon"));
  EXPECT_THAT(dump, Not(HasSubstr("e0-at-")));
}

TEST(SequentialRamp, GrowsEvenlyDarkerOnLightLandAndLighterOnDark) {
  for (const Color land : {Color{245, 242, 234, 255}, Color{20, 24, 29, 255}}) {
    const auto ramp = sequential_ramp({181, 18, 27, 255}, land, 6);
    const double sign = to_lab(land).l > 50 ? -1 : 1;
    const double step = (to_lab(ramp.back()).l - to_lab(ramp.front()).l) / 5;
    EXPECT_GT(step * sign, 4);
    for (std::size_t i = 0; i + 1 < ramp.size(); ++i) EXPECT_NEAR(to_lab(ramp[i + 1]).l - to_lab(ramp[i]).l, step, 1.5);
  }
}

}  // namespace
}  // namespace dateline

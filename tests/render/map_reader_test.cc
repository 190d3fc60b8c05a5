#include "render/map_reader.h"

#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"
#include "proto/map.pb.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MapReaderTest : public testing::Test {
 protected:
  Result<MapSpec> read(const std::string& text) {
    const std::filesystem::path path = folder_ / "a.map.txtpb";
    std::ofstream(path) << text;
    Result<MapSpec> map = read_map(path.string());
    for (Diagnostic& d : map.diagnostics) d.where.file = std::filesystem::path(d.where.file).filename().string();
    return map;
  }
  std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> lines;
    for (const Diagnostic& d : read(text).diagnostics) lines.push_back(to_string(d));
    return lines;
  }

  const ScratchFolder scratch_;
  const std::filesystem::path folder_ = scratch_.path();
};

TEST_F(MapReaderTest, AnAlmostEmptyFileHasTheDefaultsOfTheSchema) {
  const auto map = read("chronicles: \"a.chronicle.txtpb\"");
  ASSERT_TRUE(map);
  EXPECT_THAT(map.diagnostics, IsEmpty());
  EXPECT_EQ(map->style, "newsprint");
  EXPECT_EQ(map->projection, "auto");
  EXPECT_EQ(map->page, (PageSize{1200, 900}));
  EXPECT_EQ(map->pixels_per_inch, 96);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(map->extent));
  EXPECT_THAT(map->layers, IsEmpty());
  EXPECT_FALSE(map->window.stated());
}

TEST_F(MapReaderTest, PathsAreRelativeToTheMapFile) {
  const auto map =
      read(R"(chronicles: ["../x.pb", "/abs/y.json"] style: "my.style.txtpb" basemap { files: "b/base.gpkg" })");
  ASSERT_TRUE(map);
  EXPECT_THAT(map->chronicles, ElementsAre((folder_.parent_path() / "x.pb").string(), "/abs/y.json"));
  EXPECT_EQ(map->style, (folder_ / "my.style.txtpb").string());
  EXPECT_THAT(map->basemap.files, ElementsAre((folder_ / "b/base.gpkg").string()));
  EXPECT_EQ(read("chronicles: \"x\" style: \"dark\"")->style, "dark") << "a theme stays a name";
}

TEST_F(MapReaderTest, EveryPartIsRead) {
  const auto map = read(R"(
    chronicles: "a.pb" window: "2020-02-05/2020-02-11" as_of: "2020-02-12" languages: ["en", "kk-Latn"] second_language: "ru"
    extent { around { places: ["korday", "tokmok"] margin: 0.3 } } projection: "EPSG:32643"
    page { width_pt: 600 height_pt: 400 pixels_per_inch: 144 }
    title { lang: "en" text: "{title}, {span}" } notes { text: "one" } notes { text: "two" }
    layers { kind: CLASH_SITES size_by: DEATHS }
    layers { id: "law" title { text: "Law" } select { event_kinds: [ARREST, POLICE_OPERATION] movement_kinds: DETENTION_TRANSFER
             ids: "e1" except_ids: "e2" tags: "t" actors: "police" places: "korday" } class_id: "arrest" hide_figures: true }
    basemap { no_world: true min_population: -1 }
    furniture { graticule: OFF legend: ON legend_corner: BOTTOM_RIGHT } extra_places: "almaty")");
  ASSERT_TRUE(map) << testing::PrintToString(map.diagnostics.empty() ? "" : to_string(map.diagnostics[0]));
  EXPECT_EQ(map->window.edtf, "2020-02-05/2020-02-11");
  EXPECT_TRUE(map->as_of.stated());
  EXPECT_THAT(map->languages, ElementsAre("en", "kk-Latn"));
  EXPECT_THAT(std::get<PlacesExtent>(map->extent).places, ElementsAre("korday", "tokmok"));
  EXPECT_EQ(std::get<PlacesExtent>(map->extent).margin, 0.3);
  EXPECT_EQ(map->page, (PageSize{600, 400}));
  EXPECT_EQ(map->notes.size(), 2U);
  ASSERT_EQ(map->layers.size(), 2U);
  EXPECT_EQ(map->layers[0].id, "clash-sites");
  EXPECT_EQ(map->layers[0].size_by, Measure::kDeaths);
  EXPECT_THAT(map->layers[1].select.event_kinds, ElementsAre(EventKind::kArrest, EventKind::kPoliceOperation));
  EXPECT_THAT(map->layers[1].select.movement_kinds, ElementsAre(MovementKind::kDetentionTransfer));
  EXPECT_THAT(map->layers[1].select.except_ids, ElementsAre("e2"));
  EXPECT_TRUE(map->layers[1].hide_figures);
  EXPECT_EQ(map->basemap.min_population, -1);
  EXPECT_EQ(map->furniture.graticule, Show::kOff);
  EXPECT_EQ(map->furniture.legend, Show::kOn);
  EXPECT_EQ(map->furniture.legend_corner, Corner::kBottomRight);
  EXPECT_THAT(map->extra_places, ElementsAre("almaty"));
}

TEST_F(MapReaderTest, ABoxMaySpanThe180thMeridian) {
  const auto map = read("chronicles: \"a\" extent { box { west: 170 south: -20 east: -170 north: 10 } }");
  ASSERT_TRUE(map);
  EXPECT_TRUE(std::get<LonLatBox>(map->extent).spans_antimeridian());
}

TEST_F(MapReaderTest, SaysEverythingThatIsWrongAndWhere) {
  EXPECT_THAT(
      lines(R"(window: "2020-02-30"
languages: "english please"
extent { box { west: 200 south: 5 east: 1 north: 5 } }
page { width_pt: 10
       pixels_per_inch: 5000 }
title { text: "{spam}" }
layers { kind: CLASH_SITE }
layers { id: "A b" kind: MEDICAL }
layers { id: "A b" kind: AID select { tags: "x" ids: "" } }
furnitur { legend: ON }
)"),
      ElementsAre(
          "a.map.txtpb: error: the map names no chronicle (chronicles: \"...\")",
          "a.map.txtpb:1:9: error: \"2020-02-30\" is not a time: day 30 does not exist in 2020-02 (at character 9)",
          "a.map.txtpb:2:12: error: \"english please\" is no language tag (BCP 47: \"en\", \"kk-Latn\")",
          "a.map.txtpb:3:10: error: south must be less than north",
          "a.map.txtpb:3:22: error: west must be -180 to 180, not 200",
          "a.map.txtpb:4:18: error: width_pt must be 72 to 14400, not 10",
          "a.map.txtpb:5:25: error: pixels_per_inch must be 24 to 1200, not 5000",
          "a.map.txtpb:6:15: error: unknown field {spam} in a text (did you mean \"span\"?)",
          "a.map.txtpb:7:16: error: unknown layer kind \"CLASH_SITE\" (did you mean \"CLASH_SITES\"?)",
          "a.map.txtpb:8:14: error: \"A b\" is no id (1 to 64 of a-z, 0-9, _ and -)",
          "a.map.txtpb:9:14: error: \"A b\" is no id (1 to 64 of a-z, 0-9, _ and -)",
          "a.map.txtpb:9:14: error: a second layer \"A b\"",
          "a.map.txtpb:9:54: error: \"\" is no id (1 to 64 of a-z, 0-9, _ and -)",
          "a.map.txtpb:10:1: error: unknown field \"furnitur\" in map (did you mean \"furniture\"?)"));
}

TEST_F(MapReaderTest, AFieldInALayersTitleIsWorthAWarning) {
  EXPECT_THAT(lines("chronicles: \"a\"\nlayers { kind: CLASH_SITES title { text: \"Clashes, {span}\" } }"),
              ElementsAre("a.map.txtpb:2:28: warning: fields in braces are not filled in in a layer's title"));
}

TEST_F(MapReaderTest, ALayerThatShowsEverythingIsWorthAWarning) {
  EXPECT_THAT(lines("chronicles: \"a\"\nlayers { id: \"x\" }"),
              ElementsAre("a.map.txtpb:2:1: warning: the layer has neither kind nor select, so it shows everything"));
}

TEST_F(MapReaderTest, NumbersMustBeFinite) {
  EXPECT_THAT(lines("chronicles: \"a\" page { width_pt: nan }"),
              ElementsAre("a.map.txtpb:1:34: error: width_pt is not a finite number"));
}

TEST_F(MapReaderTest, TextsHaveALimitedLength) {
  EXPECT_THAT(
      lines("chronicles: \"a\"\ntitle { text: \"" + std::string(10'001, 'x') + "\" }"),
      ElementsAre(testing::HasSubstr("a.map.txtpb:2:15: error: text has 10001 bytes (limit text-bytes=10000;")));
}

TEST_F(MapReaderTest, TextThatCannotBeUnderstoodIsNotCheckedFurther) {
  EXPECT_THAT(lines("page { width_pt: 10\n"),
              ElementsAre("a.map.txtpb:1:6: error: this page is never closed: a \"}\" is missing"));
}

TEST_F(MapReaderTest, AMissingFileIsAFailureOfTheEnvironment) {
  EXPECT_THROW((void)read_map("/nowhere.map.txtpb"), Error);
}

TEST(MapEnums, HaveTheNumbersOfTheSchema) {
  EXPECT_EQ(static_cast<int>(LayerKind::kProtests), v1::Layer::PROTESTS);
  EXPECT_EQ(v1::Layer::Kind_MAX, v1::Layer::PROTESTS);
  EXPECT_EQ(static_cast<int>(LayerKind::kDisplacementRoutes), v1::Layer::DISPLACEMENT_ROUTES);
  EXPECT_EQ(static_cast<int>(LayerKind::kOfficialActs), v1::Layer::OFFICIAL_ACTS);
  EXPECT_EQ(static_cast<int>(LayerKind::kHazards), v1::Layer::HAZARDS);
  EXPECT_EQ(static_cast<int>(Show::kOff), v1::Furniture::OFF);
  EXPECT_EQ(static_cast<int>(Corner::kBottomRight), v1::Furniture::BOTTOM_RIGHT);
}

TEST(LayerKinds, HaveIdsThatDiffer) {
  std::set<std::string_view> ids;
  for (int kind = 0; kind <= v1::Layer::Kind_MAX; ++kind) ids.insert(default_layer_id(static_cast<LayerKind>(kind)));
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(v1::Layer::Kind_MAX) + 1);
}

TEST_F(MapReaderTest, AnAggregatedLayerSaysHow) {
  const auto map = read(R"(chronicles: "a.pb" layers { kind: CLASH_SITES aggregate {
      method: AREAS areas: DISTRICTS per_area: true measure: DEATHS limits: [5, 10] } })");
  ASSERT_TRUE(map);
  ASSERT_TRUE(map->layers.at(0).aggregate);
  const AggregationSpec& aggregate = *map->layers[0].aggregate;
  EXPECT_EQ(aggregate.method, AggregationMethod::kAreas);
  EXPECT_EQ(aggregate.areas, AreaLevel::kDistricts);
  EXPECT_EQ(aggregate.measure, Measure::kDeaths);
  EXPECT_TRUE(aggregate.per_area);
  EXPECT_THAT(aggregate.limits, ElementsAre(5, 10));
}

TEST_F(MapReaderTest, ReliefAndRastersAreFilesBesideTheMap) {
  const auto map = read(R"(chronicles: "a.pb" basemap {
      relief { dem: "dem.tif" light: SINGLE azimuth: 300 tints { height_m: 0 color: "#DDEECC" } }
      rasters { file: "photo.tif" opacity: 0.5 credit: "A satellite" } })");
  ASSERT_TRUE(map);
  EXPECT_THAT(map.diagnostics, IsEmpty());
  ASSERT_TRUE(map->basemap.relief);
  EXPECT_EQ(std::filesystem::path(map->basemap.relief->dem), folder_ / "dem.tif");
  EXPECT_FALSE(map->basemap.relief->multidirectional);
  EXPECT_EQ(map->basemap.relief->azimuth_deg, 300);
  EXPECT_EQ(map->basemap.relief->altitude_deg, 45);
  EXPECT_EQ(map->basemap.relief->tints.at(0).color, (Color{0xDD, 0xEE, 0xCC, 255}));
  EXPECT_EQ(map->basemap.rasters.at(0).opacity, 0.5);
}

TEST_F(MapReaderTest, InsetsHaveAnExtentOfTheirOwn) {
  const auto map = read(R"(chronicles: "a.pb" insets {
      extent { box { west: 74 east: 75 south: 42 north: 43 } } title { text: "The villages" } width_pt: 300 })");
  ASSERT_TRUE(map);
  EXPECT_EQ(std::get<LonLatBox>(map->insets.at(0).extent).east_deg, 75);
  EXPECT_EQ(map->insets[0].width_pt, 300);
  EXPECT_FALSE(map->insets[0].height_pt);
}

TEST_F(MapReaderTest, MistakesInTheNewerPartsAreLocated) {
  EXPECT_THAT(lines(R"(chronicles: "a.pb"
page { margin_pt: 400 }
layers { kind: CLASH_SITES aggregate { classes: 12 limits: [3, 3] } }
insets { width_pt: 300 }
basemap { relief { dem: "d.tif" altitude: 90 tints { height_m: 5 color: "green" } } }
)"),
              ElementsAre("a.map.txtpb:2:19: error: margin_pt must be 0 to 225, not 400",
                          "a.map.txtpb:3:49: error: classes must be 2 to 9, not 12",
                          "a.map.txtpb:3:61: error: limits must ascend",
                          "a.map.txtpb:4:1: error: an inset without extent (a box, a centre or places)",
                          "a.map.txtpb:5:43: error: altitude must be 5 to 85, not 90",
                          "a.map.txtpb:5:73: error: \"green\" is no colour (\"#RRGGBB\")"));
}

}  // namespace
}  // namespace dateline

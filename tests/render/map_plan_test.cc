#include "render/map_plan.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"

namespace dateline {
namespace {

using Indices = std::vector<std::size_t>;

constexpr const char* story = R"(
id: "story" title { text: "A story" }
places { id: "here" names { text: "Here" } lat: 43 lon: 75 kind: VILLAGE precision: EXACT }
places { id: "there" names { text: "There" } lat: 43.2 lon: 75.4 kind: VILLAGE precision: EXACT }
places { id: "nowhere" names { text: "Nowhere" } kind: VILLAGE }
actors { id: "force" names { text: "A force" } kind: POLICE }
events { id: "clash" kind: CLASH places: "here" when: "2020-02-07" title { text: "Clash" } tags: "main" }
events { id: "arson" kind: ARSON places: "there" when: "2020-02-08" title { text: "Arson" } }
events { id: "arrest" kind: ARREST places: "there" when: "2020-02-09" title { text: "Arrest" } tags: "main" }
movements {
  id: "flight" kind: DISPLACEMENT path { place: "here" } path { place: "there" } when: "2020-02-08" title { text: "Flight" }
}
deployments { id: "troops" force: "force" to: "here" when: "2020-02-08" title { text: "Troops" } }
)";

Chronicle read(const char* text) {
  Result<Chronicle> chronicle = read_chronicle_text(text, ChronicleFormat::kText, "story.chronicle.txtpb");
  for (const Diagnostic& d : chronicle.diagnostics) EXPECT_NE(d.severity, Severity::kError) << d.message;
  return std::move(chronicle.value).value_or(Chronicle{});
}

class MapPlanTest : public ::testing::Test {
 protected:
  Result<MapPlan> plan() const {
    return make_plan(spec, chronicle, view_of(chronicle, spec.window, LocalSeconds::max()));
  }

  LayerSpec& layer(LayerKind kind) {
    spec.layers.emplace_back();
    spec.layers.back().kind = kind;
    return spec.layers.back();
  }

  const Chronicle chronicle = read(story);
  MapSpec spec;
};

const PlannedLayer* find(const MapPlan& plan, std::string_view id) {
  const auto found = std::ranges::find(plan.layers, id, &PlannedLayer::id);
  return found == plan.layers.end() ? nullptr : &*found;
}

TEST_F(MapPlanTest, SaysHowManyRecordsNoLayerTakes) {
  layer(LayerKind::kClashSites);
  const auto made = plan();
  ASSERT_TRUE(made);
  for (const char* line :
       {"in no layer: 1 arrest event", "in no layer: 1 displacement movement", "in no layer: 1 deployment"})
    EXPECT_EQ(std::ranges::count(made->explanation, line), 1) << line;
}

TEST_F(MapPlanTest, DefaultLayersTakeEachRecordByItsKindAndLeaveOutTheEmpty) {
  const auto made = plan();
  ASSERT_TRUE(made);
  ASSERT_NE(find(*made, "clash-sites"), nullptr);
  EXPECT_EQ(find(*made, "clash-sites")->events, (Indices{0, 1}));
  EXPECT_EQ(find(*made, "arrests")->events, (Indices{2}));
  EXPECT_EQ(find(*made, "displacement-routes")->movements, (Indices{0}));
  EXPECT_EQ(find(*made, "response-deployments")->deployments, (Indices{0}));
  EXPECT_EQ(made->layers.size(), 4u);
  EXPECT_EQ(made->layers.back().id, "clash-sites") << "what matters most is drawn last";
}

TEST_F(MapPlanTest, CirclesCountWhereMoreEventsThanSymbolsCanShowComeWithoutAMapFile) {
  Chronicle many = chronicle;
  for (int i = 0; i < 500; ++i) {
    many.events.push_back(many.events.front());
    many.events.back().id = "clash-" + std::to_string(i);
  }
  const ChronicleView view = view_of(many, spec.window, LocalSeconds::max());
  const auto clashes = [&] {
    const Result<MapPlan> planned = make_plan(spec, many, view);
    EXPECT_TRUE(planned);
    return planned->layers.back();
  };
  const PlannedLayer counted = clashes();
  ASSERT_TRUE(counted.aggregate);
  EXPECT_EQ(counted.aggregate->method, AggregationMethod::kCircles);
  layer(LayerKind::kClashSites);
  EXPECT_FALSE(clashes().aggregate) << "a map file gets what it asks for";
}

TEST_F(MapPlanTest, TheFirstLayerThatSelectsARecordTakesIt) {
  LayerSpec& first = layer(LayerKind::kCustom);
  first.id = "first";
  first.select.tags = {"main"};
  layer(LayerKind::kClashSites);
  layer(LayerKind::kArrests);
  const auto made = plan();
  ASSERT_TRUE(made);
  EXPECT_EQ(find(*made, "first")->events, (Indices{0, 2}));
  EXPECT_EQ(find(*made, "clash-sites")->events, (Indices{1}));
  EXPECT_EQ(find(*made, "arrests"), nullptr);
}

TEST_F(MapPlanTest, APageOfTooManyPixelsIsRefused) {
  spec.page = {14400, 14400};
  EXPECT_TRUE(plan());
  spec.pixels_per_inch = 300;
  const auto made = plan();
  ASSERT_FALSE(made);
  EXPECT_THAT(made.diagnostics.front().message, ::testing::HasSubstr("3600 megapixels"));
}

TEST_F(MapPlanTest, ExceptIdsAreLeftOut) {
  layer(LayerKind::kClashSites).select.except_ids = {"clash"};
  EXPECT_EQ(find(*plan(), "clash-sites")->events, (Indices{1}));
}

TEST_F(MapPlanTest, IdsAreTakenIntoALayerOfAnotherKind) {
  layer(LayerKind::kClashSites).select.ids = {"arrest"};
  EXPECT_EQ(find(*plan(), "clash-sites")->events, (Indices{0, 1, 2}));
}

TEST_F(MapPlanTest, ACustomLayerOfIdsTakesThoseAlone) {
  LayerSpec& own = layer(LayerKind::kCustom);
  own.id = "own";
  own.select.ids = {"arson", "flight"};
  const auto made = plan();
  ASSERT_TRUE(made);
  EXPECT_EQ(find(*made, "own")->events, (Indices{1}));
  EXPECT_EQ(find(*made, "own")->movements, (Indices{0}));
  EXPECT_TRUE(find(*made, "own")->deployments.empty());
}

TEST_F(MapPlanTest, PlacesSelect) {
  LayerSpec& own = layer(LayerKind::kCustom);
  own.id = "own";
  own.select.places = {"here"};
  const auto made = plan();
  ASSERT_TRUE(made);
  EXPECT_EQ(find(*made, "own")->events, (Indices{0}));
  EXPECT_EQ(find(*made, "own")->movements, (Indices{0}));
  EXPECT_EQ(find(*made, "own")->deployments, (Indices{0}));
}

TEST_F(MapPlanTest, EventKindsOfACustomLayerTakeNoMovements) {
  LayerSpec& own = layer(LayerKind::kCustom);
  own.id = "own";
  own.select.event_kinds = {EventKind::kArson};
  const auto made = plan();
  ASSERT_TRUE(made);
  EXPECT_EQ(find(*made, "own")->events, (Indices{1}));
  EXPECT_TRUE(find(*made, "own")->movements.empty() && find(*made, "own")->deployments.empty());
}

TEST_F(MapPlanTest, TheWindowLeavesOutWhatHappenedBeforeAndAfter) {
  spec.window = *parse_edtf("2020-02-08");
  const auto made = plan();
  ASSERT_TRUE(made);
  EXPECT_EQ(find(*made, "clash-sites")->events, (Indices{1}));
  EXPECT_EQ(find(*made, "arrests"), nullptr);
}

TEST_F(MapPlanTest, AnUnknownPlaceOfTheExtentIsAnError) {
  spec.extent = PlacesExtent{{"here", "atlantis"}};
  const auto made = plan();
  EXPECT_FALSE(made);
  ASSERT_FALSE(made.diagnostics.empty());
  EXPECT_NE(made.diagnostics.front().message.find("atlantis"), std::string::npos);
}

TEST_F(MapPlanTest, APlaceOfTheExtentWithoutAPositionIsAnError) {
  spec.extent = PlacesExtent{{"here", "nowhere"}};
  EXPECT_FALSE(plan());
}

TEST_F(MapPlanTest, NothingToShowIsAnError) {
  layer(LayerKind::kHazards);
  const auto made = plan();
  EXPECT_FALSE(made);
  EXPECT_TRUE(has_errors(made.diagnostics));
}

TEST_F(MapPlanTest, FitsAllPlacesOntoThePage) {
  const auto made = plan();
  ASSERT_TRUE(made);
  for (const LonLat at : {LonLat{75, 43}, LonLat{75.4, 43.2}}) {
    const auto plane = made->projection.forward(at);
    ASSERT_TRUE(plane);
    EXPECT_TRUE(made->viewport.page().grown(-30).contains(made->viewport.to_page(*plane)));
  }
}

TEST_F(MapPlanTest, ShowsACentreAtItsScale) {
  spec.extent = CentreScale{{75.2, 43.1}, 250000};
  const auto made = plan();
  ASSERT_TRUE(made);
  EXPECT_NEAR(made->viewport.scale_denominator(), 250000, 250000 * 0.01);
  const PagePoint at = made->viewport.to_page(*made->projection.forward({75.2, 43.1}));
  EXPECT_LT(distance_pt(at, made->viewport.page().center()), 0.01);
}

TEST_F(MapPlanTest, TitlesLayersInTheLanguageOfTheMap) {
  spec.languages = {"ru"};
  EXPECT_EQ(find(*plan(), "clash-sites")->title, "Места столкновений");
}

TEST_F(MapPlanTest, AnUnknownProjectionIsAnError) {
  spec.projection = "+proj=nonsense";
  EXPECT_FALSE(plan());
}

TEST_F(MapPlanTest, ExplainsWhatItChose) {
  const auto made = plan();
  ASSERT_TRUE(made);
  for (const std::string_view topic : {"layer clash-sites: 2 events", "extent:", "projection:", "scale: 1:"})
    EXPECT_TRUE(std::ranges::any_of(made->explanation, [&](const std::string& line) {
      return line.starts_with(topic);
    })) << topic;
}

}  // namespace
}  // namespace dateline

// A made-up story in the plains, without basemaps and with a measurer of fixed widths: every stage up to the Drawing.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/draw_map.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/golden.h"
#include "tests/support/made_map.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* story = R"(
id: "story" title { text: "Trouble in three villages" }
sources { id: "ministry" title { text: "The ministry" } kind: OFFICIAL }
sources { id: "paper" title { text: "A newspaper" } kind: MEDIA }
places { id: "alpha" names { text: "Alpha" } lat: 43.00 lon: 75.00 kind: VILLAGE precision: EXACT countries: "KZ" }
places { id: "beta" names { text: "Beta" } lat: 43.06 lon: 75.12 kind: VILLAGE precision: EXACT countries: "KZ" }
places { id: "gamma" names { text: "Gamma" } lat: 42.93 lon: 75.16 kind: VILLAGE precision: NEAR uncertainty_m: 2000 countries: "KZ" }
places { id: "town" names { text: "Farville" } lat: 43.60 lon: 77.00 kind: CITY precision: EXACT countries: "KZ" }
places { id: "lost" names { text: "Lost" } kind: VILLAGE }
actors { id: "guards" names { text: "The Guards" } kind: INTERNAL_TROOPS }
events {
  id: "clash" kind: CLASH places: "alpha" when: "2020-02-07" title { text: "Clash at Alpha" }
  figures { measure: DEATHS best: 8 reported: "2020-02-08" source: "ministry" }
  figures { measure: DEATHS best: 11 reported: "2020-02-09" source: "paper" }
}
events { id: "arson" kind: ARSON places: "alpha" when: "2020-02-08" title { text: "Houses burn" } }
events {
  id: "raid" kind: CLASH places: "gamma" when: "2020-02-08" title { text: "Raid near Gamma" }
  figures { measure: DEATHS best: 2 reported: "2020-02-08" source: "ministry" }
}
events { id: "rumour" kind: CLASH places: "lost" when: "2020-02-08" title { text: "A clash at a place without a position" } }
movements {
  id: "flight" kind: DISPLACEMENT path { place: "alpha" } path { place: "town" } when: "2020-02-08" title { text: "Flight" }
  figures { measure: DISPLACED best: 5000 reported: "2020-02-08" source: "paper" }
  figures { measure: DISPLACED status: DENIED reported: "2020-02-08" source: "ministry" }
}
movements {
  id: "crowd" kind: CROWD_ARRIVAL path { unknown { label { text: "from the hills" } bearing_deg: 200 } } path { place: "beta" }
  when: "2020-02-07" title { text: "A crowd arrives" }
  figures { measure: PARTICIPANTS best: 300 qualifier: ABOUT reported: "2020-02-09" source: "paper" }
}
deployments {
  id: "guards_in" force: "guards" from { place: "town" } to: "beta" when: "2020-02-08" title { text: "Guards sent" }
}
figures { measure: DEATHS best: 10 reported: "2020-02-08" source: "ministry" }
)";

class SmallMap : public ::testing::Test {
 protected:
  void SetUp() override {
    Result<Chronicle> chronicle = read_chronicle_text(story, ChronicleFormat::kText, "story.chronicle.txtpb");
    for (const Diagnostic& d : chronicle.diagnostics) ASSERT_NE(d.severity, Severity::kError) << d.message;
    inputs.chronicle = std::move(*chronicle);
    inputs.style = newsprint();
    inputs.spec.page = {720, 570};
    inputs.spec.extent = LonLatBox{74.85, 42.85, 75.35, 43.12};
    inputs.spec.furniture.graticule = Show::kOff;
  }

  MadeMap made() const { return make_map(inputs, FixedMeasurer()); }

  MapInputs inputs;
};

std::vector<std::string> ids_of(const std::vector<LeftOut>& list) {
  std::vector<std::string> ids;
  for (const LeftOut& left : list) ids.push_back(left.id);
  return ids;
}

const PlacedLabel* label_of(const Layout& layout, const std::string& id) {
  const auto found = std::ranges::find(layout.labels, id, &PlacedLabel::id);
  return found == layout.labels.end() ? nullptr : &*found;
}

std::string text_of(const PlacedLabel* label) {
  std::string text;
  if (label)
    for (const LabelText::Line& line : label->text.lines) text += (text.empty() ? "" : " | ") + line.text;
  return text;
}

TEST_F(SmallMap, IsDrawnAsTheGoldenSays) {
  const MadeMap map = made();
  EXPECT_TRUE(matches_golden("render/small_map.txt",
                             dump_text(make_drawing(map.layout, map.scene, map.plan, "KZ", inputs.style))));
}

TEST_F(SmallMap, HasANorthArrowWhenAskedForAndNotOtherwise) {
  const auto has_arrow = [](const Layout& layout) {
    return std::ranges::any_of(layout.furniture, [](const Block& b) { return b.group.name.id == "north-arrow"; });
  };
  EXPECT_FALSE(has_arrow(made().layout)) << "north is up, near enough";
  inputs.spec.furniture.north_arrow = Show::kOn;
  EXPECT_TRUE(has_arrow(made().layout));
  EXPECT_THAT(collisions(made()), IsEmpty());
}

TEST_F(SmallMap, NothingLiesOverAnything) { EXPECT_THAT(collisions(made()), IsEmpty()); }

TEST_F(SmallMap, EveryRecordIsDrawnOrSaidToBeLeftOut) {
  const MadeMap map = made();
  EXPECT_THAT(lost_records(map), IsEmpty());
  EXPECT_THAT(ids_of(map.scene.left_out), ElementsAre("rumour"));
  EXPECT_THAT(ids_of(map.layout.dropped), IsEmpty());
}

TEST_F(SmallMap, PlacesCarryTheirFigureAndItsNotes) {
  EXPECT_EQ(text_of(label_of(made().layout, "label-alpha")), "Alpha | 8–11 dead¹\u2009²");
  EXPECT_EQ(text_of(label_of(made().layout, "label-gamma")), "Gamma | 2 dead¹");
}

TEST_F(SmallMap, AFlowBeyondThePageSaysWhereToAndHowFar) {
  const MadeMap map = made();
  EXPECT_THAT(text_of(label_of(map.layout, "label-end-flight")), ::testing::StartsWith("to Farville, 1"));
  EXPECT_THAT(text_of(label_of(map.layout, "label-end-guards_in")), ::testing::StartsWith("from Farville, 1"));
}

TEST_F(SmallMap, ADenialStandsBesideTheFigure) {
  EXPECT_THAT(text_of(label_of(made().layout, "label-flight")),
              ::testing::AllOf(::testing::HasSubstr("5,000"), ::testing::HasSubstr("denied¹")));
}

TEST_F(SmallMap, AnUnknownOriginIsSaid) {
  const MadeMap map = made();
  EXPECT_EQ(text_of(label_of(map.layout, "label-end-crowd")), "about 300 people² | from the hills");
}

TEST_F(SmallMap, EventsOfOnePlaceStandBesideEachOther) {
  const MadeMap map = made();
  for (std::size_t i = 0; i < map.layout.symbols.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const PlacedSymbol &a = map.layout.symbols[i], &b = map.layout.symbols[j];
      EXPECT_GE(distance_pt(a.center, b.center), a.radius_pt + b.radius_pt - 0.1);
    }
  EXPECT_EQ(map.layout.symbols.size(), 3u);
}

TEST_F(SmallMap, OnlyTheMainSymbolStandsAtItsPlace) {
  const MadeMap map = made();
  for (const PlacedSymbol& s : map.layout.symbols) {
    const PagePoint place = map.scene.places[map.scene.symbols[s.symbol].place].at;
    EXPECT_EQ(s.main, distance_pt(s.center, place) < 0.5);
  }
}

TEST_F(SmallMap, SymbolsAreSizedByTheirFigures) {
  const MadeMap map = made();
  const auto part = [&](const std::string& id) {
    return std::ranges::find(map.scene.symbols, id, &SceneSymbol::id)->size_part;
  };
  EXPECT_DOUBLE_EQ(part("clash"), 1);
  EXPECT_NEAR(part("raid"), 2 / 9.5, 1e-9);
}

TEST_F(SmallMap, AnApproximatePlaceIsKnownAsSuch) {
  const MadeMap map = made();
  for (const ScenePlace& place : map.scene.places) EXPECT_EQ(place.approximate, place.id == "gamma") << place.id;
}

TEST_F(SmallMap, AsOfTheEighthTheNewspaperHasSaidNothing) {
  inputs.spec.as_of = *parse_edtf("2020-02-08");
  const MadeMap map = made();
  EXPECT_EQ(text_of(label_of(map.layout, "label-alpha")), "Alpha | 8 dead¹");
  EXPECT_THAT(map.scene.texts.subtitle, ::testing::HasSubstr("As reported by 8 February 2020"));
}

TEST_F(SmallMap, IsTheSameTwice) {
  const auto drawn = [&] {
    const MadeMap map = made();
    return dump_text(make_drawing(map.layout, map.scene, map.plan, "KZ", inputs.style));
  };
  EXPECT_EQ(drawn(), drawn());
}

TEST_F(SmallMap, ThePipelineInOneCallExplainsWhatWasLeftOut) {
  const Result<RenderedMap> map = render_map(inputs, FixedMeasurer());
  ASSERT_TRUE(map);
  EXPECT_TRUE(std::ranges::any_of(map->explanation,
                                  [](const std::string& line) { return line.starts_with("not drawn: rumour: "); }));
}

TEST_F(SmallMap, AClassOfAnOwnStyleIsShownInTheKeyByItsName) {
  for (Look& look : inputs.style.rules)
    if (look.match == "event/clash") look.class_id = "street-fight";
  const MadeMap map = made();
  EXPECT_THAT(dump_text(make_drawing(map.layout, map.scene, map.plan, "KZ", inputs.style)),
              ::testing::HasSubstr("street fight"));
}

}  // namespace
}  // namespace dateline

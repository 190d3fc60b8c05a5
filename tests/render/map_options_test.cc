// What a map file may ask for besides its layers: a margin, a date stamp, a disclaimer; and what labels of places say.
#include <algorithm>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/draw_map.h"
#include "render/messages.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* story = R"(
id: "story" title { text: "A flood" }
sources { id: "office" title { text: "An office" } kind: OFFICIAL }
places { id: "alpha" names { text: "Alpha" } lat: 43.00 lon: 75.00 kind: VILLAGE precision: EXACT countries: "KZ" }
places {
  id: "region" names { text: "Region" } lat: 43.05 lon: 75.15 kind: REGION precision: CENTROID uncertainty_m: 6000
}
events {
  id: "flood" kind: FLOOD places: "alpha" when: "2020-02-07~" title { text: "Flood" }
  figures { measure: DEATHS best: 8 reported: "2020-02-08" source: "office" }
  figures { measure: DISPLACED best: 300 reported: "2020-02-08" source: "office" }
}
events {
  id: "rescue" kind: SHELTERING places: "alpha" when: "2020-02-08" title { text: "Shelter" }
  figures { measure: SHELTERED best: 120 reported: "2020-02-08" source: "office" }
}
events { id: "storm" kind: STORM places: "region" when: "2020-02-09" title { text: "Storm" } }
)";

class MapOptions : public ::testing::Test {
 protected:
  MapOptions() {
    inputs.chronicle = *read_chronicle_text(story, ChronicleFormat::kText, "story.chronicle.txtpb");
    inputs.style = newsprint();
    inputs.spec.page = {720, 600};
    inputs.spec.extent = LonLatBox{74.8, 42.85, 75.4, 43.2};
  }
  MadeMap made() const { return make_map(inputs, FixedMeasurer()); }
  std::string drawn() const {
    const MadeMap map = made();
    return dump_text(make_drawing(map.layout, map.scene, map.plan, "KZ", inputs.style));
  }

  MapInputs inputs;
};

TEST_F(MapOptions, TheDateStampIsTheLastDayShown) {
  EXPECT_THAT(drawn(), Not(HasSubstr("date-stamp")));
  inputs.spec.furniture.date_stamp = Show::kOn;
  EXPECT_THAT(drawn(), HasSubstr("9 February 2020"));
  EXPECT_THAT(drawn(), HasSubstr("date-stamp"));
}

TEST_F(MapOptions, DateInATextIsTheDayOrTheDaysShown) {
  inputs.spec.title = {{"en", "The story on {date}", {}}};
  inputs.spec.subtitle = {{"en", "{span} is {date}", {}}};
  inputs.spec.notes = {{"en", "Counted {date}", {}}};
  inputs.spec.credits = {{"en", "Drawn for {title}, {date}", {}}};
  inputs.spec.window = *parse_edtf("2020-02-07/2020-02-09");
  const Scene scene = made().scene;
  EXPECT_EQ(scene.texts.title, "The story on 7–9 February 2020");
  EXPECT_EQ(scene.texts.subtitle, "7–9 February 2020 is 7–9 February 2020");
  EXPECT_EQ(scene.texts.notes.at(0), "Counted 7–9 February 2020");
  EXPECT_THAT(scene.texts.credits.at(0), AllOf(HasSubstr(", 7–9 February 2020"), Not(HasSubstr("{"))));
  inputs.spec.window = *parse_edtf("2020-02-09");
  EXPECT_EQ(made().scene.texts.title, "The story on 9 February 2020");
  inputs.spec.languages = {"ru"};
  EXPECT_EQ(made().scene.texts.title, "The story on 9 февраля 2020 г.");
}

TEST_F(MapOptions, DisclaimersAreForThoseWhoAsk) {
  EXPECT_THAT(drawn(), Not(HasSubstr("legal status")));
  inputs.spec.furniture.disclaimer = Disclaimer::kGeneral;
  EXPECT_THAT(drawn(), HasSubstr("legal status"));
  EXPECT_THAT(drawn(), Not(HasSubstr("United Nations")));
  inputs.spec.furniture.disclaimer = Disclaimer::kUnitedNations;
  EXPECT_THAT(made().scene.texts.credits, ElementsAre(message("disclaimer.un", "en")));
}

TEST_F(MapOptions, AMarginFramesTheMapAndKeepsItInside) {
  inputs.spec.page_margin_pt = 40;
  const MadeMap map = made();
  const PageBox frame{40, 40, 680, 560};
  EXPECT_EQ(map.layout.frame, frame);
  for (const PlacedLabel& label : map.layout.labels)
    for (const PageBox& box : label.boxes) EXPECT_TRUE(frame.contains(box)) << label.id;
  for (const PageBox& box : map.layout.furniture_boxes) EXPECT_TRUE(frame.contains(box));
  EXPECT_THAT(map.layout.margin_texts, Not(IsEmpty()));
  for (const TextItem& text : map.layout.margin_texts) EXPECT_FALSE(frame.contains(text.origin));
  const Drawing drawing = make_drawing(map.layout, map.scene, map.plan, "KZ", inputs.style);
  const auto land = std::ranges::find(drawing.layers, "graticule", [](const Group& g) { return g.name.id; });
  ASSERT_NE(land, drawing.layers.end());
  EXPECT_EQ(land->clip, frame);
  EXPECT_EQ(drawing.layers.back().name.id, "frame");
}

TEST_F(MapOptions, APlaceSaysTheFiguresOfAllItsEventsEachMeasureOnce) {
  const MadeMap map = made();
  const auto label = std::ranges::find(map.layout.labels, "label-alpha", &PlacedLabel::id);
  ASSERT_NE(label, map.layout.labels.end());
  std::vector<std::string> lines;
  for (const LabelText::Line& line : label->text.lines) lines.push_back(line.text);
  EXPECT_THAT(lines, ElementsAre("Alpha", HasSubstr("8 dead"), HasSubstr("120 sheltered"), HasSubstr("300 displaced")));
}

TEST_F(MapOptions, FiguresThatAreNotWrittenHaveNoNotes) {
  LayerSpec layer;
  layer.kind = LayerKind::kHazards;
  layer.id = "hazards";
  layer.hide_figures = true;
  inputs.spec.layers = {layer};
  EXPECT_THAT(made().scene.texts.source_notes, IsEmpty());
}

TEST_F(MapOptions, APlaceKnownByItsMiddleShowsItsAreaAndTheKeySaysSo) {
  const std::string dump = drawn();
  EXPECT_THAT(dump, HasSubstr("area-region"));
  EXPECT_THAT(dump, HasSubstr(message("key.area", "en").substr(0, 9)));
}

TEST_F(MapOptions, TheKeyExplainsARoughlyKnownTime) {
  EXPECT_THAT(drawn(), HasSubstr("Time"));
  inputs.chronicle.events[0].when = *parse_edtf("2020-02-07");
  EXPECT_THAT(drawn(), Not(HasSubstr("Time")));
}

TEST_F(MapOptions, OfTwoSymbolsAtOneSpotTheSmallerLiesAbove) {
  Place beta = inputs.chronicle.places[0];
  beta.id = "beta";
  inputs.chronicle.places.push_back(beta);
  Event second = inputs.chronicle.events[0];
  inputs.chronicle.events[0].kind = second.kind = EventKind::kClash;
  second.id = "second";
  second.places = {"beta"};
  second.figures[0].low = second.figures[0].best = second.figures[0].high = 60;
  inputs.chronicle.events.push_back(second);
  const Layout layout = made().layout;
  std::vector<double> radii;
  for (const PlacedSymbol& s : layout.symbols)
    if (s.main && s.radius_pt > 7.6) radii.push_back(s.radius_pt);
  EXPECT_TRUE(std::ranges::is_sorted(radii, std::greater{}));
  EXPECT_GE(radii.size(), 1u);
}

}  // namespace
}  // namespace dateline

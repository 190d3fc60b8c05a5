// A run of frames: one layout, steps that say what was known, nothing that moves.
#include "render/frame_set.h"

#include <cctype>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "render/canvas.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"

namespace dateline {
namespace {

using testing::FixedMeasurer;

Name en(const std::string& text) { return {"en", text, NameKind::kUsual}; }

When when(std::string_view edtf) { return *parse_edtf(edtf); }

Figure claim(Measure measure, double value, std::string_view reported, const std::string& source = "paper") {
  Figure figure;
  figure.measure = measure;
  figure.low = figure.best = figure.high = value;
  figure.reported = reported.empty() ? When{} : when(reported);
  figure.source = source;
  figure.id = "f" + std::to_string(static_cast<int>(value)) + std::string(reported);
  return figure;
}

Place place(const std::string& id, double lon, double lat) {
  Place p;
  p.id = id;
  p.names = {en(id)};
  p.position = LonLat{lon, lat};
  p.precision = PlacePrecision::kExact;
  p.kind = PlaceKind::kVillage;
  return p;
}

Event clash(const std::string& id, const std::string& at, std::string_view day, std::vector<Figure> figures) {
  Event e;
  e.id = id;
  e.kind = EventKind::kClash;
  e.places = {at};
  e.when = when(day);
  e.title = {en("Clash " + id)};
  e.figures = std::move(figures);
  return e;
}

/// Two clashes, a flight over three days, deaths that are reported later and revised, on a page without ground.
MapInputs inputs() {
  MapInputs in;
  in.chronicle.language = "en";
  in.chronicle.title = {en("Made")};
  Source source;
  source.id = "paper";
  source.title = {en("A paper")};
  in.chronicle.sources = {source};
  in.chronicle.places = {place("alpha", 10, 45), place("beta", 10.6, 45.2), place("gamma", 11.2, 44.9)};
  in.chronicle.events = {clash("one", "alpha", "2020-02-07",
                               {claim(Measure::kDeaths, 8, "2020-02-08"), claim(Measure::kDeaths, 10, "2020-02-09")}),
                         clash("two", "beta", "2020-02-09", {claim(Measure::kDeaths, 3, "2020-02-09")})};
  Movement flight;
  flight.id = "flight";
  flight.kind = MovementKind::kDisplacement;
  flight.when = when("2020-02-07/2020-02-10");
  flight.title = {en("Flight")};
  for (const char* id : {"alpha", "gamma"}) {
    Waypoint point;
    point.where = std::string(id);
    flight.path.push_back(point);
  }
  flight.figures = {claim(Measure::kDisplaced, 500, "2020-02-09")};
  in.chronicle.movements = {flight};
  in.chronicle.figures = {claim(Measure::kDeaths, 8, "2020-02-08"), claim(Measure::kDeaths, 13, "2020-02-10")};
  in.style = testing::newsprint();
  in.spec.basemap.no_world = true;
  in.spec.furniture.locator = Show::kOff;
  in.spec.page = {700, 500};
  return in;
}

FrameSet frames(const MapInputs& in) {
  const Result<FrameSet> set = plan_frames(in, FixedMeasurer());
  for (const Diagnostic& d : set.diagnostics) EXPECT_NE(d.severity, Severity::kError) << d.message;
  return set ? *set : FrameSet{};
}

std::set<std::string> texts(const Drawing& drawing) {
  std::set<std::string> out;
  const std::function<void(const std::vector<Item>&)> walk = [&](const std::vector<Item>& items) {
    for (const Item& item : items) {
      if (const auto* text = std::get_if<TextItem>(&item.value)) out.insert(text->text);
      if (const auto* group = std::get_if<Group>(&item.value)) walk(group->items);
    }
  };
  for (const Group& layer : drawing.layers) walk(layer.items);
  return out;
}

bool has(const Drawing& drawing, const std::string& start) {
  for (const std::string& text : texts(drawing))
    if (text.starts_with(start)) return true;
  return false;
}

const Group* find(const std::vector<Item>& items, const std::string& id) {
  for (const Item& item : items)
    if (const auto* group = std::get_if<Group>(&item.value)) {
      if (group->name.id == id) return group;
      if (const Group* inner = find(group->items, id)) return inner;
    }
  return nullptr;
}

const Group* find(const Drawing& drawing, const std::string& id) {
  for (const Group& layer : drawing.layers)
    if (const Group* found = find(layer.items, id)) return found;
  return nullptr;
}

/// Without numbers, which change in their places.
std::string words_of(const std::string& text) {
  std::string words;
  for (const char c : text)
    if (std::isalpha(static_cast<unsigned char>(c))) words += c;
  return words;
}

/// Where every line of every label and piece of furniture begins, by the id of its group and its words.
std::map<std::string, PagePoint> label_places(const Drawing& drawing) {
  std::map<std::string, PagePoint> places;
  const std::function<void(const Group&)> walk = [&](const Group& group) {
    for (const Item& item : group.items) {
      if (const auto* text = std::get_if<TextItem>(&item.value); text && !group.name.id.empty())
        places[group.name.id + ": " + words_of(text->text)] = text->origin;
      if (const auto* inner = std::get_if<Group>(&item.value)) walk(*inner);
    }
  };
  for (const Group& layer : drawing.layers) walk(layer);
  return places;
}

TEST(FrameSet, HasAStepForEachDayOfTheChronicle) {
  const FrameSet set = frames(inputs());
  ASSERT_EQ(set.steps.size(), 4u);
  EXPECT_EQ(set.steps.front().name, "2020-02-07");
  EXPECT_EQ(set.steps.back().name, "2020-02-10");
  EXPECT_EQ(set.facts[0].events, 1u);
  EXPECT_EQ(set.facts[0].movements, 1u);
  EXPECT_EQ(set.facts[1].events, 0u);
  EXPECT_EQ(set.facts[2].events, 1u);
}

TEST(FrameSet, SaysFiguresAsTheyWereKnownAtTheEndOfEachStep) {
  const FrameSet set = frames(inputs());
  EXPECT_FALSE(has(frame_drawing(set, 0), "8 dead"));
  EXPECT_TRUE(has(frame_drawing(set, 1), "8 dead"));
  EXPECT_TRUE(has(frame_drawing(set, 2), "10 dead"));
  EXPECT_FALSE(has(frame_drawing(set, 2), "8 dead"));
  EXPECT_FALSE(has(frame_drawing(set, 1), "500 displaced"));
  EXPECT_TRUE(has(frame_drawing(set, 2), "500 displaced"));
}

TEST(FrameSet, KeepsTotalsOfEachStep) {
  const FrameSet set = frames(inputs());
  ASSERT_EQ(set.totals.size(), 1u);
  ASSERT_EQ(set.totals[0].values.size(), 4u);
  EXPECT_EQ(set.totals[0].values[0], "\u2013");
  EXPECT_TRUE(set.totals[0].values[1].starts_with("8"));
  EXPECT_TRUE(set.totals[0].values[2].starts_with("8"));
  EXPECT_TRUE(set.totals[0].values[3].starts_with("13"));
}

TEST(FrameSet, NamesTheRowOfEveryCurrency) {
  MapInputs in = inputs();
  for (const char* currency : {"KZT", "USD"}) {
    Figure cost = claim(Measure::kDamageCost, 5000, "2020-02-08");
    cost.currency = currency;
    cost.id = std::string("cost-") + currency;
    in.chronicle.figures.push_back(cost);
  }
  const FrameSet set = frames(in);
  std::size_t costs = 0;
  for (const FrameTotal& total : set.totals) {
    EXPECT_FALSE(total.label.empty());
    if (total.values.back().find("5,000") != std::string::npos) ++costs;
  }
  EXPECT_EQ(costs, 2u);
}

TEST(FrameSet, NumbersTheNotesOfClaimsThatWereOvertaken) {
  MapInputs in = inputs();
  Source early;
  early.id = "early";
  early.title = {en("An early report")};
  in.chronicle.sources.push_back(early);
  Figure first = claim(Measure::kDeaths, 4, "2020-02-07", "early");
  Figure taken_back = claim(Measure::kDeaths, 4, "2020-02-08", "early");
  taken_back.status = ClaimStatus::kRetracted;
  in.chronicle.events[0].figures.push_back(first);
  in.chronicle.events[0].figures.push_back(taken_back);
  const FrameSet set = frames(in);
  EXPECT_TRUE(has(frame_drawing(set, 0), "4 dead"));
  EXPECT_FALSE(has(frame_drawing(set, 1), "4 dead"));
  bool named = false;
  for (const std::string& note : set.source_notes) named |= note.find("An early report") != std::string::npos;
  EXPECT_TRUE(named);
}

TEST(FrameSet, MovesNoLabel) {
  MapInputs in = inputs();
  for (const ShowInFrames show : {ShowInFrames::kSoFar, ShowInFrames::kTrail, ShowInFrames::kStep}) {
    for (const char* kind : {"clash", "flight"}) {
      LayerSpec layer;
      layer.kind = kind == std::string("clash") ? LayerKind::kClashSites : LayerKind::kDisplacementRoutes;
      layer.id = std::string(default_layer_id(layer.kind));
      layer.in_frames.show = show;
      in.spec.layers.push_back(layer);
    }
    const FrameSet set = frames(in);
    in.spec.layers.clear();
    std::map<std::string, PagePoint> seen;
    std::size_t compared = 0;
    for (std::size_t step = 0; step < set.steps.size(); ++step)
      for (const auto& [key, at] : label_places(frame_drawing(set, step))) {
        const auto [known, is_new] = seen.emplace(key, at);
        EXPECT_EQ(known->second, at) << key << " in " << set.steps[step].name;
        compared += is_new ? 0 : 1;
      }
    EXPECT_GT(compared, 10u);
  }
}

std::vector<double> arrow_widths(const MapInputs& in) {
  const FrameSet set = frames(in);
  std::vector<double> widths;
  for (std::size_t step = 0; step < set.steps.size(); ++step) {
    const Drawing drawing = frame_drawing(set, step);
    const Group* flight = find(drawing, "flight");
    widths.push_back(flight ? std::get<PathItem>(flight->items.front().value).path.bounds().width_pt() : 0);
  }
  return widths;
}

TEST(FrameSet, GrowsTheArrowOfAJourneyThroughItsDays) {
  MapInputs in = inputs();
  in.chronicle.movements[0].kind = MovementKind::kMarch;
  const std::vector<double> widths = arrow_widths(in);
  for (std::size_t step = 1; step < widths.size(); ++step) EXPECT_GT(widths[step], widths[step - 1] + 5) << step;
}

TEST(FrameSet, PutsTheHeadOfAnArrowWhereItsWaypointsSay) {
  MapInputs in = inputs();
  in.chronicle.movements[0].path[0].when = when("2020-02-07");
  in.chronicle.movements[0].path[1].when = when("2020-02-08");
  const std::vector<double> widths = arrow_widths(in);
  EXPECT_GT(widths[0], 5);
  EXPECT_LT(widths[0], widths[1] - 5);
  EXPECT_NEAR(widths[1], widths[3], 8);  // there on the second day; only the width follows the figures
}

TEST(FrameSet, LetsMassMovementsReachTheirEndAtOnce) {
  const std::vector<double> widths = arrow_widths(inputs());
  EXPECT_NEAR(widths[0], widths[3], 8);
}

TEST(FrameSet, ShowsWhatIsEarlierPaler) {
  const FrameSet set = frames(inputs());
  const Drawing first = frame_drawing(set, 0), second = frame_drawing(set, 1);
  const Group *now = find(first, "one-at-alpha"), *then = find(second, "one-at-alpha");
  ASSERT_TRUE(now && then);
  EXPECT_EQ(now->opacity, 1);
  EXPECT_LT(then->opacity, 1);
  EXPECT_EQ(find(first, "two-at-beta"), nullptr);
}

TEST(FrameSet, LeavesATrailOfSoManySteps) {
  MapInputs in = inputs();
  LayerSpec layer;
  layer.kind = LayerKind::kClashSites;
  layer.id = "clash-sites";
  layer.in_frames.show = ShowInFrames::kTrail;
  layer.in_frames.steps = 1;
  in.spec.layers = {layer};
  in.spec.frames.span = when("2020-02-07/2020-02-10");
  const FrameSet set = frames(in);
  EXPECT_NE(find(frame_drawing(set, 0), "one-at-alpha"), nullptr);
  EXPECT_NE(find(frame_drawing(set, 1), "one-at-alpha"), nullptr);
  EXPECT_EQ(find(frame_drawing(set, 2), "one-at-alpha"), nullptr);
}

TEST(FrameSet, BeginsATrailBeforeItsFirstStep) {
  MapInputs in = inputs();
  LayerSpec layer;
  layer.kind = LayerKind::kClashSites;
  layer.id = "clash-sites";
  layer.in_frames.show = ShowInFrames::kTrail;
  layer.in_frames.steps = 3;
  in.spec.layers = {layer};
  in.spec.frames.span = when("2020-02-08/2020-02-10");
  const FrameSet set = frames(in);
  const Drawing first = frame_drawing(set, 0);
  const Group* faded = find(first, "one-at-alpha");
  ASSERT_NE(faded, nullptr);
  EXPECT_LT(faded->opacity, 1);
}

TEST(FrameSet, SkipsEmptyStepsWhenAsked) {
  MapInputs in = inputs();
  in.chronicle.movements.clear();
  in.spec.frames.skip_empty = true;
  const FrameSet set = frames(in);
  ASSERT_EQ(set.steps.size(), 2u);
  EXPECT_EQ(set.steps[1].name, "2020-02-09");
  EXPECT_TRUE(has(frame_drawing(set, 1), "3 dead"));
}

TEST(FrameSet, RefusesAChronicleWithoutDays) {
  MapInputs in = inputs();
  in.chronicle.movements.clear();
  for (Event& e : in.chronicle.events) e.when = {};
  const Result<FrameSet> set = plan_frames(in, FixedMeasurer());
  EXPECT_FALSE(set);
  ASSERT_FALSE(set.diagnostics.empty());
}

TEST(FrameSet, WarnsOfRecordsWithoutTime) {
  MapInputs in = inputs();
  in.chronicle.events[1].when = {};
  const Result<FrameSet> set = plan_frames(in, FixedMeasurer());
  ASSERT_TRUE(set);
  bool warned = false;
  for (const Diagnostic& d : set.diagnostics) warned |= d.message.find("on no frame") != std::string::npos;
  EXPECT_TRUE(warned);
}

MapInputs with_circles(ShowInFrames show, Measure measure) {
  MapInputs in = inputs();
  LayerSpec layer;
  layer.kind = LayerKind::kClashSites;
  layer.id = "clash-sites";
  layer.aggregate.emplace();
  layer.aggregate->method = AggregationMethod::kCircles;
  layer.aggregate->measure = measure;
  layer.in_frames.show = show;
  layer.in_frames.steps = 1;
  in.spec.layers = {layer};
  in.spec.frames.span = when("2020-02-07/2020-02-10");
  return in;
}

const CircleItem* circle(const Drawing& drawing, const std::string& id) {
  for (const Group& layer : drawing.layers)
    for (const Item& item : layer.items)
      if (const auto* c = std::get_if<CircleItem>(&item.value); c && c->name.id == id) return c;
  return nullptr;
}

TEST(FrameSet, AddsUpCirclesAsTheyBecameKnown) {
  const FrameSet set = frames(with_circles(ShowInFrames::kSoFar, Measure::kDeaths));
  std::vector<Drawing> drawings;
  for (std::size_t step = 0; step < 4; ++step) drawings.push_back(frame_drawing(set, step));
  EXPECT_EQ(circle(drawings[0], "at-alpha"), nullptr);  // nobody had said a number yet
  const CircleItem *eight = circle(drawings[1], "at-alpha"), *ten = circle(drawings[2], "at-alpha");
  ASSERT_TRUE(eight && ten);
  EXPECT_NEAR(ten->radius_pt / eight->radius_pt, std::sqrt(10.0 / 8), 1e-9);
  EXPECT_NE(circle(drawings[2], "at-beta"), nullptr);
}

TEST(FrameSet, LetsCirclesFade) {
  const FrameSet set = frames(with_circles(ShowInFrames::kTrail, Measure::kUnspecified));
  const Drawing first = frame_drawing(set, 0), second = frame_drawing(set, 1), third = frame_drawing(set, 2);
  const CircleItem *now = circle(first, "at-alpha"), *then = circle(second, "at-alpha");
  ASSERT_TRUE(now && then);
  EXPECT_LT(then->fill.a, now->fill.a);
  EXPECT_EQ(circle(third, "at-alpha"), nullptr);
  EXPECT_NE(circle(third, "at-beta"), nullptr);
}

TEST(FrameSet, SharesClassesAmongAllSteps) {
  MapInputs in = with_circles(ShowInFrames::kStep, Measure::kDeaths);
  in.spec.layers[0].aggregate->method = AggregationMethod::kHexagons;
  const FrameSet set = frames(in);
  std::size_t shapes = 0;
  for (const TimedGroup& group : set.story)
    for (const TimedItem& item : group.items)
      if (const auto* path = std::get_if<PathItem>(&item.item.value))
        if (path->name.css_class.starts_with("class-")) ++shapes;
  EXPECT_EQ(shapes, 1u);  // the first clash had no number on its own day
}

TEST(FrameSet, ListsTheRecordsOfEachStepWithWhatShowsThem) {
  const FrameSet set = frames(inputs());
  ASSERT_EQ(set.facts[0].records.size(), 2u);
  std::set<std::string> items;
  for (const std::uint32_t i : set.facts[0].records)
    items.insert(set.records[i].items.begin(), set.records[i].items.end());
  EXPECT_TRUE(items.contains("one-at-alpha"));
  EXPECT_TRUE(items.contains("flight"));
}

TEST(FrameSet, GivesTheSameDrawingTwice) {
  const FrameSet a = frames(inputs()), b = frames(inputs());
  for (std::size_t step = 0; step < a.steps.size(); ++step)
    EXPECT_EQ(dump_text(frame_drawing(a, step)), dump_text(frame_drawing(b, step)));
}

}  // namespace
}  // namespace dateline

#include "geodata/chronicle_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using testing::ElementsAre;

Chronicle sample() {
  Chronicle chronicle;
  for (const char* when :
       {"2020-02-05", "2020-02-07T20~/2020-02-08T05~", "2020-02-09", "", "2020-02-XX", "../2020-02-06"}) {
    Event event;
    event.id = "e" + std::to_string(chronicle.events.size());
    event.when = *parse_edtf(when);
    chronicle.events.push_back(event);
  }
  Figure figure;
  figure.measure = Measure::kDeaths;
  figure.best = 8;
  figure.source = "a";
  figure.reported = *parse_edtf("2020-02-08");
  chronicle.events[1].figures.push_back(figure);
  figure.best = 11;
  figure.reported = *parse_edtf("2020-02-13");
  chronicle.events[1].figures.push_back(figure);
  chronicle.figures = chronicle.events[1].figures;
  Movement movement;
  movement.when = *parse_edtf("2020-02-08");
  chronicle.movements.push_back(movement);
  Deployment deployment;
  deployment.when = *parse_edtf("2020-02-08/..");
  chronicle.deployments.push_back(deployment);
  return chronicle;
}

std::vector<std::size_t> events_on(const Chronicle& chronicle, const std::string& day) {
  const When window = *parse_edtf(day);
  std::vector<std::size_t> out;
  for (const auto& event : view_of(chronicle, window, window.latest).events) out.push_back(event.index);
  return out;
}

TEST(ChronicleView, HoldsWhatOverlapsTheWindowAndWhatHasNoTime) {
  const Chronicle chronicle = sample();
  EXPECT_THAT(events_on(chronicle, "2020-02-05"), ElementsAre(0U, 3U, 4U, 5U));
  EXPECT_THAT(events_on(chronicle, "2020-02-07"), ElementsAre(1U, 3U, 4U));
  EXPECT_THAT(events_on(chronicle, "2020-02-08"), ElementsAre(1U, 3U, 4U));
  EXPECT_THAT(events_on(chronicle, "2020-03-01"), ElementsAre(3U));
  EXPECT_THAT(events_on(chronicle, "2020-02-06/2020-02-07T19"), ElementsAre(3U, 4U, 5U));
}

TEST(ChronicleView, AllOfTimeHoldsEverything) {
  const Chronicle chronicle = sample();
  const ChronicleView view = view_of(chronicle, {}, LocalSeconds::max());
  EXPECT_EQ(view.events.size(), chronicle.events.size());
  EXPECT_EQ(view.movements.size(), 1U);
  EXPECT_EQ(view.deployments.size(), 1U);
}

TEST(ChronicleView, AStandingDeploymentIsInEveryLaterWindow) {
  const Chronicle chronicle = sample();
  EXPECT_EQ(view_of(chronicle, *parse_edtf("2021"), LocalSeconds::max()).deployments.size(), 1U);
  EXPECT_EQ(view_of(chronicle, *parse_edtf("2019"), LocalSeconds::max()).deployments.size(), 0U);
}

TEST(ChronicleView, FiguresAreThoseKnownAtTheMoment) {
  const Chronicle chronicle = sample();
  const When window = *parse_edtf("2020-02-07/2020-02-08");
  const ChronicleView then = view_of(chronicle, window, window.latest);
  ASSERT_EQ(then.events[0].figures.size(), 1U);
  EXPECT_EQ(then.events[0].figures[0].value, 8);
  EXPECT_EQ(then.figures[0].value, 8);
  EXPECT_EQ(view_of(chronicle, window, parse_edtf("2020-02-13")->latest).events[0].figures[0].value, 11);
  EXPECT_TRUE(view_of(chronicle, window, parse_edtf("2020-02-07")->latest).events[0].figures.empty());
}

TEST(ChronicleView, PointsIntoTheChronicle) {
  const Chronicle chronicle = sample();
  const ChronicleView view = view_of(chronicle, {}, LocalSeconds::max());
  EXPECT_EQ(view.chronicle, &chronicle);
  for (const auto& event : view.events) EXPECT_EQ(event.record, &chronicle.events[event.index]);
}

}  // namespace
}  // namespace dateline

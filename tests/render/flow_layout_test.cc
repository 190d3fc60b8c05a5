#include "render/flow_layout.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Kind = FlowStop::Kind;

const PageBox page{0, 0, 600, 400};

FlowStop place(PagePoint at, double rim_pt = 8) { return {Kind::kPlace, at, rim_pt, {}}; }
FlowStop beyond(PagePoint at) { return {Kind::kOffPage, at, 0, {}}; }
FlowStop unknown(std::optional<double> bearing_deg = {}) { return {Kind::kUnknown, {}, 0, bearing_deg}; }

FlowRequest flow(FlowStop from, FlowStop to, double width_pt = 3) { return {from, to, width_pt, width_pt + 3, 50}; }

FlowLayoutOptions options() {
  FlowLayoutOptions o;
  o.frame = page;
  return o;
}

std::vector<LaidFlow> laid(const std::vector<FlowRequest>& flows, const std::vector<FlowObstacle>& obstacles = {}) {
  return lay_out_flows(flows, obstacles, options());
}

double least_distance(const Spine& spine, PagePoint p) {
  double least = 1e9;
  for (const PagePoint& q : spine.sampled(0.5)) least = std::min(least, distance_pt(p, q));
  return least;
}

/// How far the curve stands off from the straight line between its ends.
double height_of(const Spine& spine) {
  const PagePoint a = spine.at(0), along = unit(spine.at(spine.length_pt()) - a);
  double most = 0;
  for (const PagePoint& p : spine.sampled(1)) most = std::max(most, std::abs(cross(along, p - a)));
  return most;
}

double distance_to_frame(PagePoint p) {
  return std::min({std::abs(p.x_pt - page.left_pt), std::abs(p.x_pt - page.right_pt), std::abs(p.y_pt - page.top_pt),
                   std::abs(p.y_pt - page.bottom_pt)});
}

TEST(FlowLayout, StopsAtTheRimsOfItsPlaces) {
  const PagePoint a{100, 200}, b{400, 150};
  const Spine spine = laid({flow(place(a, 12), place(b, 20))}).front().spine;
  EXPECT_NEAR(distance_pt(spine.at(0), a), 12.5, 1.5);
  EXPECT_NEAR(distance_pt(spine.at(spine.length_pt()), b), 20 + options().gap_pt, 1.5);
  EXPECT_GT(least_distance(spine, a), 12);
  EXPECT_GT(least_distance(spine, b), 20);
}

TEST(FlowLayout, GoesAroundASymbolOnTheStraightLine) {
  for (const double radius : {6.0, 10.0, 16.0})
    for (const double x : {200.0, 250.0, 300.0}) {
      const FlowObstacle symbol{{x, 200}, radius};
      const LaidFlow leg = laid({flow(place({100, 200}), place({400, 200}))}, {symbol}).front();
      EXPECT_FALSE(leg.crosses_symbol);
      EXPECT_GT(least_distance(leg.spine, symbol.center), radius + 1.5) << "at " << x << " of " << radius;
    }
}

TEST(FlowLayout, SaysWhenNoWayLeadsAroundTheSymbols) {
  std::vector<FlowObstacle> wall;
  for (double y = 0; y <= 400; y += 10) wall.push_back({{250, y}, 12});
  EXPECT_TRUE(laid({flow(place({100, 200}), place({400, 200}))}, wall).front().crosses_symbol);
}

TEST(FlowLayout, TheSymbolsOfItsOwnEndsAreNoObstacles) {
  const LaidFlow leg = laid({flow(place({100, 200}), place({400, 200}))}, {{{100, 200}, 8}, {{400, 200}, 8}}).front();
  EXPECT_FALSE(leg.crosses_symbol);
}

TEST(FlowLayout, KeepsOffFurnitureWhereItCan) {
  FlowLayoutOptions o = options();
  o.keep_off = {{230, 150, 270, 196}, {240, 204, 260, 206}};
  const Spine spine = lay_out_flows({flow(place({100, 200}), place({400, 200}))}, {}, o).front().spine;
  for (const PagePoint& p : spine.sampled(1)) EXPECT_FALSE(o.keep_off[0].contains(p) || o.keep_off[1].contains(p));
}

TEST(FlowLayout, LeavesAndEntersThroughTheFrame) {
  for (const PagePoint far : {PagePoint{1500, 100}, PagePoint{-700, 900}, PagePoint{300, -900}, PagePoint{320, 2000}}) {
    const auto legs = laid({flow(place({300, 200}), beyond(far)), flow(beyond(far), place({260, 180}))});
    EXPECT_TRUE(legs[0].leaves && !legs[0].enters);
    EXPECT_TRUE(legs[1].enters && !legs[1].leaves);
    EXPECT_LT(distance_to_frame(legs[0].spine.at(legs[0].spine.length_pt())), 0.01);
    EXPECT_LT(distance_to_frame(legs[1].spine.at(0)), 0.01);
  }
}

TEST(FlowLayout, AFlowLeavesOnTheSideOfItsFarEnd) {
  const Spine spine = laid({flow(place({300, 200}), beyond({1500, 220}))}).front().spine;
  EXPECT_NEAR(spine.at(spine.length_pt()).x_pt, page.right_pt, 0.01);
}

TEST(FlowLayout, AnUnknownEndStandsWithinTheFrame) {
  for (const PagePoint known : {PagePoint{300, 200}, PagePoint{40, 40}, PagePoint{570, 380}, PagePoint{300, 30}}) {
    const LaidFlow leg = laid({flow(unknown(), place(known))}).front();
    ASSERT_FALSE(leg.spine.empty());
    EXPECT_TRUE(leg.from_unknown);
    for (const PagePoint& p : leg.spine.sampled(1)) EXPECT_TRUE(page.contains(p)) << p.x_pt << " " << p.y_pt;
  }
}

TEST(FlowLayout, AnUnknownEndLiesInItsKnownDirection) {
  for (const double bearing : {0.0, 90.0, 200.0, 315.0, 359.0}) {
    const LaidFlow leg = laid({flow(unknown(bearing), place({300, 200}))}).front();
    const PagePoint end = leg.spine.at(0) - PagePoint{300, 200};
    const double seen = std::atan2(end.x_pt, -end.y_pt) * 180 / 3.14159265358979;
    EXPECT_LT(std::abs(std::remainder(seen - bearing, 360.0)), 30) << bearing;
  }
}

TEST(FlowLayout, OppositeFlowsKeepApart) {
  for (const double length : {60.0, 120.0, 300.0}) {
    const PagePoint a{100, 200}, b{100 + length, 220};
    const auto legs = laid({flow(place(a), place(b)), flow(place(b), place(a))});
    const Spine &there = legs[0].spine, &back = legs[1].spine;
    EXPECT_GT(distance_pt(there.at(there.length_pt() / 2), back.at(back.length_pt() / 2)), 3) << length;
    EXPECT_GT(least_distance(back, there.at(there.length_pt() / 2)), 3) << length;
  }
}

TEST(FlowLayout, TwinsOfOneRouteDoNotCoverEachOther) {
  const FlowRequest twin = flow(place({100, 200}), place({400, 210}));
  const auto legs = laid({twin, twin, twin});
  for (std::size_t i = 0; i < legs.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_GT(least_distance(legs[i].spine, legs[j].spine.at(legs[j].spine.length_pt() / 2)), 3);
}

TEST(FlowLayout, LongFlowsBulgeNoHigherThanTheLimit) {
  const double length = 480;
  const Spine spine = laid({flow(place({60, 200}), place({60 + length, 200}))}).front().spine;
  EXPECT_LE(height_of(spine), options().most_bulge_pt + 0.5);
  EXPECT_LT(height_of(spine), options().bulge * length / 2);
}

TEST(FlowLayout, ShortFlowsBulgeInProportion) {
  const Spine spine = laid({flow(place({60, 200}, 0), place({160, 200}, 0))}).front().spine;
  EXPECT_NEAR(height_of(spine), options().bulge * 100, 2.5);
}

TEST(FlowLayout, PlacesThatTouchLeaveNoRoomForAnArrow) {
  EXPECT_TRUE(laid({flow(place({100, 100}, 20), place({110, 100}, 20))}).front().spine.empty());
  EXPECT_TRUE(laid({flow(place({100, 100}), place({100, 100}))}).front().spine.empty());
}

TEST(FlowLayout, AnswersEachRequestInOrder) {
  const auto legs = laid({flow(place({50, 50}), place({150, 60})), flow(place({300, 300}), place({420, 310}))});
  ASSERT_EQ(legs.size(), 2u);
  EXPECT_LT(distance_pt(legs[0].spine.at(0), {50, 50}), 12);
  EXPECT_LT(distance_pt(legs[1].spine.at(0), {300, 300}), 12);
  EXPECT_TRUE(laid({}).empty());
}

TEST(FlowLayout, GivesTheSameCurvesTwice) {
  std::vector<FlowRequest> flows;
  for (int i = 0; i < 12; ++i)
    flows.push_back(
        flow(place({60.0 + 40 * i, 80.0 + 13 * (i * 7 % 11)}), place({560.0 - 41 * i, 320.0 - 9 * (i * 5 % 13)})));
  const auto one = laid(flows), two = laid(flows);
  for (std::size_t i = 0; i < flows.size(); ++i) EXPECT_EQ(one[i].spine.sampled(2), two[i].spine.sampled(2));
}

}  // namespace
}  // namespace dateline

#include "render/aggregate_circles.h"

#include <gtest/gtest.h>

#include "render/aggregation.h"
#include "tests/support/example_inputs.h"
#include "tests/support/made_map.h"

namespace dateline::testing {
namespace {

TEST(AggregateCircles, AreHollowWhereThePositionIsApproximate) {
  const Style style = newsprint();
  const Color red{0xb5, 0x12, 0x1b, 255};
  const CircleItem exact = circle_item({{10, 10}, 5, 4, 0, false}, red, style);
  const CircleItem approximate = circle_item({{10, 10}, 5, 4, 0, true}, red, style);
  EXPECT_LT(approximate.fill.a * 4, exact.fill.a);
  EXPECT_GT(approximate.edge_width_pt, exact.edge_width_pt);
  EXPECT_EQ(approximate.edge.r, red.r);
}

TEST(AggregateCircles, OfPlacesThatAreNotExactAreKnownOnTheMap) {
  MapInputs inputs = example_inputs("korday");
  inputs.spec.layers = {LayerSpec{}};
  inputs.spec.layers[0].kind = LayerKind::kClashSites;
  inputs.spec.layers[0].aggregate = AggregationSpec{};
  inputs.spec.layers[0].aggregate->method = AggregationMethod::kCircles;
  const MadeMap map = make_map(inputs, real_measurer());
  ASSERT_EQ(map.scene.aggregated.size(), 1u);
  const SceneAggregate& events = map.scene.aggregates[0];
  int approximate = 0;
  for (const AggregateCircle& circle : map.scene.aggregated[0].circles) {
    const Place* place = find_place(inputs.chronicle, events.places[circle.located]);
    ASSERT_NE(place, nullptr);
    EXPECT_EQ(circle.approximate, place->precision != PlacePrecision::kExact) << place->id;
    approximate += circle.approximate;
  }
  EXPECT_GT(approximate, 0);
}

}  // namespace
}  // namespace dateline::testing

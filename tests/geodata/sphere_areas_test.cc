#include "geodata/sphere_areas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::Optional;

void add_box(FeatureSet<LonLat>& shapes, double west, double south, double east, double north) {
  for (const LonLat p : {LonLat{west, south}, LonLat{east, south}, LonLat{east, north}, LonLat{west, north}})
    shapes.points.push_back(p);
  shapes.end_ring();
}

FeatureSet<LonLat> two_boxes() {
  FeatureSet<LonLat> shapes;
  add_box(shapes, 0, 0, 10, 10);
  add_box(shapes, 4, 4, 6, 6);  // a hole
  shapes.end_feature();
  add_box(shapes, 20, 0, 30, 10);
  shapes.end_feature();
  return shapes;
}

TEST(SphereAreas, TheWholeSphereIsItsSurface) {
  FeatureSet<LonLat> shapes;
  add_box(shapes, -180, -90, 180, 90);
  shapes.end_feature();
  EXPECT_NEAR(sphere_area_km2(shapes, 0), 510'065'600, 1000);
}

TEST(SphereAreas, ADegreeAtTheEquator) {
  FeatureSet<LonLat> shapes;
  add_box(shapes, 10, 0, 11, 1);
  shapes.end_feature();
  EXPECT_NEAR(sphere_area_km2(shapes, 0), 12'364, 2);
}

TEST(SphereAreas, HolesAreTakenOff) {
  const FeatureSet<LonLat> shapes = two_boxes();
  FeatureSet<LonLat> hole;
  add_box(hole, 4, 4, 6, 6);
  hole.end_feature();
  EXPECT_NEAR(sphere_area_km2(shapes, 0), sphere_area_km2(shapes, 1) - sphere_area_km2(hole, 0), 1e-6);
}

TEST(SphereAreas, PositionsAreFoundInTheirFeature) {
  const std::vector<LonLat> positions{{1, 1}, {5, 5}, {25, 5}, {15, 5}};
  EXPECT_THAT(features_at(two_boxes(), positions),
              ElementsAre(Optional(Eq(0u)), Eq(std::nullopt), Optional(Eq(1u)), Eq(std::nullopt)));
}

}  // namespace
}  // namespace dateline

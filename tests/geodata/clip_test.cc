#include "geodata/clip.h"

#include <geos_c.h>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr PlaneBox kBox{-40, -30, 40, 30};

double area(std::span<const PlanePoint> ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += a.x_m * b.y_m - b.x_m * a.y_m;
  }
  return std::abs(twice) / 2;
}

double length(const FeatureSet<PlanePoint>& lines) {
  double sum = 0;
  for (std::size_t r = 0; r < lines.ring_count(); ++r) {
    const auto line = lines.ring(r);
    for (std::size_t i = 1; i < line.size(); ++i)
      sum += std::hypot(line[i].x_m - line[i - 1].x_m, line[i].y_m - line[i - 1].y_m);
  }
  return sum;
}

FeatureSet<PlanePoint> one(GeometryKind kind, const std::vector<PlanePoint>& points) {
  FeatureSet<PlanePoint> set;
  set.kind = kind;
  set.points = points;
  set.end_ring();
  set.end_feature();
  return set;
}

/// A simple polygon around a random place near the box, of 3 to 60 corners.
std::vector<PlanePoint> random_star(std::mt19937& random) {
  std::uniform_real_distribution<double> unit(0, 1);
  const PlanePoint center{unit(random) * 160 - 80, unit(random) * 120 - 60};
  const int corners = 3 + static_cast<int>(random() % 58);
  std::vector<PlanePoint> points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners, radius = 5 + 80 * unit(random);
    points.push_back({center.x_m + radius * std::cos(angle), center.y_m + radius * std::sin(angle)});
  }
  return points;
}

/// What GEOS says: area of the polygon, or length of the line, within the box.
double measure_by_geos(const std::vector<PlanePoint>& points, bool polygon) {
  GEOSContextHandle_t geos = GEOS_init_r();
  const auto size = static_cast<unsigned>(points.size()) + (polygon ? 1u : 0u);
  GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(geos, size, 2);
  for (unsigned i = 0; i < size; ++i) {
    const PlanePoint p = points[i % points.size()];
    GEOSCoordSeq_setXY_r(geos, sequence, i, p.x_m, p.y_m);
  }
  GEOSGeometry* shape = polygon
                            ? GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, sequence), nullptr, 0)
                            : GEOSGeom_createLineString_r(geos, sequence);
  GEOSGeometry* box = GEOSGeom_createRectangle_r(geos, kBox.min_x_m, kBox.min_y_m, kBox.max_x_m, kBox.max_y_m);
  GEOSGeometry* part = GEOSIntersection_r(geos, shape, box);
  double measure = -1;
  polygon ? GEOSArea_r(geos, part, &measure) : GEOSLength_r(geos, part, &measure);
  for (GEOSGeometry* g : {shape, box, part}) GEOSGeom_destroy_r(geos, g);
  GEOS_finish_r(geos);
  return measure;
}

TEST(Clip, AgreesWithGeosOnPolygons) {
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    const auto star = random_star(random);
    const auto cut = clip(one(GeometryKind::kPolygons, star), kBox);
    ASSERT_EQ(cut.feature_count(), 1u);
    const double got = cut.ring_count() == 0 ? 0 : area(cut.ring(0));
    EXPECT_NEAR(got, measure_by_geos(star, true), 1e-8) << i;
    EXPECT_LE(got, area(star) + 1e-9);
  }
}

TEST(Clip, AgreesWithGeosOnLines) {
  std::mt19937 random(4);
  for (int i = 0; i < 500; ++i) {
    const auto star = random_star(random);
    EXPECT_NEAR(length(clip(one(GeometryKind::kLines, star), kBox)), measure_by_geos(star, false), 1e-8) << i;
  }
}

TEST(Clip, StaysInsideAndDoesNothingTwice) {
  std::mt19937 random(5);
  for (int i = 0; i < 2000; ++i) {
    const auto kind = i % 2 == 0 ? GeometryKind::kPolygons : GeometryKind::kLines;
    const auto cut = clip(one(kind, random_star(random)), kBox);
    for (const PlanePoint p : cut.points) EXPECT_EQ(outside(p, kBox), 0u);
    const auto again = clip(cut, kBox);
    EXPECT_EQ(again.points, cut.points);
    EXPECT_EQ(again.rings_begin, cut.rings_begin);
  }
}

TEST(Clip, FillsTheBoxUnderAPolygonAroundIt) {
  const auto cut = clip(one(GeometryKind::kPolygons, {{-100, -90}, {120, -80}, {110, 95}, {-99, 70}}), kBox);
  ASSERT_EQ(cut.ring_count(), 1u);
  EXPECT_DOUBLE_EQ(area(cut.ring(0)), 80 * 60);
}

TEST(Clip, KeepsFeaturesThatAreNotSeenAsEmpty) {
  auto set = one(GeometryKind::kPolygons, {{50, 0}, {60, 0}, {60, 10}});
  set.points.insert(set.points.end(), {{0, 0}, {1, 0}, {1, 1}});
  set.end_ring();
  set.end_feature();
  const auto cut = clip(set, kBox);
  EXPECT_EQ(cut.features_begin, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_EQ(cut.points.size(), 3u);
}

TEST(Clip, DropsARingThatOnlyPassesAround) {
  EXPECT_EQ(clip(one(GeometryKind::kPolygons, {{-50, -50}, {60, -50}, {60, 50}, {55, 50}, {55, -45}, {-50, -45}}), kBox)
                .ring_count(),
            0u);
}

TEST(Clip, SplitsALineThatLeavesAndReturns) {
  const auto cut = clip(one(GeometryKind::kLines, {{0, 0}, {0, 50}, {10, 50}, {10, 0}, {20, 10}}), kBox);
  ASSERT_EQ(cut.ring_count(), 2u);
  EXPECT_EQ(cut.ring(0).back(), (PlanePoint{0, 30}));
  EXPECT_EQ(cut.ring(1).size(), 3u);
}

TEST(Clip, DropsALineThatOnlyTouches) {
  EXPECT_EQ(clip(one(GeometryKind::kLines, {{30, 40}, {50, 20}}), kBox).ring_count(), 0u);
  EXPECT_EQ(clip(one(GeometryKind::kLines, {{40, 30}, {50, 50}}), kBox).ring_count(), 0u);
}

TEST(Clip, KeepsPointsInside) {
  EXPECT_EQ(clip(one(GeometryKind::kPoints, {{0, 0}, {41, 0}, {40, 30}}), kBox).points,
            (std::vector<PlanePoint>{{0, 0}, {40, 30}}));
}

}  // namespace
}  // namespace dateline

#include "geodata/simplify.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Points = std::vector<PlanePoint>;

/// A wandering line of steps of about 1.
Points random_walk(std::mt19937& random, int steps) {
  std::normal_distribution<double> turn(0, 0.6);
  Points points{{0, 0}};
  double heading = 0;
  for (int i = 0; i < steps; ++i) {
    heading += turn(random);
    const PlanePoint p = points.back();
    points.push_back({p.x_m + std::cos(heading), p.y_m + std::sin(heading)});
  }
  return points;
}

Points random_ring(std::mt19937& random, int corners) {
  std::uniform_real_distribution<double> radius(5, 10);
  Points points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners, r = radius(random);
    points.push_back({r * std::cos(angle), r * std::sin(angle)});
  }
  return points;
}

double distance_to_segment(PlanePoint p, PlanePoint a, PlanePoint b) {
  const double dx = b.x_m - a.x_m, dy = b.y_m - a.y_m, length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / length2, 0.0, 1.0) : 0;
  return std::hypot(p.x_m - a.x_m - t * dx, p.y_m - a.y_m - t * dy);
}

/// Farthest that any point of `line`, sampled eight times an edge, is from `kept`, by brute force.
double distance_by_brute_force(const Points& line, const Points& kept, bool closed) {
  double worst = 0;
  const std::size_t edges = closed ? line.size() : line.size() - 1;
  const std::size_t kept_edges = closed ? kept.size() : kept.size() - 1;
  for (std::size_t i = 0; i < edges * 8; ++i) {
    const PlanePoint a = line[i / 8], b = line[(i / 8 + 1) % line.size()];
    const double t = static_cast<double>(i % 8) / 8;
    const PlanePoint p{a.x_m + (b.x_m - a.x_m) * t, a.y_m + (b.y_m - a.y_m) * t};
    double nearest = 1e300;
    for (std::size_t k = 0; k < kept_edges; ++k) {
      nearest = std::min(nearest, distance_to_segment(p, kept[k], kept[(k + 1) % kept.size()]));
    }
    worst = std::max(worst, nearest);
  }
  return worst;
}

TEST(Simplify, KeepsLinesWithinTheTolerance) {
  std::mt19937 random(11);
  Simplifier<PlanePoint> simplifier;
  for (const double tolerance : {0.1, 0.5, 2.0, 7.0}) {
    for (int i = 0; i < 40; ++i) {
      const Points line = random_walk(random, 200);
      const Points kept = simplifier.line(line, tolerance);
      ASSERT_GE(kept.size(), 2u);
      EXPECT_EQ(kept.front(), line.front());
      EXPECT_EQ(kept.back(), line.back());
      EXPECT_LE(distance_by_brute_force(line, kept, false), tolerance * (1 + 1e-12));
    }
  }
}

TEST(Simplify, KeepsRingsWithinTheToleranceAndClosed) {
  std::mt19937 random(12);
  Simplifier<PlanePoint> simplifier;
  for (const double tolerance : {0.05, 0.5, 2.0, 9.0, 18.0}) {
    for (int i = 0; i < 40; ++i) {
      const Points ring = random_ring(random, 3 + static_cast<int>(random() % 150));
      const Points kept = simplifier.ring(ring, tolerance);
      if (kept.empty()) {
        EXPECT_TRUE(simplify_detail::is_tiny(std::span<const PlanePoint>(ring), tolerance));
        continue;
      }
      ASSERT_GE(kept.size(), 3u);
      EXPECT_LE(distance_by_brute_force(ring, kept, true), tolerance * (1 + 1e-12));
    }
  }
}

TEST(Simplify, DoesNotMindWhereARingStarts) {
  std::mt19937 random(13);
  Simplifier<PlanePoint> simplifier;
  const Points ring = random_ring(random, 200);
  const Points kept = simplifier.ring(ring, 0.8);
  EXPECT_LT(kept.size(), ring.size());
  for (std::size_t start = 1; start < ring.size(); ++start) {
    Points turned = ring;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(start), turned.end());
    EXPECT_EQ(simplifier.ring(turned, 0.8), kept);
  }
}

TEST(Simplify, KeepsLongThinRingsOfThreePoints) {
  Simplifier<PlanePoint> simplifier;
  EXPECT_EQ(simplifier.ring(Points{{0, 0}, {5, 0.1}, {10, 0}, {5, -0.05}}, 1).size(), 3u);
  EXPECT_EQ(simplifier.ring(Points{{0, 0}, {10, 0}, {20, 0}}, 1).size(), 3u);
  EXPECT_TRUE(simplifier.ring(Points{{0, 0}, {0.5, 0}, {0.5, 0.5}}, 1).empty());
}

TEST(Simplify, CopesWithRepeatedPoints) {
  Simplifier<PlanePoint> simplifier;
  EXPECT_TRUE(simplifier.line(Points{{1, 1}, {1, 1}, {1, 1}}, 0.1).empty());
  EXPECT_TRUE(simplifier.ring(Points{{1, 1}, {1, 1}, {1, 1}}, 0.1).empty());
  EXPECT_EQ(simplifier.ring(Points{{0, 0}, {0, 0}, {9, 0}, {9, 0}, {9, 9}, {0, 0}}, 0.1).size(), 3u);
}

TEST(Simplify, KeepsFeaturesInPlace) {
  FeatureSet<PlanePoint> set;
  for (const double size : {0.1, 10.0}) {
    set.points.insert(set.points.end(), {{0, 0}, {size, 0}, {size, size}});
    set.end_ring();
    set.end_feature();
  }
  const auto out = simplify(set, 1.0);
  EXPECT_EQ(out.features_begin, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_EQ(out.points.size(), 3u);
}

TEST(Simplify, DoesNotGrowWithDetailBelowTheTolerance) {
  Simplifier<PlanePoint> simplifier;
  const auto circle = [](int corners) {
    Points points;
    for (int i = 0; i < corners; ++i) {
      const double angle = 2 * std::numbers::pi * i / corners;
      points.push_back({1000 * std::cos(angle), 1000 * std::sin(angle)});
    }
    return points;
  };
  EXPECT_LT(simplifier.ring(circle(100000), 0.5).size(), 200u);
  EXPECT_LT(simplifier.ring(circle(2000), 0.5).size(), 200u);
}

}  // namespace
}  // namespace dateline

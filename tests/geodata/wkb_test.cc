#include "geodata/wkb.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

/// Writes WKB in either byte order.
struct Writer {
  bool big = false;
  std::vector<std::byte> bytes;

  template <typename T>
  Writer& put(T value) {
    auto raw = std::bit_cast<std::array<std::byte, sizeof(T)>>(value);
    if (big) std::ranges::reverse(raw);
    bytes.insert(bytes.end(), raw.begin(), raw.end());
    return *this;
  }
  Writer& head(std::uint32_t type) { return put(static_cast<std::uint8_t>(big ? 0 : 1)).put(type); }
  Writer& count(std::uint32_t n) { return put(n); }
  Writer& xy(double x, double y) { return put(x).put(y); }
};

Writer& triangle(Writer& w, double x) { return w.head(3).count(1).count(4).xy(x, 0).xy(x + 1, 0).xy(x, 1).xy(x, 0); }

FeatureSet<LonLat> set_of(GeometryKind kind) {
  FeatureSet<LonLat> set;
  set.kind = kind;
  return set;
}

TEST(Wkb, ReadsBothByteOrders) {
  for (const bool big : {false, true}) {
    Writer w{big, {}};
    w.head(2).count(2).xy(1, 2).xy(3, 4);
    auto set = set_of(GeometryKind::kLines);
    ASSERT_FALSE(append_wkb(w.bytes, set));
    EXPECT_EQ(set.points, (std::vector<LonLat>{{1, 2}, {3, 4}}));
    EXPECT_EQ(set.feature_count(), 1u);
  }
}

TEST(Wkb, ClosesPolygonRingsWithoutRepeatingTheFirstPoint) {
  Writer w;
  w.head(6).count(2);
  triangle(w, 0);
  triangle(w, 5);
  auto set = set_of(GeometryKind::kPolygons);
  ASSERT_FALSE(append_wkb(w.bytes, set));
  EXPECT_EQ(set.ring_count(), 2u);
  EXPECT_EQ(set.feature_count(), 1u);
  EXPECT_EQ(set.ring(1).size(), 3u);
}

TEST(Wkb, DropsHeightsMeasuresAndSrid) {
  for (const std::uint32_t type : {1001u, 2001u, 3001u, 0x80000001u, 0xC0000001u, 0xE0000001u}) {
    Writer w;
    w.head(type);
    if ((type & 0x20000000u) != 0) w.count(4326);
    w.xy(7, 8).xy(9, 9);
    auto set = set_of(GeometryKind::kPoints);
    ASSERT_FALSE(append_wkb(w.bytes, set)) << type;
    EXPECT_EQ(set.points, (std::vector<LonLat>{{7, 8}}));
  }
}

TEST(Wkb, FlattensCollectionsOfOneKindOnly) {
  Writer w;
  w.head(7).count(2);
  triangle(w, 0);
  w.head(6).count(1);
  triangle(w, 3);
  auto set = set_of(GeometryKind::kPolygons);
  EXPECT_FALSE(append_wkb(w.bytes, set));
  EXPECT_EQ(set.ring_count(), 2u);
  Writer mixed;
  mixed.head(7).count(2);
  triangle(mixed, 0).head(1).xy(0, 0);
  EXPECT_TRUE(append_wkb(mixed.bytes, set));
  EXPECT_EQ(set.ring_count(), 2u) << "a refused geometry leaves nothing behind";
  EXPECT_EQ(set.points.size(), 6u);
}

TEST(Wkb, KeepsEmptyGeometriesAsFeaturesWithoutRings) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Writer w;
  w.head(1).xy(nan, nan);
  auto set = set_of(GeometryKind::kPoints);
  ASSERT_FALSE(append_wkb(w.bytes, set));
  EXPECT_EQ(set.feature_count(), 1u);
  EXPECT_EQ(set.ring_count(), 0u);
}

TEST(Wkb, RefusesWhatIsNotInDegrees) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const LonLat p : {LonLat{nan, 0}, LonLat{0, nan}, LonLat{500000, 4700000}, LonLat{0, 91}}) {
    Writer w;
    w.head(2).count(2).xy(0, 0).xy(p.lon_deg, p.lat_deg);
    auto set = set_of(GeometryKind::kLines);
    EXPECT_TRUE(append_wkb(w.bytes, set));
    EXPECT_TRUE(set.points.empty());
  }
}

TEST(Wkb, RefusesHugeCountsAndDeepNestingWithoutAllocating) {
  Writer huge;
  huge.head(2).count(0xFFFFFFFFu).xy(0, 0);
  auto set = set_of(GeometryKind::kLines);
  EXPECT_NE(append_wkb(huge.bytes, set).value_or("").find("more than its bytes"), std::string::npos);
  Writer deep;
  for (int i = 0; i < 100000; ++i) deep.head(7).count(1);
  EXPECT_NE(append_wkb(deep.bytes, set).value_or("").find("nested"), std::string::npos);
}

TEST(Wkb, SurvivesEveryTruncationAndManyDamages) {
  Writer w;
  w.head(6).count(2);
  triangle(w, 0);
  triangle(w, 5);
  for (std::size_t n = 0; n < w.bytes.size(); ++n) {
    auto set = set_of(GeometryKind::kPolygons);
    EXPECT_TRUE(append_wkb(std::span(w.bytes).first(n), set)) << n;
  }
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    auto bytes = w.bytes;
    for (int j = 0; j < 3; ++j) bytes[random() % bytes.size()] = static_cast<std::byte>(random() & 0xFF);
    auto set = set_of(GeometryKind::kPolygons);
    const auto wrong = append_wkb(bytes, set);
    EXPECT_EQ(set.feature_count(), wrong ? 0u : 1u);
    EXPECT_EQ(set.rings_begin.back(), set.points.size());
    for (const LonLat p : set.points) EXPECT_TRUE(std::isfinite(p.lon_deg) && std::abs(p.lat_deg) <= 90);
  }
}

TEST(GpkgBlob, SkipsItsHeader) {
  Writer w;
  w.put('G').put('P').put('\0').put('\3').count(4326).xy(0, 0).xy(0, 0);
  triangle(w, 0);
  auto set = set_of(GeometryKind::kPolygons);
  ASSERT_FALSE(append_gpkg_blob(w.bytes, set));
  EXPECT_EQ(set.ring_count(), 1u);
  for (std::size_t n = 0; n < w.bytes.size(); ++n) {
    EXPECT_TRUE(append_gpkg_blob(std::span(w.bytes).first(n), set)) << n;
  }
  w.bytes[3] = std::byte{0x0F};
  EXPECT_TRUE(append_gpkg_blob(w.bytes, set));
}

}  // namespace
}  // namespace dateline

#include "render/ground.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "geodata/project_features.h"

namespace dateline {
namespace {

constexpr PageBox kPage{0, 0, 600, 450};

FeatureSet<LonLat> set_of(GeometryKind kind, const std::vector<std::vector<LonLat>>& rings) {
  FeatureSet<LonLat> set;
  set.kind = kind;
  for (const auto& ring : rings) {
    set.points.insert(set.points.end(), ring.begin(), ring.end());
    set.end_ring();
  }
  set.end_feature();
  return set;
}

/// Land of three parts as GIS files have it: cut at the 180th meridian (Chukotka), around the pole (Antarctica), and
/// plain.
FeatureSet<LonLat> toy_world() {
  std::vector<LonLat> antarctica;
  for (int lon = -180; lon <= 180; lon += 5)
    antarctica.push_back({static_cast<double>(lon), -70 + 5 * std::sin(lon * 0.1)});
  antarctica.insert(antarctica.end(), {{180, -90}, {-180, -90}});
  return set_of(GeometryKind::kPolygons, {antarctica,
                                          {{160, 60}, {180, 62}, {180, 70}, {160, 71}},
                                          {{-180, 62}, {-170, 65}, {-180, 70}},
                                          {{177, -18}, {179, -18}, {179, -16}, {177, -16}},
                                          {{10, 76}, {30, 77}, {28, 80.5}, {11, 80}},
                                          {{-20, 35}, {60, 30}, {50, -30}, {15, -35}},
                                          {{60, 40}, {90, 40}, {90, 55}, {60, 55}}});
}

struct View {
  Projection projection;
  Viewport viewport;
};

/// The plane box of an extent, by a grid of its places.
View view_of(const LonLatBox& box, const Projection& projection) {
  PlaneBox content{1e300, 1e300, -1e300, -1e300};
  for (int i = 0; i <= 20; ++i) {
    for (int j = 0; j <= 20; ++j) {
      const auto p =
          projection.forward({box.west_deg + box.width_deg() * i / 20, box.south_deg + box.height_deg() * j / 20});
      if (!p) continue;
      content = {std::min(content.min_x_m, p->x_m), std::min(content.min_y_m, p->y_m),
                 std::max(content.max_x_m, p->x_m), std::max(content.max_y_m, p->y_m)};
    }
  }
  return {projection, Viewport::fit(content, kPage, 10)};
}

void expect_on_page(const FeatureSet<PagePoint>& shapes, double margin_pt, const std::string& where) {
  const PageBox box = kPage.grown(margin_pt + 1e-6);
  for (const PagePoint p : shapes.points) {
    ASSERT_TRUE(std::isfinite(p.x_pt) && std::isfinite(p.y_pt)) << where;
    ASSERT_TRUE(box.contains(p)) << where << " " << p.x_pt << " " << p.y_pt;
  }
}

/// Fraction of a grid of page points at which fill (even-odd) and the truth in degrees agree; points without a place or
/// near an edge in either sense count as agreeing.
double agreement(const FeatureSet<LonLat>& land, const FeatureSet<PagePoint>& drawn, const View& view) {
  const auto inside = [](const auto& set, double x, double y) {
    bool in = false;
    for (std::size_t r = 0; r < set.ring_count(); ++r) {
      const auto ring = set.ring(r);
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& [ax, ay] = ring[i];
        const auto& [bx, by] = ring[(i + 1) % ring.size()];
        if ((ay > y) != (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay)) in = !in;
      }
    }
    return in;
  };
  int same = 0, all = 0;
  for (double x = 5.13; x < kPage.right_pt; x += 7) {
    for (double y = 5.17; y < kPage.bottom_pt; y += 7) {
      const auto place = view.projection.inverse(view.viewport.to_plane(PagePoint{x, y}));
      if (!place) continue;
      ++all;
      same += inside(land, place->lon_deg, place->lat_deg) == inside(drawn, x, y) ? 1 : 0;
    }
  }
  return all == 0 ? 1 : static_cast<double>(same) / all;
}

struct Extent {
  std::string name;
  LonLatBox box;
};

const std::vector<Extent> kExtents{
    {"Fiji", {176, -20, -178, -15}},       {"Chukotka", {165, 60, -168, 72}},         {"Svalbard", {5, 75, 35, 81.5}},
    {"Antarctica", {-180, -90, 180, -62}}, {"359 degrees", {-179.5, -60, 179.5, 80}}, {"world", {-180, -90, 180, 90}},
    {"Pacific", {110, -50, -70, 60}},      {"Korday", {74.6, 42.6, 75.6, 43.3}},      {"Africa", {-20, -36, 55, 38}},
    {"North Pole", {-180, 65, 180, 90}},   {"Kazakhstan", {46, 40, 88, 56}}};

TEST(Ground, IsFiniteOnThePageAndRightEverywhere) {
  const auto land = toy_world();
  for (const Extent& extent : kExtents) {
    const View view = view_of(extent.box, Projection::for_extent(extent.box));
    const auto shapes = to_page(land, view.projection, view.viewport);
    ASSERT_EQ(shapes.feature_count(), land.feature_count());
    expect_on_page(shapes, GroundOptions{}.clip_margin_pt, extent.name);
    EXPECT_GT(agreement(land, shapes, view), 0.998) << extent.name << " " << view.projection.name();
  }
}

TEST(Ground, IsRightInProjectionsThatUsersAskFor) {
  const auto land = toy_world();
  for (const std::string text :
       {"EPSG:3857", "+proj=robin +lon_0=75", "+proj=moll +lon_0=-150", "+proj=stere +lat_0=-90", "EPSG:4326",
        "+proj=lcc +lat_1=40 +lat_2=60 +lat_0=50 +lon_0=100"}) {
    const auto projection = Projection::from_string(text);
    ASSERT_TRUE(projection) << text;
    for (const Extent& extent : {Extent{"world", {-180, -80, 180, 80}}, Extent{"Chukotka", {165, 60, -168, 72}}}) {
      const View view = view_of(extent.box, *projection);
      const auto shapes = to_page(land, view.projection, view.viewport);
      expect_on_page(shapes, GroundOptions{}.clip_margin_pt, text);
      EXPECT_GT(agreement(land, shapes, view), 0.995) << text << " " << extent.name;
    }
  }
}

TEST(Ground, SmearsNoLineAcrossThePage) {
  const auto coast = outlines(toy_world());
  for (const Extent& extent : kExtents) {
    const View view = view_of(extent.box, Projection::for_extent(extent.box));
    const GroundOptions exact{.clip_margin_pt = 12, .tolerance_pt = 0.02};
    const auto lines = to_page(coast, view.projection, view.viewport, exact);
    expect_on_page(lines, 12, extent.name);
    for (std::size_t r = 0; r < lines.ring_count(); ++r) {
      const auto line = lines.ring(r);
      for (std::size_t i = 1; i < line.size(); ++i) {
        const auto a = view.projection.inverse(view.viewport.to_plane(line[i - 1]));
        const auto b = view.projection.inverse(view.viewport.to_plane(line[i]));
        const auto m = view.projection.inverse(view.viewport.to_plane(lerp(line[i - 1], line[i], 0.5)));
        if (!a || !b || !m) continue;
        // The middle of an edge drawn is near the middle of the edge meant, not on the other side of the world.
        EXPECT_LT(std::abs(m->lat_deg - (a->lat_deg + b->lat_deg) / 2), 3) << extent.name;
      }
    }
  }
}

TEST(Ground, SplitsALineAtTheEdgeOfAWorldMap) {
  const LonLatBox world{-180, -90, 180, 90};
  const auto projection = Projection::from_string("+proj=eqearth +lon_0=75");
  const View view = view_of(world, *projection);
  const auto lines = to_page(set_of(GeometryKind::kLines, {{{-120, 10}, {-90, 10}}}), view.projection, view.viewport);
  ASSERT_EQ(lines.ring_count(), 2u);
  for (std::size_t r = 0; r < 2; ++r) EXPECT_LT(distance_pt(lines.ring(r).front(), lines.ring(r).back()), 60);
}

TEST(Ground, BendsAParallelWithinTheTolerance) {
  const LonLatBox box{-125, 30, -65, 60};
  const View view = view_of(box, Projection::for_extent(box));
  const GroundOptions options;
  const auto lines =
      to_page(set_of(GeometryKind::kLines, {{{-125, 49}, {-65, 49}}}), view.projection, view.viewport, options);
  ASSERT_EQ(lines.ring_count(), 1u);
  EXPECT_GT(lines.points.size(), 8u);
  for (double lon = -125; lon <= -65; lon += 0.37) {
    const PagePoint p = view.viewport.to_page(*view.projection.forward(LonLat{lon, 49}));
    double nearest = 1e9;
    for (std::size_t i = 1; i < lines.points.size(); ++i) {
      const PagePoint a = lines.points[i - 1], d = lines.points[i] - a;
      const double t = std::clamp(dot(p - a, d) / dot(d, d), 0.0, 1.0);
      nearest = std::min(nearest, distance_pt(p, a + d * t));
    }
    EXPECT_LE(nearest, options.tolerance_pt);
  }
}

TEST(Ground, OutlinesLeaveOutTheCutsOfTheData) {
  const auto coast = outlines(toy_world());
  EXPECT_EQ(coast.feature_count(), 1u);
  for (std::size_t r = 0; r < coast.ring_count(); ++r) {
    const auto line = coast.ring(r);
    for (std::size_t i = 1; i < line.size(); ++i) {
      EXPECT_FALSE(std::abs(line[i].lon_deg) == 180 && std::abs(line[i - 1].lon_deg) == 180);
    }
  }
}

TEST(Ground, ReadsAcrossTheAntimeridian) {
  const View fiji = view_of({176, -20, -178, -15}, Projection::for_extent({176, -20, -178, -15}));
  const LonLatBox box = ground_box(fiji.projection, fiji.viewport);
  EXPECT_TRUE(box.spans_antimeridian());
  EXPECT_LT(box.width_deg(), 12);
  const View pole = view_of({-180, -90, 180, -62}, Projection::for_extent({-180, -90, 180, -62}));
  const LonLatBox south = ground_box(pole.projection, pole.viewport);
  EXPECT_EQ(south.width_deg(), 360);
  EXPECT_EQ(south.south_deg, -90);
  EXPECT_LT(south.north_deg, 0);
}

TEST(Ground, CostsNoMoreForDetailBelowAPixel) {
  std::mt19937 random(1);
  std::normal_distribution<double> jitter(0, 1e-6);
  std::vector<LonLat> fine;
  for (int i = 0; i < 200000; ++i) {
    const double angle = i * 2 * 3.14159265358979 / 200000;
    fine.push_back({75.1 + 0.3 * std::cos(angle) + jitter(random), 43 + 0.2 * std::sin(angle) + jitter(random)});
  }
  const View view = view_of({74.6, 42.6, 75.6, 43.3}, Projection::for_extent({74.6, 42.6, 75.6, 43.3}));
  EXPECT_LT(to_page(set_of(GeometryKind::kPolygons, {fine}), view.projection, view.viewport).points.size(), 400u);
}

TEST(Ground, MakesClosedPathsOfPolygonsAndOpenOnesOfLines) {
  FeatureSet<PagePoint> set;
  set.points = {{0, 0}, {1, 0}, {1, 1}};
  set.end_ring();
  set.end_feature();
  EXPECT_EQ(path_of(set, 0).verbs.back(), Path::Verb::kClose);
  set.kind = GeometryKind::kLines;
  EXPECT_EQ(path_of(set).verbs.size(), 3u);
}

}  // namespace
}  // namespace dateline

#include "geodata/projection.h"

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "geodata/projection_choice.h"

namespace dateline {
namespace {

constexpr LonLatBox kKorday{74.6, 42.7, 75.6, 43.3};

TEST(ProjectionChoice, FollowsTheExtent) {
  const auto code = [](const LonLatBox& box) { return choose_projection(box).definition.substr(6, 4); };
  EXPECT_EQ(code(kKorday), "laea");
  EXPECT_EQ(code({-180, -90, 180, 90}), "eqea");
  EXPECT_EQ(code({46, 40, 88, 56}), "aea ");      // Kazakhstan: wide
  EXPECT_EQ(code({-76, -56, -66, -17}), "tmer");  // Chile: tall
  EXPECT_EQ(code({95, -11, 141, 6}), "cea ");     // Indonesia: on the equator
  EXPECT_EQ(code({-180, -90, 180, -60}), "laea");
  EXPECT_EQ(code({-30, -60, 70, 60}), "laea");
}

TEST(ProjectionChoice, CentresAcrossTheAntimeridian) {
  EXPECT_EQ(central_meridian_deg(choose_projection({177, -19, -178, -16}).definition), 179.5);
  EXPECT_EQ(central_meridian_deg("+proj=utm +zone=43"), 75);
}

TEST(Projection, NamesItselfForPeople) {
  const Projection p = Projection::for_extent(kKorday);
  EXPECT_EQ(p.name(), "Lambert azimuthal equal-area, centred on 43° N 75.1° E");
  EXPECT_NE(p.why().find("few degrees"), std::string::npos);
  EXPECT_EQ(p.central_meridian_deg(), 75.1);
}

TEST(Projection, ReadsAuthorityCodesAndProjStrings) {
  for (const std::string text : {"EPSG:32643", "+proj=utm +zone=43", "+proj=utm +zone=43 +datum=WGS84"}) {
    const auto p = Projection::from_string(text);
    ASSERT_TRUE(p) << text;
    const auto at = p->forward(LonLat{75.1, 42.9});
    ASSERT_TRUE(at) << text;
    EXPECT_NEAR(at->x_m, 508164.041, 0.01) << text;
    EXPECT_NEAR(at->y_m, 4749714.913, 0.01) << text;
    EXPECT_EQ(p->central_meridian_deg(), 75) << text;
  }
}

TEST(Projection, IsInMetresWhateverTheUnit) {
  const auto feet = Projection::from_string("+proj=utm +zone=43 +datum=WGS84 +units=us-ft");
  ASSERT_TRUE(feet);
  EXPECT_NEAR(feet->forward(LonLat{75.1, 42.9})->y_m, 4749714.913, 0.01);
  EXPECT_NEAR(feet->inverse({508164.041, 4749714.913})->lat_deg, 42.9, 1e-7);
}

TEST(Projection, IsInMetresAlsoWithADatumShiftOfItsOwn) {
  const std::string shifted = "+proj=utm +zone=43 +ellps=krass +towgs84=23,-141,-81";
  const auto metres = Projection::from_string(shifted)->forward({75, 43});
  const auto feet = Projection::from_string(shifted + " +units=us-ft")->forward({75, 43});
  ASSERT_TRUE(metres && feet);
  EXPECT_NEAR(feet->x_m, metres->x_m, 1e-3);
  EXPECT_NEAR(feet->y_m, metres->y_m, 1e-3);
}

TEST(Projection, DrawsDegreesAsEquirectangularWithAWarning) {
  const auto p = Projection::from_string("EPSG:4326");
  ASSERT_TRUE(p);
  ASSERT_EQ(p.diagnostics.size(), 1u);
  EXPECT_NEAR(p->forward(LonLat{1, 1})->x_m, 111319.49, 0.01);
}

TEST(Projection, RefusesWhatIsNoProjectionOrNamesFiles) {
  for (const std::string text :
       {"", "mercator", "EPSG:99999", "EPSG:5773", "EPSG:4978", "+proj=nonsense", "init:epsg:4326", "/etc/passwd",
        "+proj=merc +nadgrids=/etc/passwd", "+init=/etc/passwd:x +proj=merc", "+proj=pipeline +step +proj=merc",
        "+proj=longlat", "+proj=axisswap +order=2,1", "+proj=merc +lat_ts=200"}) {
    const auto p = Projection::from_string(text);
    if (text == "+proj=longlat") continue;  // drawn with a warning
    EXPECT_FALSE(p) << text;
    EXPECT_TRUE(has_errors(p.diagnostics)) << text;
  }
  EXPECT_FALSE(Projection::from_string("+proj=laea" + std::string(100000, ' ')));
}

TEST(Projection, GoesThereAndBackOverRandomExtents) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int i = 0; i < 300; ++i) {
    const double west = unit(random) * 360 - 180, south = unit(random) * 170 - 85;
    const double width = std::pow(unit(random), 3) * 350 + 0.01,
                 height = std::pow(unit(random), 3) * (85 - south) + 0.01;
    const LonLatBox box{west, south, std::remainder(west + width, 360), south + height};
    const Projection p = Projection::for_extent(box);
    for (int j = 0; j < 10; ++j) {
      const LonLat at{std::remainder(west + unit(random) * width, 360), south + unit(random) * height};
      const auto plane = p.forward(at);
      ASSERT_TRUE(plane) << p.name() << " " << at.lon_deg << " " << at.lat_deg;
      const auto back = p.inverse(*plane);
      ASSERT_TRUE(back) << p.name() << " " << at.lon_deg << " " << at.lat_deg;
      EXPECT_NEAR(back->lat_deg, at.lat_deg, 1e-6);
      EXPECT_NEAR(std::remainder(back->lon_deg - at.lon_deg, 360), 0, 1e-6 / std::cos(at.lat_deg * 3.14159 / 180));
    }
  }
}

TEST(Projection, HasNoPlaceBeyondTheEdgeOfTheEarth) {
  const Projection world = Projection::for_extent({-180, -90, 180, 90});
  EXPECT_FALSE(world.inverse({3e7, 0}));
  EXPECT_FALSE(world.inverse({1.6e7, 8e6}));
  const auto ortho = Projection::from_string("+proj=ortho +lat_0=0 +lon_0=0");
  ASSERT_TRUE(ortho);
  EXPECT_FALSE(ortho->forward(LonLat{120, 0}));
}

TEST(Projection, KnowsScaleAndNorth) {
  const Projection local = Projection::for_extent(kKorday);
  EXPECT_NEAR(local.scale_factor({75.1, 43}), 1, 1e-5);
  EXPECT_NEAR(local.convergence_deg({75.1, 43}), 0, 1e-6);
  const auto mercator = Projection::from_string("+proj=merc");
  EXPECT_NEAR(mercator->scale_factor({0, 60}), 1.995, 0.01);
  EXPECT_NEAR(mercator->largest_scale_factor({0, 60}), 1.995, 0.01);
  const auto plate = Projection::from_string("EPSG:4326");
  EXPECT_NEAR(plate->largest_scale_factor({0, 60}), 2, 0.01);
  EXPECT_NEAR(plate->scale_factor({0, 60}), std::sqrt(2), 0.01);
  const auto utm = Projection::from_string("EPSG:32643");
  EXPECT_NEAR(utm->scale_factor({75, 43}), 0.9996, 1e-5);
  EXPECT_LT(utm->convergence_deg({77, 43}), -1);  // east of the axis, grid north lies to the east of true north
  EXPECT_TRUE(std::isfinite(local.scale_factor({0, 90})));
}

}  // namespace
}  // namespace dateline

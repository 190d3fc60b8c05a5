// Where a GeoTIFF of the program lies, as other programs read it.
#include <cstdio>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/projection.h"
#include "render/viewport.h"
#include "tests/cli/run_program.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

using GeoTiffProgram = ProgramTest;

struct Placed {
  double left_m = 0, top_m = 0, width_m = 0, height_m = 0;  ///< of the first pixel
};

Placed placed(const std::string& info) {
  Placed p;
  const auto read = [&](const char* start, double& x, double& y) {
    const auto at = info.find(start);
    ASSERT_NE(at, std::string::npos) << info;
    ASSERT_EQ(std::sscanf(info.c_str() + at + std::string(start).size(), " = (%lf,%lf)", &x, &y), 2) << info;
  };
  read("Origin", p.left_m, p.top_m);
  read("Pixel Size", p.width_m, p.height_m);
  return p;
}

/// A page of 720 x 540 points with a margin, its centre at 75 degrees east and 43 north, 1:500 000 on the ground.
constexpr const char* centred = R"(chronicles: "a.chronicle.txtpb"
page { width_pt: 720 height_pt: 540 margin_pt: 30 }
extent { centre { lon: 75 lat: 43 scale: 500000 } }
)";

TEST_F(GeoTiffProgram, LiesWhereThePageLies) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  write_text(folder_ / "b.map.txtpb", std::string(centred) + "projection: \"EPSG:32643\"");
  const Projection projection = *Projection::from_string("EPSG:32643");
  const PlanePoint centre = *projection.forward({75, 43});
  const double metres_per_pt = 500000 * kMetresInPoint * projection.scale_factor({75, 43});
  for (const double ppi : {72.0, 144.0}) {
    const ProgramRun done = run({"render", "b.map.txtpb", "-o", "m.TIFF", "--ppi", std::to_string(ppi)});
    ASSERT_EQ(done.exit_code, 0) << done.err;
    const std::string info = testing::run_program({"gdalinfo", folder_ / "m.TIFF"});
    const Placed place = placed(info);
    EXPECT_NEAR(place.left_m, centre.x_m - 360 * metres_per_pt, 1e-3);
    EXPECT_NEAR(place.top_m, centre.y_m + 270 * metres_per_pt, 1e-3);
    EXPECT_NEAR(place.width_m, metres_per_pt * 72 / ppi, 1e-6);
    EXPECT_NEAR(place.height_m, -metres_per_pt * 72 / ppi, 1e-6);
    EXPECT_THAT(info, HasSubstr(ppi == 72 ? "Size is 720, 540" : "Size is 1440, 1080"));
    EXPECT_THAT(info, HasSubstr("WGS 84 / UTM zone 43N"));
    EXPECT_THAT(info, HasSubstr("COMPRESSION=DEFLATE"));
  }
}

TEST_F(GeoTiffProgram, OfAFrameLiesWhereThatOfTheMapLies) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  write_text(folder_ / "b.map.txtpb", centred);
  ASSERT_EQ(run({"render", "b.map.txtpb", "-o", "m.tif"}).exit_code, 0);
  ASSERT_EQ(run({"frames", "b.map.txtpb", "-o", "days", "--format", "tif"}).exit_code, 0);
  const Placed map = placed(testing::run_program({"gdalinfo", folder_ / "m.tif"}));
  const Placed frame = placed(testing::run_program({"gdalinfo", folder_ / "days/2020-02-07.tif"}));
  EXPECT_EQ(frame.left_m, map.left_m);
  EXPECT_EQ(frame.top_m, map.top_m);
  EXPECT_EQ(frame.width_m, map.width_m);
}

TEST_F(GeoTiffProgram, OfAFrameIsDrawnAnewWhenItLiesElsewhere) {
  const auto said = [&](const char* scale) {
    std::string map = centred;
    map.replace(map.find("500000"), 6, scale);
    write_text(folder_ / "b.map.txtpb", map);
    return run({"frames", "b.map.txtpb", "-o", "days", "--format", "tif"}).err;
  };
  EXPECT_THAT(said("500000"), HasSubstr("2 frames in days"));
  EXPECT_THAT(said("500000"), HasSubstr("2 of them already there"));
  EXPECT_THAT(said("500001"), HasSubstr("2 frames in days"));
}

}  // namespace
}  // namespace dateline

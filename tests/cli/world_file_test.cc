// Where a PNG with a world file lies, as other programs read it.
#include <cstdio>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_program.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

struct Corners {
  std::vector<double> values;  ///< x and y of upper left, lower left, upper right and lower right
  double pixel = 0;            ///< its side
};

Corners corners(const std::string& info) {
  Corners read;
  for (const char* corner : {"\"upperLeft\":", "\"lowerLeft\":", "\"upperRight\":", "\"lowerRight\":"}) {
    double x = 0, y = 0;
    const auto at = info.find(corner);
    EXPECT_NE(at, std::string::npos) << info;
    if (at == std::string::npos) continue;
    EXPECT_EQ(std::sscanf(info.c_str() + info.find('[', at), "[ %lf, %lf", &x, &y), 2) << info;
    read.values.insert(read.values.end(), {x, y});
  }
  const auto transform = info.find("\"geoTransform\":");
  EXPECT_NE(transform, std::string::npos) << info;
  if (transform == std::string::npos) return read;
  EXPECT_EQ(std::sscanf(info.c_str() + info.find('[', transform), "[ %*f, %lf", &read.pixel), 1) << info;
  return read;
}

class WorldFileProgram : public ProgramTest {
 protected:
  /// As GDAL sees it.
  std::string info_of(const char* file) const {
    return testing::run_program({"gdalinfo", "-json", "-proj4", folder_ / file});
  }

  std::string system_of(const char* file) const {
    return testing::run_program({"gdalsrsinfo", "-o", "proj4", folder_ / file});
  }

  void expect_as_the_geotiff() const {
    const Corners tif = corners(info_of("m.tif")), png = corners(info_of("m.png"));
    ASSERT_EQ(tif.values.size(), 8u);
    ASSERT_EQ(png.values.size(), 8u);
    EXPECT_NEAR(png.pixel, tif.pixel, tif.pixel * 1e-9);
    // gdalinfo prints corners with few decimals, so a page of small pixels could not be compared to a thousandth.
    ASSERT_GT(tif.pixel, 10);
    for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(png.values[i], tif.values[i], tif.pixel / 1000) << i;
  }
};

class WorldFileIn : public WorldFileProgram, public ::testing::WithParamInterface<const char*> {};

TEST_P(WorldFileIn, LiesWhereTheGeoTiffLies) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  // Near New York, where the projection in feet belongs.
  const std::string projection = GetParam()[0] != '\0' ? std::string("projection: \"") + GetParam() + "\"\n" : "";
  write_text(folder_ / "b.map.txtpb",
             "chronicles: \"a.chronicle.txtpb\"\npage { width_pt: 301 height_pt: 200 }\n"
             "extent { centre { lon: -74 lat: 40.7 scale: 500000 } }\n" +
                 projection);
  const ProgramRun done = run({"render", "b.map.txtpb", "-o", "m.png", "m.tif", "--world-file", "--ppi", "110"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  expect_as_the_geotiff();
  EXPECT_EQ(system_of("m.png"), system_of("m.tif"));
  // Without GDAL's file the world file is read, and a program that knows Esri's finds the projection there.
  fs::remove(folder_ / "m.png.aux.xml");
  expect_as_the_geotiff();
  EXPECT_THAT(system_of("m.prj"), HasSubstr("+proj="));
}

INSTANTIATE_TEST_SUITE_P(Projections, WorldFileIn, ::testing::Values("EPSG:3857", "EPSG:2263", "EPSG:3035", ""));

TEST_F(WorldFileProgram, IsWrittenBesideEachPngAlone) {
  const ProgramRun done = run({"render", "a.map.txtpb", "-o", "m.png", "m.svg", "n.png", "--world-file"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(files(), ElementsAre("a.chronicle.txtpb", "a.map.txtpb", "m.pgw", "m.png", "m.png.aux.xml", "m.prj",
                                   "m.svg", "n.pgw", "n.png", "n.png.aux.xml", "n.prj"));
  EXPECT_EQ(file_bytes(folder_ / "m.pgw"), file_bytes(folder_ / "n.pgw"));
}

TEST_F(WorldFileProgram, IsNotWrittenUnasked) {
  ASSERT_EQ(run({"render", "a.map.txtpb", "-o", "m.png"}).exit_code, 0);
  EXPECT_THAT(files(), ElementsAre("a.chronicle.txtpb", "a.map.txtpb", "m.png"));
}

TEST_F(WorldFileProgram, NeedsAPngAndOverwritesNoInputOrOtherOutput) {
  const ProgramRun without = run({"render", "a.map.txtpb", "-o", "m.svg", "--world-file"});
  EXPECT_EQ(without.exit_code, 2);
  EXPECT_THAT(without.err, HasSubstr("--world-file is for PNG"));
  const ProgramRun twice = run({"render", "a.map.txtpb", "-o", "m.png", "m.PNG", "--world-file"});
  EXPECT_EQ(twice.exit_code, 2);
  EXPECT_THAT(twice.err, HasSubstr("m.pgw is named twice"));
  fs::rename(folder_ / "a.map.txtpb", folder_ / "a.prj");
  const ProgramRun input = run({"render", "a.prj", "-o", "a.png", "--world-file"});
  EXPECT_EQ(input.exit_code, 2);
  EXPECT_THAT(input.err, HasSubstr("a.prj is both input and output"));
  EXPECT_THAT(files(), ElementsAre("a.chronicle.txtpb", "a.prj"));
}

TEST_F(WorldFileProgram, LeavesOldFilesAloneWhenOneCannotBeWritten) {
  write_text(folder_ / "m.png", "old");
  const ProgramRun failed = run({"render", "a.map.txtpb", "-o", "m.png", "no/folder.png", "--world-file"});
  EXPECT_EQ(failed.exit_code, 3);
  EXPECT_EQ(file_bytes(folder_ / "m.png"), "old");
  EXPECT_THAT(files(), ElementsAre("a.chronicle.txtpb", "a.map.txtpb", "m.png"));
}

}  // namespace
}  // namespace dateline

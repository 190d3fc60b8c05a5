#include "render/world_file.h"

#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

PageGeoreference page_in(const std::string& projection) { return {projection, {400'000, 4'800'000}, 50, {}}; }

std::vector<double> numbers(const std::string& pgw) {
  std::istringstream lines(pgw);
  return {std::istream_iterator<double>(lines), {}};
}

TEST(WorldFile, TellsThePixelsSizeAndTheCentreOfTheFirst) {
  // 50 metres a point, 0.75 points a pixel.
  EXPECT_EQ(world_file(page_in("EPSG:32643"), 96).pgw, "37.5\n0\n0\n-37.5\n400018.75\n4799981.25\n");
  EXPECT_EQ(world_file(page_in("EPSG:32643"), 72).pgw, "50\n0\n0\n-50\n400025\n4799975\n");
}

TEST(WorldFile, IsInTheProjectionsOwnUnit) {
  const std::vector<double> metres = numbers(world_file(page_in("EPSG:32618"), 96).pgw);
  const std::vector<double> feet = numbers(world_file(page_in("EPSG:2263"), 96).pgw);
  ASSERT_EQ(metres.size(), 6u);
  ASSERT_EQ(feet.size(), 6u);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(feet[i] * 1200 / 3937, metres[i], 1e-9) << i;
}

TEST(WorldFile, KeepsAllDigitsOfAnOddScale) {
  PageGeoreference page = page_in("EPSG:3857");
  page.metres_per_pt = 1.0 / 3;
  EXPECT_EQ(numbers(world_file(page, 110).pgw)[0], 1.0 / 3 * 72 / 110);
}

TEST(WorldFile, NamesTheProjectionForEveryProgram) {
  const WorldFile world = world_file(page_in("EPSG:2263"), 96);
  EXPECT_THAT(world.prj, StartsWith("PROJCS[\"NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet\""));
  EXPECT_THAT(world.aux, HasSubstr("AUTHORITY[&quot;EPSG&quot;,&quot;2263&quot;]"));
  EXPECT_THAT(world.aux, HasSubstr("<GeoTransform>1312333.333"));
  EXPECT_THAT(world.aux, Not(HasSubstr("[\"")));
}

TEST(WorldFile, KnowsProjectionsWithoutACodeAndThoseThatGdalHasNoTextFor) {
  const WorldFile laea = world_file(page_in("+proj=laea +lat_0=43 +lon_0=75 +ellps=WGS84 +units=m"), 96);
  EXPECT_THAT(laea.prj, HasSubstr("DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]]"));
  EXPECT_THAT(laea.prj, HasSubstr("PROJECTION[\"Lambert_Azimuthal_Equal_Area\"]"));
  const WorldFile world = world_file(page_in("+proj=eqearth +lon_0=0 +ellps=WGS84 +units=m"), 96);
  EXPECT_THAT(world.prj, HasSubstr("PROJECTION[\"Equal_Earth\"]"));
  EXPECT_THAT(world.aux, HasSubstr("Equal_Earth"));
  EXPECT_THROW(world_file(page_in("EPSG:999999"), 96), Error);
}

TEST(WorldFile, LiesBesideThePng) {
  const WorldFilePaths paths = world_file_paths("maps.d/korday.v2.PNG");
  EXPECT_EQ(paths.pgw, "maps.d/korday.v2.pgw");
  EXPECT_EQ(paths.prj, "maps.d/korday.v2.prj");
  EXPECT_EQ(paths.aux, "maps.d/korday.v2.PNG.aux.xml");
}

}  // namespace
}  // namespace dateline

#include "geodata/gdal_raster.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <cpl_string.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_srs_api.h>

#include "geodata/error.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

/// A GeoTIFF to be made: `value(band, longitude or x, latitude or y)` at the centres of pixels.
struct Tiff {
  int width = 10;
  int height = 10;
  std::array<double, 6> place{0, 1, 0, 10, 0, -1};
  int epsg = 4326;  ///< 0 for none
  int bands = 1;
  GDALDataType type = GDT_Float32;
  std::function<double(int, double, double)> value = {};  ///< none: nothing is written
  std::vector<std::string> options = {};
};

void write(const std::string& path, const Tiff& tiff, const std::function<void(GDALDatasetH)>& more = {}) {
  GDALRegister_GTiff();
  CPLStringList options;
  for (const std::string& option : tiff.options) options.AddString(option.c_str());
  GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GTiff"), path.c_str(), tiff.width, tiff.height, tiff.bands,
                                    tiff.type, options.List());
  ASSERT_NE(dataset, nullptr);
  auto place = tiff.place;
  if (place[1] != 0) GDALSetGeoTransform(dataset, place.data());
  if (tiff.epsg != 0) {
    OGRSpatialReferenceH system = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(system, tiff.epsg);
    GDALSetSpatialRef(dataset, system);
    OSRRelease(system);
  }
  if (more) more(dataset);
  std::vector<double> row(static_cast<std::size_t>(tiff.width));
  for (int band = 1; tiff.value && band <= tiff.bands; ++band) {
    for (int y = 0; y < tiff.height; ++y) {
      for (int x = 0; x < tiff.width; ++x)
        row[static_cast<std::size_t>(x)] =
            tiff.value(band, place[0] + (x + 0.5) * place[1], place[3] + (y + 0.5) * place[5]);
      ASSERT_EQ(GDALRasterIO(GDALGetRasterBand(dataset, band), GF_Write, 0, y, tiff.width, 1, row.data(), tiff.width, 1,
                             GDT_Float64, 0, 0),
                CE_None);
    }
  }
  GDALClose(dataset);
}

/// A grid of cells about a place, `cell_m` wide.
PlaneGrid grid_about(const Projection& projection, LonLat center, double cell_m, int width = 60, int height = 40) {
  const PlanePoint c = *projection.forward(center);
  return {{c.x_m - width / 2.0 * cell_m, c.y_m - height / 2.0 * cell_m, c.x_m + width / 2.0 * cell_m,
           c.y_m + height / 2.0 * cell_m},
          width,
          height};
}

LonLat place_of(const Projection& projection, const PlaneGrid& grid, int x, int y) {
  return *projection.inverse({grid.box.min_x_m + (x + 0.5) / grid.width * grid.box.width_m(),
                              grid.box.max_y_m - (y + 0.5) / grid.height * grid.box.height_m()});
}

float at(const HeightGrid& grid, int x, int y) { return grid.heights_m[static_cast<std::size_t>(y * grid.width + x)]; }

Rgba at(const PixelGrid& grid, int x, int y) {
  Rgba out;
  std::copy_n(grid.rgba.begin() + (y * grid.width + x) * 4, 4, out.begin());
  return out;
}

/// Every cell must hold what `truth` says of its place.
void expect_everywhere(const HeightGrid& heights, const Projection& projection, const PlaneGrid& grid, double within,
                       const std::function<double(LonLat)>& truth) {
  for (int y = 0; y < grid.height; ++y)
    for (int x = 0; x < grid.width; ++x)
      ASSERT_NEAR(at(heights, x, y), truth(place_of(projection, grid, x, y)), within) << x << " " << y;
}

double ramp(LonLat p) { return 100 * (p.lon_deg - 74) + 1000 * (p.lat_deg - 42); }

class GdalRaster : public ::testing::Test {
 protected:
  /// The diagnostics of reading a file that must not be read.
  std::string refusal(const std::string& path) const {
    const auto heights = read_heights(path, korday_, grid_);
    EXPECT_FALSE(heights) << path;
    std::string all;
    for (const Diagnostic& d : heights.diagnostics) {
      EXPECT_EQ(d.where.file, path);
      all += d.message + "\n";
    }
    return all;
  }

  ScratchFolder folder_;
  Projection korday_ = Projection::for_extent({74.5, 42.6, 75.6, 43.2});
  PlaneGrid grid_ = grid_about(korday_, {75, 43}, 1000);
};

TEST_F(GdalRaster, PutsEveryPlaceWhereTheProjectionHasIt) {
  const std::string path = folder_ / "dem.tif";
  write(path,
        {.width = 400, .height = 400, .place = {73, 0.01, 0, 45, 0, -0.01}, .value = [](int, double lon, double lat) {
           return ramp({lon, lat});
         }});
  for (const char* text : {"+proj=laea +lat_0=43 +lon_0=75 +ellps=WGS84 +units=m", "EPSG:32643", "EPSG:3857"}) {
    const auto projection = Projection::from_string(text);
    const PlaneGrid grid = grid_about(*projection, {75, 43}, 1000);
    const auto heights = read_heights(path, *projection, grid);
    ASSERT_TRUE(heights) << text;
    EXPECT_TRUE(heights.diagnostics.empty());
    EXPECT_EQ(heights->covered, 1);
    // A third of a cell is 3 m of the ramp.
    expect_everywhere(*heights, *projection, grid, 3, ramp);
  }
}

TEST_F(GdalRaster, PutsAKnownCornerWithinHalfACell) {
  const std::string path = folder_ / "step.tif";
  write(path, {.width = 800,
               .height = 800,
               .place = {74, 0.0025, 0, 44, 0, -0.0025},
               .value = [](int, double lon, double lat) { return lon > 75 && lat > 43 ? 100 : 0; }});
  for (const char* text : {"+proj=laea +lat_0=43 +lon_0=75 +ellps=WGS84 +units=m", "EPSG:3857"}) {
    const auto projection = Projection::from_string(text);
    const PlaneGrid grid = grid_about(*projection, {75, 43}, 500);
    const auto heights = read_heights(path, *projection, grid);
    ASSERT_TRUE(heights);
    // The corner is the middle of the grid: cells 29 and 30 meet at it, rows 19 and 20.
    EXPECT_GT(at(*heights, 30, 19), 50) << text;
    EXPECT_LT(at(*heights, 29, 19), 50) << text;
    EXPECT_LT(at(*heights, 30, 20), 50) << text;
  }
}

TEST_F(GdalRaster, ReadsRastersInAProjectionOfTheirOwn) {
  const std::string path = folder_ / "utm.tif";
  const auto utm = Projection::from_string("EPSG:32643");
  const PlanePoint c = *utm->forward(LonLat{75, 43});
  write(path, {.width = 300,
               .height = 300,
               .place = {c.x_m - 75000, 500, 0, c.y_m + 75000, 0, -500},
               .epsg = 32643,
               .value = [&](int, double x, double y) {
                 return ramp(*utm->inverse({x, y}));
               }});
  const auto heights = read_heights(path, korday_, grid_);
  ASSERT_TRUE(heights);
  expect_everywhere(*heights, korday_, grid_, 4, ramp);
}

TEST_F(GdalRaster, ShowsMapsAcrossTheAntimeridianWhole) {
  const auto truth = [](LonLat p) { return 500 + 100 * std::cos(p.lon_deg * 0.0174533 * 9) + 10 * p.lat_deg; };
  const auto value = [&](int, double lon, double lat) { return truth({lon, lat}); };
  const Projection fiji = Projection::for_extent({176, -20, -178, -15});
  const PlaneGrid grid = grid_about(fiji, {179.5, -17.5}, 10000);
  const std::array<Tiff, 3> files{
      Tiff{.width = 1440, .height = 720, .place = {-180, 0.25, 0, 90, 0, -0.25}, .value = value},
      Tiff{.width = 1440, .height = 720, .place = {0, 0.25, 0, 90, 0, -0.25}, .value = value},
      Tiff{.width = 80, .height = 80, .place = {170, 0.25, 0, -8, 0, -0.25}, .value = value}};
  for (const Tiff& tiff : files) {
    const std::string path = folder_ / "world.tif";
    write(path, tiff);
    const auto heights = read_heights(path, fiji, grid);
    ASSERT_TRUE(heights);
    EXPECT_TRUE(heights.diagnostics.empty()) << tiff.place[0];
    expect_everywhere(*heights, fiji, grid, 2, truth);
  }
}

TEST_F(GdalRaster, ShowsTheWorldWithoutASeamAndThePole) {
  const std::string path = folder_ / "world.tif";
  const auto truth = [](LonLat p) { return 20 * p.lat_deg + 100 * std::cos(p.lon_deg * 0.0174533); };
  write(path,
        {.width = 720, .height = 360, .place = {-180, 0.5, 0, 90, 0, -0.5}, .value = [&](int, double lon, double lat) {
           return truth({lon, lat});
         }});
  for (const char* text : {"+proj=eqearth +lon_0=75", "+proj=laea +lat_0=90 +lon_0=20"}) {
    const auto projection = Projection::from_string(text);
    const PlaneGrid grid{{-3e6, -2e6, 3e6, 2e6}, 300, 200};
    const auto heights = read_heights(path, *projection, grid);
    ASSERT_TRUE(heights) << text;
    // Across the pole itself the made-up heights jump by 100 m from one meridian to the next.
    for (int y = 0; y < 200; ++y)
      for (int x = 0; x < 300; ++x) {
        const LonLat p = place_of(*projection, grid, x, y);
        ASSERT_NEAR(at(*heights, x, y), truth(p), p.lat_deg > 87 ? 110 : 16) << text << " " << x << " " << y;
      }
  }
}

TEST_F(GdalRaster, ReadsBigEndianSrtmTilesAndAsciiGrids) {
  std::string tile(1201 * 1201 * 2, '\0');
  for (std::size_t i = 0; i < tile.size(); i += 2) {
    tile[i] = 0x03;  // 0x0384 is 900
    tile[i + 1] = static_cast<char>(0x84);
  }
  tile[(600 * 1201 + 600) * 2] = static_cast<char>(0x80);  // -32768, a void
  tile[(600 * 1201 + 600) * 2 + 1] = 0;
  ScratchFolder::put(folder_ / "N43E075.hgt", tile);
  const PlaneGrid grid = grid_about(korday_, {75.5, 43.5}, 90, 11, 11);
  const auto srtm = read_heights(folder_ / "N43E075.hgt", korday_, grid);
  ASSERT_TRUE(srtm);
  EXPECT_FLOAT_EQ(at(*srtm, 0, 0), 900);
  EXPECT_EQ(srtm->covered, 1);

  std::string ascii = "ncols 3\nnrows 3\nxllcorner 74\nyllcorner 42\ncellsize 1\nNODATA_value -1\n";
  ScratchFolder::put(folder_ / "a.asc", ascii + "-1 -1 -1\n-1 -1 -1\n250 250 250\n");
  const PlaneGrid wide = grid_about(korday_, {75.5, 43.5}, 8000, 20, 30);
  const auto asc = read_heights(folder_ / "a.asc", korday_, wide);
  ASSERT_TRUE(asc);
  ASSERT_EQ(asc.diagnostics.size(), 1u);
  EXPECT_THAT(asc.diagnostics[0].message, HasSubstr("names no coordinate system"));
  EXPECT_TRUE(std::isnan(at(*asc, 10, 5)));
  EXPECT_FLOAT_EQ(at(*asc, 10, 28), 250);
}

TEST_F(GdalRaster, WarnsOfFilesThatDoNotCoverTheMap) {
  write(folder_ / "part.tif", {.place = {65, 1, 0, 50, 0, -1}, .value = [](int, double, double) { return 5; }});
  const auto part = read_heights(folder_ / "part.tif", korday_, grid_);
  ASSERT_TRUE(part);
  EXPECT_NEAR(part->covered, 0.5, 0.05);
  EXPECT_THAT(part.diagnostics.at(0).message, HasSubstr("covers only"));
  EXPECT_FLOAT_EQ(at(*part, 5, 20), 5);
  EXPECT_TRUE(std::isnan(at(*part, 55, 20)));

  write(folder_ / "else.tif", {.place = {-75, 1, 0, 50, 0, -1}, .value = [](int, double, double) { return 5; }});
  const auto elsewhere = read_heights(folder_ / "else.tif", korday_, grid_);
  ASSERT_TRUE(elsewhere);
  EXPECT_EQ(elsewhere->covered, 0);
  EXPECT_THAT(elsewhere.diagnostics.at(0).message, HasSubstr("lies outside the map"));
}

Tiff picture(int bands, GDALDataType type, std::function<double(int, double, double)> value) {
  return {.width = 200,
          .height = 200,
          .place = {73, 0.02, 0, 45, 0, -0.02},
          .bands = bands,
          .type = type,
          .value = std::move(value)};
}

TEST_F(GdalRaster, ReadsPicturesOfOneToFourBands) {
  const auto value = [](int band, double, double) { return band == 4 ? 128 : band * 50; };
  const std::array<Rgba, 4> expected{Rgba{50, 50, 50, 255}, Rgba{50, 50, 50, 100}, Rgba{50, 100, 150, 255},
                                     Rgba{50, 100, 150, 128}};
  for (int bands = 1; bands <= 4; ++bands) {
    Tiff tiff = picture(bands, GDT_Byte, value);
    if (bands % 2 == 0) tiff.options = {"ALPHA=YES"};
    write(folder_ / "p.tif", tiff);
    const auto pixels = read_picture(folder_ / "p.tif", korday_, grid_);
    ASSERT_TRUE(pixels);
    EXPECT_EQ(at(*pixels, 30, 20), expected[static_cast<std::size_t>(bands - 1)]) << bands;
  }
}

TEST_F(GdalRaster, ReadsPalettesAndNoData) {
  write(folder_ / "p.tif", picture(1, GDT_Byte, [](int, double lon, double) { return lon < 75 ? 1 : 2; }),
        [](GDALDatasetH dataset) {
          GDALColorTableH table = GDALCreateColorTable(GPI_RGB);
          const GDALColorEntry green{0, 200, 10, 255}, red{220, 0, 0, 255};
          GDALSetColorEntry(table, 1, &green);
          GDALSetColorEntry(table, 2, &red);
          GDALSetRasterColorTable(GDALGetRasterBand(dataset, 1), table);
          GDALDestroyColorTable(table);
        });
  const auto palette = read_picture(folder_ / "p.tif", korday_, grid_);
  ASSERT_TRUE(palette);
  EXPECT_EQ(at(*palette, 5, 20), (Rgba{0, 200, 10, 255}));
  EXPECT_EQ(at(*palette, 55, 20), (Rgba{220, 0, 0, 255}));

  write(folder_ / "n.tif", picture(3, GDT_Byte, [](int, double lon, double) { return lon < 75 ? 0 : 90; }),
        [](GDALDatasetH dataset) { GDALSetRasterNoDataValue(GDALGetRasterBand(dataset, 1), 0); });
  const auto no_data = read_picture(folder_ / "n.tif", korday_, grid_);
  ASSERT_TRUE(no_data);
  EXPECT_EQ(at(*no_data, 5, 20), (Rgba{0, 0, 0, 0}));
  EXPECT_EQ(at(*no_data, 55, 20), (Rgba{90, 90, 90, 255}));
}

TEST_F(GdalRaster, StretchesSixteenBits) {
  write(folder_ / "p.tif", picture(1, GDT_UInt16, [](int, double lon, double) { return lon < 75 ? 1000 : 3000; }));
  const auto pixels = read_picture(folder_ / "p.tif", korday_, grid_);
  ASSERT_TRUE(pixels);
  EXPECT_EQ(at(*pixels, 5, 20), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(at(*pixels, 55, 20), (Rgba{255, 255, 255, 255}));
}

TEST_F(GdalRaster, GivesTheSameBytesTwice) {
  write(folder_ / "p.tif", picture(3, GDT_UInt16, [](int b, double lon, double lat) { return b * lon * lat; }));
  const auto a = read_picture(folder_ / "p.tif", korday_, grid_), b = read_picture(folder_ / "p.tif", korday_, grid_);
  ASSERT_TRUE(a);
  EXPECT_EQ(a->rgba, b->rgba);
}

TEST_F(GdalRaster, SaysWhyAFileIsNoRasterOfTheGround) {
  ScratchFolder::put(folder_ / "text.tif", "not a raster\n");
  EXPECT_THAT(refusal(folder_ / "text.tif"), HasSubstr("not a raster of a known form"));
  write(folder_ / "nowhere.tif", {.place = {}, .epsg = 0});
  EXPECT_THAT(refusal(folder_ / "nowhere.tif"), HasSubstr("no georeferencing"));
  write(folder_ / "metres.tif", {.place = {500000, 30, 0, 4700000, 0, -30}, .epsg = 0});
  EXPECT_THAT(refusal(folder_ / "metres.tif"), HasSubstr("does not name its coordinate system"));
  EXPECT_THROW(static_cast<void>(read_heights(folder_ / "absent.tif", korday_, grid_)), Error);
}

TEST_F(GdalRaster, RefusesVirtualRastersPipesFoldersAndWebAddresses) {
  ScratchFolder::put(folder_ / "trap.vrt",
                     "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"><VRTRasterBand dataType=\"Byte\" band=\"1\" "
                     "subClass=\"VRTRawRasterBand\"><SourceFilename>/etc/passwd</SourceFilename></VRTRasterBand>"
                     "</VRTDataset>");
  EXPECT_THAT(refusal(folder_ / "trap.vrt"), HasSubstr("VRT"));
  std::filesystem::copy_file(folder_ / "trap.vrt", folder_ / "trap.tif");
  EXPECT_THAT(refusal(folder_ / "trap.tif"), HasSubstr("VRT"));
  ASSERT_EQ(mkfifo((folder_ / "pipe.tif").c_str(), 0600), 0);
  for (const std::string& path :
       {folder_ / "pipe.tif", folder_.path().string(), std::string("/vsicurl/http://localhost/a.tif"),
        std::string("http://localhost/a.tif"), "GTIFF_DIR:1:" + (folder_ / "text.tif")})
    EXPECT_THROW(static_cast<void>(read_heights(path, korday_, grid_)), Error) << path;
}

TEST_F(GdalRaster, DoesNotOpenWhatSideFilesAndMetadataName) {
  write(folder_ / "dem.tif",
        {.width = 4000,
         .height = 4000,
         .place = {74, 0.0005, 0, 44, 0, -0.0005},
         .value = [](int, double, double) { return 700; }},
        [](GDALDatasetH dataset) {
          GDALSetMetadataItem(dataset, "OVERVIEW_FILE", "/vsicurl/http://localhost:9/a.tif", "OVERVIEWS");
        });
  ScratchFolder::put(folder_ / "dem.tif.ovr", "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"></VRTDataset>");
  ScratchFolder::put(folder_ / "dem.tif.aux.xml",
                     "<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">/etc/passwd</MDI>"
                     "</Metadata><SRS>EPSG:3857</SRS></PAMDataset>");
  const auto heights = read_heights(folder_ / "dem.tif", korday_, grid_);
  ASSERT_TRUE(heights);
  EXPECT_FLOAT_EQ(at(*heights, 30, 20), 700);
}

TEST_F(GdalRaster, SaysThatAFileIsDamaged) {
  const std::string path = folder_ / "cut.tif";
  write(path, picture(1, GDT_Float32, [](int, double lon, double lat) { return std::sin(lon * 999) + lat; }));
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  EXPECT_NE(refusal(path), "");
}

TEST_F(GdalRaster, TakesNoMemoryForAHugeEmptyFile) {
  const std::string path = folder_ / "huge.tif";
  write(path, {.width = 400000,
               .height = 400000,
               .place = {73, 0.00001, 0, 45, 0, -0.00001},
               .options = {"SPARSE_OK=TRUE", "TILED=YES", "BLOCKXSIZE=4096", "BLOCKYSIZE=4096", "BIGTIFF=YES"}});
  const auto most_kb = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  const long before_kb = most_kb();
  EXPECT_THAT(refusal(path), HasSubstr("overviews"));
  // A small part of it is read as it is.
  const auto part = read_heights(path, korday_, grid_about(korday_, {75, 43}, 10));
  ASSERT_TRUE(part);
  EXPECT_FLOAT_EQ(at(*part, 30, 20), 0);
  EXPECT_LT(most_kb() - before_kb, 400 * 1024);
}

}  // namespace
}  // namespace dateline

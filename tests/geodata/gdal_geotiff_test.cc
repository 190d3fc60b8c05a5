#include "geodata/gdal_geotiff.h"

#include <array>
#include <cmath>
#include <memory>
#include <thread>
#include <vector>

#include <gdal.h>
#include <gdal_frmts.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_srs_api.h>

#include "geodata/error.h"
#include "geodata/projection.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

constexpr LonLat almaty{76.95, 43.25};

/// 600 x 300 pixels of 100 m, in more than one tile each way; almaty is in the pixel 500, 280, which is 0x12AB34.
class GeoTiff : public ::testing::Test {
 protected:
  GeoTiff() {
    GDALRegister_GTiff();
    for (std::size_t i = 0; i < words_.size(); ++i)
      words_[i] = 0xFF000000U | static_cast<std::uint32_t>(i * 2654435761U % 0x1000000U);
    words_[280 * 600 + 500] = 0x12AB34;
  }

  GeoTiffImage image(const std::string& projection) const {
    GeoTiffImage image;
    image.width_px = 600, image.height_px = 300, image.pixels = words_;
    image.projection = projection;
    const PlanePoint at = Projection::from_string(projection)->forward(almaty).value();
    image.top_left = {at.x_m - 500.5 * 100, at.y_m + 280.5 * 100};
    image.metres_per_px = 100;
    image.pixels_per_inch = 144;
    image.title = "Алматы", image.description = "One line\nand another", image.software = "dateline";
    return image;
  }

  struct Close {
    void operator()(void* dataset) const { GDALClose(dataset); }
  };
  using Dataset = std::unique_ptr<void, Close>;

  Dataset open(const GeoTiffImage& image) {
    const std::string path = scratch_ / "picture.tif";
    ScratchFolder::put(path, write_geotiff(image));
    return Dataset(GDALOpen(path.c_str(), GA_ReadOnly));
  }

  static std::uint32_t pixel(const Dataset& dataset, int x, int y) {
    std::array<std::uint8_t, 3> rgb{};
    for (int i = 0; i < 3; ++i)
      if (GDALRasterIO(GDALGetRasterBand(dataset.get(), i + 1), GF_Read, x, y, 1, 1, &rgb[static_cast<std::size_t>(i)],
                       1, 1, GDT_Byte, 0, 0) != CE_None)
        ADD_FAILURE();
    return static_cast<std::uint32_t>(rgb[0] << 16 | rgb[1] << 8 | rgb[2]);
  }

  /// Where a reader who trusts the file puts a place, in pixels from the corner of the first.
  static std::array<double, 2> where(const Dataset& dataset, LonLat place) {
    const OGRSpatialReferenceH degrees = OSRNewSpatialReference(nullptr);
    EXPECT_EQ(OSRImportFromEPSG(degrees, 4326), OGRERR_NONE);
    OSRSetAxisMappingStrategy(degrees, OAMS_TRADITIONAL_GIS_ORDER);
    const auto way = OCTNewCoordinateTransformation(degrees, GDALGetSpatialRef(dataset.get()));
    OSRRelease(degrees);
    double x = place.lon_deg, y = place.lat_deg;
    EXPECT_TRUE(way != nullptr && OCTTransform(way, 1, &x, &y, nullptr));
    OCTDestroyCoordinateTransformation(way);
    std::array<double, 6> to_plane{}, to_pixel{};
    EXPECT_EQ(GDALGetGeoTransform(dataset.get(), to_plane.data()), CE_None);
    EXPECT_TRUE(GDALInvGeoTransform(to_plane.data(), to_pixel.data()));
    std::array<double, 2> at{};
    GDALApplyGeoTransform(to_pixel.data(), x, y, at.data(), at.data() + 1);
    return at;
  }

  std::vector<std::uint32_t> words_ = std::vector<std::uint32_t>(600 * 300);
  ScratchFolder scratch_;
};

TEST_F(GeoTiff, HasThePixelsOfThePicture) {
  const Dataset dataset = open(image("EPSG:32643"));
  ASSERT_TRUE(dataset);
  EXPECT_EQ(GDALGetRasterXSize(dataset.get()), 600);
  EXPECT_EQ(GDALGetRasterYSize(dataset.get()), 300);
  EXPECT_EQ(GDALGetRasterCount(dataset.get()), 3);
  for (const auto& [x, y] : {std::pair{0, 0}, {255, 255}, {256, 256}, {599, 0}, {599, 299}, {500, 280}})
    EXPECT_EQ(pixel(dataset, x, y), words_[static_cast<std::size_t>(y * 600 + x)] & 0xFFFFFF) << x << ' ' << y;
}

TEST_F(GeoTiff, SaysWhereAPlaceIs) {
  for (const char* projection :
       {"EPSG:32643", "EPSG:3857", "EPSG:8857", "+proj=aeqd +lat_0=40 +lon_0=75 +datum=WGS84 +units=us-ft",
        "+proj=laea +lat_0=43 +lon_0=75 +ellps=WGS84 +units=m", "+proj=cea +lat_ts=12 +lon_0=75 +ellps=WGS84 +units=m",
        "+proj=eqearth +lon_0=75 +ellps=WGS84 +units=m",
        "+proj=aea +lat_1=30 +lat_2=50 +lat_0=40 +lon_0=75 +ellps=WGS84 +units=m", "+proj=natearth +lon_0=60",
        "+proj=tmerc +lat_0=43 +lon_0=75 +k=1 +ellps=WGS84 +units=m", "+proj=robin", "+proj=moll +lon_0=10",
        "+proj=lcc +lat_1=30 +lat_2=50 +lon_0=75 +ellps=krass +towgs84=23,-141,-81 +units=us-ft"}) {
    const Dataset dataset = open(image(projection));
    ASSERT_TRUE(dataset) << projection;
    const auto [x, y] = where(dataset, almaty);
    EXPECT_NEAR(x, 500.5, 0.01) << projection;
    EXPECT_NEAR(y, 280.5, 0.01) << projection;
    EXPECT_EQ(pixel(dataset, static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y))), 0x12AB34U);
  }
}

TEST_F(GeoTiff, NamesAKnownSystemByItsCode) {
  const Dataset dataset = open(image("EPSG:32643"));
  ASSERT_TRUE(dataset);
  const OGRSpatialReferenceH wanted = OSRNewSpatialReference(nullptr);
  ASSERT_EQ(OSRImportFromEPSG(wanted, 32643), OGRERR_NONE);
  EXPECT_TRUE(OSRIsSame(GDALGetSpatialRef(dataset.get()), wanted));
  OSRRelease(wanted);
}

TEST_F(GeoTiff, CarriesTitleDescriptionAndResolution) {
  const Dataset dataset = open(image("EPSG:32643"));
  ASSERT_TRUE(dataset);
  const auto tag = [&](const char* name) { return std::string(GDALGetMetadataItem(dataset.get(), name, nullptr)); };
  EXPECT_EQ(tag("TIFFTAG_DOCUMENTNAME"), "Алматы");
  EXPECT_EQ(tag("TIFFTAG_IMAGEDESCRIPTION"), "One line\nand another");
  EXPECT_EQ(tag("TIFFTAG_SOFTWARE"), "dateline");
  EXPECT_EQ(tag("TIFFTAG_XRESOLUTION"), "144");
  EXPECT_THAT(tag("TIFFTAG_RESOLUTIONUNIT"), HasSubstr("2"));
  EXPECT_EQ(GDALGetMetadataItem(dataset.get(), "TIFFTAG_DATETIME", nullptr), nullptr);
}

TEST_F(GeoTiff, IsTheSameFromEveryThread) {
  const GeoTiffImage picture = image("+proj=eqearth +lon_0=75 +ellps=WGS84 +units=m");
  const std::string alone = write_geotiff(picture);
  std::vector<std::string> files(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& file : files) threads.emplace_back([&] { file = write_geotiff(picture); });
  }
  for (const std::string& file : files) EXPECT_TRUE(file == alone);
}

TEST_F(GeoTiff, RefusesAProjectionThatItsKeysCannotName) {
  try {
    write_geotiff(image("+proj=kav7 +lon_0=75"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("no form for the projection \"+proj=kav7 +lon_0=75\""));
  }
}

TEST_F(GeoTiff, RefusesAnUnknownProjection) {
  GeoTiffImage picture = image("EPSG:32643");
  picture.projection = "EPSG:999999";
  EXPECT_THROW(write_geotiff(picture), Error);
}

}  // namespace
}  // namespace dateline

#include "geodata/ogr_basemap.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <gdal.h>
#include <gtest/gtest.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include "geodata/error.h"

namespace dateline {
namespace {

constexpr LonLatBox kWorld{-180, -90, 180, 90};

/// Makes GeoPackages with OGR in a folder of its own that is removed afterwards.
class OgrBasemap : public testing::Test {
 protected:
  void SetUp() override {
    RegisterOGRGeoPackage();
    folder_ = std::filesystem::temp_directory_path() / ("dateline basemap?#" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    dataset_ = GDALCreate(GDALGetDriverByName("GPKG"), path().c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    ASSERT_NE(dataset_, nullptr);
  }
  void TearDown() override {
    close();
    std::filesystem::remove_all(folder_);
  }

  std::string path() const { return (folder_ / "test.gpkg").string(); }

  void close() {
    if (dataset_) GDALClose(dataset_);
    dataset_ = nullptr;
  }

  void sql(const std::string& statement) {
    OGRLayerH rows = GDALDatasetExecuteSQL(dataset_, statement.c_str(), nullptr, nullptr);
    if (rows) GDALDatasetReleaseResultSet(dataset_, rows);
  }

  void make_layer(const std::string& name, OGRwkbGeometryType type, const std::vector<std::string>& text_columns,
                  int epsg = 4326) {
    OGRSpatialReferenceH srs = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(srs, epsg);
    layer_ = GDALDatasetCreateLayer(dataset_, name.c_str(), srs, type, nullptr);
    OSRRelease(srs);
    for (const auto& column : text_columns) {
      OGRFieldDefnH field = OGR_Fld_Create(column.c_str(), OFTString);
      OGR_L_CreateField(layer_, field, 1);
      OGR_Fld_Destroy(field);
    }
  }

  void add(const std::string& wkt, const std::vector<std::string>& values) {
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer_));
    std::string text = wkt;
    char* at = text.data();
    OGRGeometryH geometry = nullptr;
    OGR_G_CreateFromWkt(&at, nullptr, &geometry);
    OGR_F_SetGeometryDirectly(feature, geometry);
    for (int i = 0; const auto& value : values) OGR_F_SetFieldString(feature, i++, value.c_str());
    ASSERT_EQ(OGR_L_CreateFeature(layer_, feature), OGRERR_NONE);
    OGR_F_Destroy(feature);
  }

  void make_index(const std::string& rows) {
    sql("CREATE TABLE dateline_layers(table_name TEXT, role TEXT, scale_min REAL, scale_max REAL, source TEXT, licence "
        "TEXT, "
        "credit TEXT, url TEXT, version TEXT)");
    sql("INSERT INTO dateline_layers VALUES " + rows);
    close();
  }

  std::filesystem::path folder_;
  GDALDatasetH dataset_ = nullptr;
  OGRLayerH layer_ = nullptr;
};

TEST_F(OgrBasemap, ReadsARoleWithNamesAndCredit) {
  make_layer("t", wkbPoint, {"id", "name_ru", "name_en", "population", "capital", "country"});
  add("POINT(75.1 42.9)", {"korday", "Кордай", "Korday", "34000", "1", "KZ"});
  add("POINT(10 50)", {"x", "", "X", "5", "0", "DE"});
  make_index("('t','towns',0,1e12,'GeoNames','CC-BY-4.0','© GeoNames','','1')");
  auto basemap = Basemap::open(path());
  ASSERT_TRUE(basemap);
  EXPECT_TRUE(basemap.diagnostics.empty());
  const auto towns = basemap->read(BasemapRole::kTowns, {70, 40, 80, 45}, 1e6);
  ASSERT_TRUE(towns);
  ASSERT_EQ(towns->attributes.size(), 1u);
  const BasemapAttributes& a = towns->attributes[0];
  EXPECT_EQ(a.id, "korday");
  EXPECT_EQ(a.names, (LocalText{{"en", "Korday", {}}, {"ru", "Кордай", {}}}));
  EXPECT_EQ(a.population, 34000);
  EXPECT_TRUE(a.capital);
  EXPECT_EQ(towns->shapes.points, (std::vector<LonLat>{{75.1, 42.9}}));
  EXPECT_EQ(towns->credit, "© GeoNames");
}

TEST_F(OgrBasemap, ReadsOnlyTheLanguagesAndTownsThatAreWanted) {
  make_layer("t", wkbPoint, {"id", "name_ru", "name_en", "name_zh-Hans", "population", "capital"});
  add("POINT(1 1)", {"village", "а", "a", "z", "500", "0"});
  add("POINT(2 2)", {"city", "б", "b", "z", "900000", "0"});
  add("POINT(3 3)", {"capital", "в", "c", "z", "80000", "1"});
  make_index("('t','towns',0,1e12,'','','','','')");
  auto basemap = Basemap::open(path());
  ASSERT_TRUE(basemap);
  const auto two = basemap->read(BasemapRole::kTowns, kWorld, 1e6, {.languages = {"zh"}, .limit = 2});
  ASSERT_TRUE(two);
  ASSERT_EQ(two->attributes.size(), 2u);
  EXPECT_EQ(two->attributes[0].id, "city");
  EXPECT_EQ(two->attributes[1].id, "capital");
  EXPECT_EQ(two->attributes[0].names, (LocalText{{"en", "b", {}}, {"zh-Hans", "z", {}}}));
}

TEST_F(OgrBasemap, TakesTheTableMadeForTheScaleElseTheNearest) {
  const std::vector<BasemapTable> tables{{"fine", BasemapRole::kLand, 0, 1e6, "", "", "", "", ""},
                                         {"coarse", BasemapRole::kLand, 5e6, 5e7, "", "", "", "", ""}};
  const auto table = [&](double n) { return table_for(tables, BasemapRole::kLand, n)->table; };
  EXPECT_EQ(table(999999), "fine");
  EXPECT_EQ(table(5e6), "coarse");
  EXPECT_EQ(table(2e6), "fine");
  EXPECT_EQ(table(4e6), "coarse");
  EXPECT_EQ(table(1e9), "coarse");
  EXPECT_FALSE(table_for(tables, BasemapRole::kTowns, 1));
}

TEST_F(OgrBasemap, ReadsBothSidesOfTheAntimeridianOnce) {
  make_layer("land", wkbMultiPolygon, {});
  add("MULTIPOLYGON(((179 -17,180 -17,180 -16,179 -17)))", {});
  add("MULTIPOLYGON(((-180 -17,-179 -17,-180 -16,-180 -17)))", {});
  add("MULTIPOLYGON(((-180 -17,180 -17,0 -20,-180 -17)))", {});
  add("MULTIPOLYGON(((0 -17,1 -17,1 -16,0 -17)))", {});
  make_index("('land','land',0,1e12,'','','','','')");
  auto basemap = Basemap::open(path());
  ASSERT_TRUE(basemap);
  const auto land = basemap->read(BasemapRole::kLand, {178, -19, -178, -15}, 1e6);
  ASSERT_TRUE(land);
  EXPECT_EQ(land->shapes.feature_count(), 3u);
  EXPECT_EQ(land->shapes.ring(0).size(), 3u);
}

TEST_F(OgrBasemap, LeavesNothingBesideTheFileAndOpensInReadOnlyFolders) {
  make_layer("land", wkbPolygon, {});
  add("POLYGON((0 0,1 0,1 1,0 0))", {});
  make_index("('land','land',0,1e12,'','','','','')");
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  {
    auto basemap = Basemap::open(path());
    ASSERT_TRUE(basemap);
    EXPECT_EQ(basemap->read(BasemapRole::kLand, kWorld, 1)->shapes.feature_count(), 1u);
  }
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  const std::filesystem::directory_iterator files(folder_);
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST_F(OgrBasemap, SaysWhichLayersItCannotUse) {
  make_layer("metres", wkbPoint, {}, 3857);
  make_layer("land", wkbPolygon, {});
  make_index(
      "('metres','towns',0,1,'','','','',''),('absent','land',0,1,'','','','',''),"
      "('land','sea',0,1,'','','','',''),('land','land',0,1,'','','','','')");
  const auto basemap = Basemap::open(path());
  ASSERT_TRUE(basemap);
  EXPECT_EQ(basemap->layers().size(), 1u);
  EXPECT_EQ(basemap.diagnostics.size(), 3u);
}

TEST_F(OgrBasemap, AFileWithAViewIsNotOpened) {
  make_layer("land", wkbPolygon, {});
  sql("CREATE VIEW trap AS SELECT * FROM land");
  make_index("('land','land',0,1,'','','','','')");
  const auto basemap = Basemap::open(path());
  ASSERT_FALSE(basemap);
  EXPECT_NE(basemap.diagnostics.front().message.find("holds the view \"trap\""), std::string::npos);
}

TEST_F(OgrBasemap, LeavesOutDamagedFeaturesWithAWarning) {
  make_layer("land", wkbPolygon, {"id"});
  add("POLYGON((0 0,1 0,1 1,0 0))", {"good"});
  add("POLYGON((0 0,1 0,1 1,0 0))", {"bad"});
  sql("UPDATE land SET geom = substr(geom, 1, 70) WHERE id = 'bad'");
  make_index("('land','land',0,1e12,'','','','','')");
  auto basemap = Basemap::open(path());
  ASSERT_TRUE(basemap);
  const auto land = basemap->read(BasemapRole::kLand, kWorld, 1);
  ASSERT_TRUE(land);
  ASSERT_EQ(land->attributes.size(), 1u);
  EXPECT_EQ(land->attributes[0].id, "good");
  ASSERT_EQ(land.diagnostics.size(), 1u);
  EXPECT_EQ(land.diagnostics[0].message,
            "land 2 is left out: geometry says it has 4 parts, more than its bytes can hold");
}

TEST_F(OgrBasemap, RefusesOtherFiles) {
  close();
  EXPECT_FALSE(Basemap::open(path())) << "a GeoPackage that is no basemap";
  const std::string text = (folder_ / "a.gpkg").string();
  std::ofstream(text) << "SQLite format 3";
  EXPECT_TRUE(has_errors(Basemap::open(text).diagnostics));
  const std::string geojson = (folder_ / "a.geojson").string();
  std::ofstream(geojson) << R"({"type":"FeatureCollection","features":[]})";
  EXPECT_FALSE(Basemap::open(geojson));
  EXPECT_THROW(static_cast<void>(Basemap::open((folder_ / "absent.gpkg").string())), Error);
  EXPECT_THROW(static_cast<void>(Basemap::open("/vsicurl/http://localhost/a.gpkg")), Error);
  EXPECT_THROW(static_cast<void>(Basemap::open(folder_.string())), Error);
}

}  // namespace
}  // namespace dateline

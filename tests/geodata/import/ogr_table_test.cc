#include "geodata/import/ogr_table.h"

#include <gmock/gmock.h>

#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "geodata/error.h"
#include "geodata/gdal_library.h"
#include "geodata/import/date_order.h"
#include "geodata/import/gazetteer_files.h"
#include "geodata/import/mapping_proposal.h"
#include "geodata/import/mapping_reader.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Cells = std::vector<std::string>;

std::vector<Cells> rows_of(TableReader& table) {
  std::vector<Cells> out;
  TableRow row;
  while (table.next(row)) out.emplace_back(row.cells.begin(), row.cells.end());
  return out;
}

/// Files made with GDAL's own drivers, in place of binaries in the repository.
class OgrTableTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { GDALAllRegister(); }

  GDALDatasetUniquePtr create(const std::string& path, const char* driver) {
    return GDALDatasetUniquePtr(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  }

  /// A sheet with a header row, a number, a day, a time and a text.
  void add_sheet(GDALDataset& dataset, const char* name) {
    OGRLayer* layer = dataset.CreateLayer(name);
    for (const auto& [field, type] :
         {std::pair{"Place", OFTString}, {"Count", OFTInteger}, {"Day", OFTDate}, {"At", OFTDateTime}}) {
      OGRFieldDefn definition(field, type);
      layer->CreateField(&definition);
    }
    OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField(0, "Bébé");
    feature->SetField(1, 1200);
    feature->SetField(2, 2020, 2, 7);
    feature->SetField(3, 2020, 2, 7, 14, 15);
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  }

  void add_points(GDALDataset& dataset, const char* name, int epsg) {
    OGRSpatialReference system;
    system.importFromEPSG(epsg);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = dataset.CreateLayer(name, &system, wkbPoint);
    OGRFieldDefn field("name", OFTString);
    layer->CreateField(&field);
    OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField(0, "Obo");
    const OGRPoint point = epsg == 3857 ? OGRPoint(2948853.0, 602221.0) : OGRPoint(26.49, 5.4);
    feature->SetGeometry(&point);
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  }

  ScratchFolder folder_;
};

TEST_F(OgrTableTest, SpreadsheetsGiveEveryRowAsText) {
  for (const auto& [file, driver] : {std::pair{"a.xlsx", "XLSX"}, {"a.ods", "ODS"}}) {
    const std::string path = folder_ / file;
    add_sheet(*create(path, driver), "S");
    auto table = open_ogr_table(path, "");
    ASSERT_TRUE(table) << to_string(table.diagnostics.front());
    const std::vector<Cells> rows = rows_of(**table);
    ASSERT_EQ(rows.size(), 2u) << file;
    EXPECT_EQ(rows[0], (Cells{"Place", "Count", "Day", "At"})) << file;
    EXPECT_EQ(rows[1][0], "Bébé");
    EXPECT_EQ(rows[1][1], "1200");
    EXPECT_EQ(read_date(rows[1][2], {}).edtf, "2020-02-07") << file << ": " << rows[1][2];
    EXPECT_THAT(read_date(rows[1][3], {}).edtf, HasSubstr("2020-02-07T14:15")) << file << ": " << rows[1][3];
  }
}

TEST_F(OgrTableTest, SeveralSheetsAreAQuestion) {
  const std::string path = folder_ / "a.xlsx";
  {
    const GDALDatasetUniquePtr dataset = create(path, "XLSX");
    add_sheet(*dataset, "January");
    add_sheet(*dataset, "March");
  }
  EXPECT_TRUE(open_ogr_table(path, "March"));
  const auto unsaid = open_ogr_table(path, "");
  ASSERT_FALSE(unsaid);
  EXPECT_THAT(unsaid.diagnostics.front().message, HasSubstr("choose one with --layer: January, March"));
  const auto wrong = open_ogr_table(path, "Marsh");
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.diagnostics.front().message, HasSubstr("did you mean \"March\"?"));
}

TEST_F(OgrTableTest, PointsComeInWgs84WhateverTheirSystem) {
  for (const auto& [file, driver, epsg] : {std::tuple{"p.gpkg", "GPKG", 3857},
                                           {"q.gpkg", "GPKG", 4326},
                                           {"p.shp", "ESRI Shapefile", 3857},
                                           {"p.geojson", "GeoJSON", 4326},
                                           {"p.fgb", "FlatGeobuf", 3857}}) {
    const std::string path = folder_ / file;
    add_points(*create(path, driver), "p", epsg);
    auto table = open_ogr_table(path, "");
    ASSERT_TRUE(table) << to_string(table.diagnostics.front());
    EXPECT_EQ((*table)->head(1).size(), 1u);
    const std::vector<Cells> rows = rows_of(**table);
    ASSERT_EQ(rows.size(), 2u) << file;
    const std::size_t first = rows[0].size() - 3;  // behind the primary key, which not all have
    EXPECT_EQ(rows[0][first], "name") << file;
    EXPECT_THAT(Cells(rows[0].end() - 2, rows[0].end()), ElementsAre("longitude", "latitude")) << file;
    EXPECT_NEAR(std::stod(rows[1][first + 1]), 26.49, 0.01) << file;
    EXPECT_NEAR(std::stod(rows[1][first + 2]), 5.4, 0.01) << file;
  }
}

TEST_F(OgrTableTest, OtherFilesAreRefused) {
  ScratchFolder::put(folder_ / "fake.gpkg",
                     "<OGRVRTDataSource><OGRVRTLayer "
                     "name=\"x\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  const auto fake = open_ogr_table(folder_ / "fake.gpkg", "");
  ASSERT_FALSE(fake);
  EXPECT_TRUE(has_errors(fake.diagnostics));
  EXPECT_FALSE(is_ogr_table("a.vrt"));
  EXPECT_FALSE(is_ogr_table("a.csv"));
  EXPECT_THROW((void)open_ogr_table(folder_ / "missing.xlsx", ""), Error);
  EXPECT_THROW((void)open_ogr_table("/vsicurl/http://127.0.0.1/a.gpkg", ""), Error);
}

TEST_F(OgrTableTest, GazetteerIsReadFromPointsAndFromGeoNames) {
  const std::string path = folder_ / "g.gpkg";
  add_points(*create(path, "GPKG"), "places", 4326);
  Result<Gazetteer> points = open_gazetteer(path);
  ASSERT_TRUE(points) << to_string(points.diagnostics.front());
  EXPECT_EQ(points->find({"OBO", {}, {}}).size(), 1u);
  ScratchFolder::put(folder_ / "kz.txt",
                     "1\tMasanchi\tMasanchi\tМасанчи,Masanchí\t42.93\t75."
                     "3\tP\tPPL\tKZ\t\t17\tKorday\t\t\t14000\t\t600\tAsia/Almaty\t2020-01-01\n"
                     "2\tRiver\tRiver\t\t42.9\t75.2\tH\tSTM\tKZ\t\t17\t\t\t\t0\t\t600\tAsia/Almaty\t2020-01-01\n");
  Result<Gazetteer> geonames = open_gazetteer(folder_ / "kz.txt");
  ASSERT_TRUE(geonames);
  ASSERT_EQ(geonames->find({"масанчи", "KZ", {}}).size(), 1u);
  EXPECT_EQ(geonames->find({"масанчи", "KG", {}}).size(), 0u);
  EXPECT_EQ(geonames->find({"Masanchi", {}, {"korday"}}).front()->position, (LonLat{75.3, 42.93}));
  EXPECT_EQ(geonames->size(), 1u);
  ScratchFolder::put(folder_ / "no.txt", "a,b,c\n");
  EXPECT_FALSE(open_gazetteer(folder_ / "no.txt"));
}

TEST_F(OgrTableTest, PlacesOffTheEarthAreDamagedLines) {
  const auto line = [](const std::string& lat, const std::string& population) {
    return "1\tX\tX\t\t" + lat + "\t75\tP\tPPL\tKZ\t\t\t\t\t\t" + population + "\t\t\t\t\n";
  };
  ScratchFolder::put(folder_ / "odd.txt", line("91", "1") + line("1e300", "1") + line("43", "1e300"));
  const Result<Gazetteer> odd = open_gazetteer(folder_ / "odd.txt");
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->size(), 1u);
  EXPECT_EQ(odd->find({"X", {}, {}}).front()->population, 0);
  ASSERT_EQ(odd.diagnostics.size(), 1u);
  EXPECT_EQ(odd.diagnostics[0].message, "2 damaged lines were passed over");
}

TEST_F(OgrTableTest, ALastLineWithoutLineEndIsReadWhole) {
  ScratchFolder::put(folder_ / "cut.txt", "1\tX\tX\t\t43\t75\tP\tPPL\tKZ\t\t\t\t\t\t1400");
  const Result<Gazetteer> one = open_gazetteer(folder_ / "cut.txt");
  ASSERT_TRUE(one);
  EXPECT_EQ(one->find({"X", {}, {}}).front()->population, 1400);
}

TEST(GazetteerTest, WorldBasemapIsAGazetteer) {
  Result<Gazetteer> world = open_gazetteer(DATELINE_SOURCE_DIR "/geodata/basemaps/world.gpkg");
  ASSERT_TRUE(world);
  EXPECT_GT(world->size(), 5000u);
  const auto taraz = world->find({"Тараз", "KZ", {}});
  ASSERT_EQ(taraz.size(), 1u);
  EXPECT_NEAR(taraz.front()->position.lat_deg, 42.9, 0.1);
  EXPECT_GT(world->find({"Springfield", {}, {}}).size(), 3u);
}

TEST(DateOrderTest, TellsWhatValuesTell) {
  const auto order = [](std::vector<std::string> cells) { return guess_date_order(cells).order; };
  EXPECT_EQ(order({"3/4/2020", "25/4/2020"}), DateOrder::kDayMonthYear);
  EXPECT_EQ(order({"3/4/2020", "4/25/2020"}), DateOrder::kMonthDayYear);
  EXPECT_EQ(order({"3/4/2020"}), std::nullopt);
  EXPECT_EQ(order({"2020-04-03", ""}), DateOrder::kIso);
  EXPECT_EQ(order({"25/4/2020", "4/25/2020"}), std::nullopt);
  EXPECT_EQ(guess_date_order(std::vector<std::string>{"12", "abc"}).dates, 0u);
}

TEST(MappingProposalTest, ProposalCanBeReadAndNamesWhatItFound) {
  const TableHead head = {{"Liste des incidents", "", "", "", "", "", ""},
                          {"Fecha", "Lugar \"x\"", "Широта", "Longitude", "Nombre de morts", "Type", "Foo"},
                          {"25/2/2020", "A", "43,1", "75,2", "3", "flood", "z"},
                          {"3/4/2020", "B", "43,2", "75,3", "", "odd", "z"}};
  const std::string text = propose_mapping(head, "data/list.csv", "list.mapping.txtpb");
  const Result<TableMapping> mapping = read_mapping_text(text, "list.mapping.txtpb");
  ASSERT_TRUE(mapping) << to_string(mapping.diagnostics.front()) << text;
  EXPECT_EQ(mapping->form.header_row, 2);
  EXPECT_EQ(mapping->form.date_order, DateOrder::kDayMonthYear);
  EXPECT_TRUE(mapping->form.decimal_comma);
  ASSERT_EQ(mapping->records.size(), 1u);
  const RecordRule& rule = mapping->records[0];
  EXPECT_EQ(rule.when.date, "Fecha");
  EXPECT_EQ(rule.places.at(0).lat, "Широта");
  EXPECT_EQ(rule.places.at(0).lon, "Longitude");
  EXPECT_EQ(rule.places.at(0).name.at(0).columns.at(0), "Lugar \"x\"");
  EXPECT_EQ(rule.figures.at(0).best, "Nombre de morts");
  EXPECT_THAT(rule.kind.words, ElementsAre(std::pair<std::string, std::string>{"flood", "flood"}));
  EXPECT_THAT(text, HasSubstr("# words { word: \"odd\" means: \"?\" }"));
  EXPECT_THAT(text, HasSubstr("# Not used: \"Foo\""));
}

TEST(MappingProposalTest, NamesOfFilesThatAreNoTextLeaveItReadable) {
  const std::string text = propose_mapping({{"Date", "Place"}, {"2020-02-07", "A"}},
                                           "a/de\xff\n\x01"
                                           "b.csv",
                                           "a/de\xff\n\x01"
                                           "b.mapping.txtpb");
  const Result<TableMapping> mapping = read_mapping_text(text, "t.mapping.txtpb");
  ASSERT_TRUE(mapping) << to_string(mapping.diagnostics.front()) << text;
  EXPECT_EQ(mapping->chronicle.title[0].text, "de\xef\xbf\xbd  b");
}

TEST(MappingProposalTest, AmbiguousDatesAreACommentNotAGuess) {
  const std::string text = propose_mapping({{"Date", "Origin", "Destination", "IDPs"}, {"3/4/2020", "A", "B", "7"}},
                                           "t.csv", "t.mapping.txtpb");
  EXPECT_THAT(text, HasSubstr("# date_order: DAY_MONTH_YEAR"));
  const Result<TableMapping> mapping = read_mapping_text(text, "t.mapping.txtpb");
  ASSERT_TRUE(mapping) << text;
  EXPECT_EQ(mapping->records[0].type, RecordType::kMovement);
  EXPECT_EQ(mapping->form.date_order, DateOrder::kIso);
}

}  // namespace
}  // namespace dateline

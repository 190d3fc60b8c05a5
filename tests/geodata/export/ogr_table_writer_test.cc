#include "geodata/export/ogr_table_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"
#include "geodata/ogr_sql.h"
#include "tests/support/sample_export.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

StyleDocuments sample_documents() {
  return {{{"clash_sites", "<qgis>it's</qgis>", "<sld/>"}, {"sources", "<qgis/>", ""}}, "<qgis/>", "map"};
}

class GeoPackage : public testing::Test {
 protected:
  void write(const ExportTables& tables, long long made_at_s = 0) {
    OutputFile file(path_);
    warnings_ = write_geopackage(file, tables, sample_documents(), made_at_s);
    file.commit();
  }

  /// All rows; values between bars.
  std::vector<std::string> rows(const std::string& sql, int columns) {
    Result<OgrSqlFile> file = OgrSqlFile::open(path_);
    std::vector<std::string> out;
    const Diagnostics said = file->select(sql, [&](const OgrSqlRow& row) {
      std::string line;
      for (int i = 0; i < columns; ++i) line += (i ? "|" : "") + row.text(i);
      out.push_back(line);
    });
    EXPECT_THAT(said, IsEmpty());
    return out;
  }

  const ScratchFolder folder_;
  const std::string path_ = folder_ / "a.gpkg";
  Diagnostics warnings_;
};

TEST_F(GeoPackage, HoldsTheValuesOfEveryRowInOrder) {
  write(sample_export());
  EXPECT_THAT(warnings_, IsEmpty());
  EXPECT_THAT(
      rows("SELECT +fid, +id, +title, +starts, +ends, +local_day, +low, +best, +disputed, +path "
           "FROM clash_sites ORDER BY fid",
           10),
      ElementsAre("1|first|Masanchi|2020-02-07T14:15:00.000Z|2020-02-08T00:00:00.000Z|2020-02-07|10|10.5|1|[\"a\"]",
                  "2|second|O'Sortobe|2020-02-08T00:00:00.000Z|2020-02-09T00:00:00.000Z|2020-02-08|||0|"));
}

TEST_F(GeoPackage, ListsItsTablesWithTitlesThatDiffer) {
  write(sample_export());
  EXPECT_THAT(rows("SELECT +table_name, +data_type, +identifier FROM gpkg_contents ORDER BY table_name", 3),
              ElementsAre("clash_sites|features|Clash sites (clash_sites)", "clash_sites_drawn|features|Clash sites",
                          "displacement_routes|features|Displacement routes", "layer_styles|attributes|layer_styles",
                          "sources|attributes|Sources"));
}

TEST_F(GeoPackage, SaysNowhereWhenItWasMadeButTheTimeItWasTold) {
  write(sample_export(), 86400);
  EXPECT_THAT(rows("SELECT DISTINCT last_change || '' FROM gpkg_contents", 1), ElementsAre("1970-01-02T00:00:00.000Z"));
  EXPECT_THAT(rows("SELECT DISTINCT update_time || '' FROM layer_styles", 1), ElementsAre("1970-01-02T00:00:00.000Z"));
}

TEST_F(GeoPackage, IsTheSameByteByByte) {
  write(sample_export());
  const std::string first = ScratchFolder::bytes_of(path_);
  write(sample_export());
  EXPECT_TRUE(first == ScratchFolder::bytes_of(path_));
  EXPECT_GT(first.size(), 10000U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_.path()}, {}), 1) << "nothing is left beside it";
}

TEST_F(GeoPackage, IndexesPlacesAndIds) {
  write(sample_export());
  EXPECT_THAT(rows("SELECT +name FROM sqlite_master WHERE name = 'rtree_clash_sites_geom'", 1), SizeIs(1));
  EXPECT_THAT(rows("SELECT +sql FROM sqlite_master WHERE name = 'clash_sites_id'", 1),
              ElementsAre(HasSubstr("CREATE UNIQUE INDEX")));
}

TEST_F(GeoPackage, AllowsIdsThatComeTwice) {
  ExportTables tables = sample_export();
  FeatureTable& sources = tables.tables.back();
  set_rows(sources, {{{}, {std::string("paper"), std::string("A")}, -1, 0}, {{}, {std::string("paper"), {}}, -1, 0}});
  write(tables);
  EXPECT_THAT(warnings_, IsEmpty());
  EXPECT_THAT(rows("SELECT +sql FROM sqlite_master WHERE name = 'sources_id'", 1),
              ElementsAre(HasSubstr("CREATE INDEX")));
  EXPECT_THAT(rows("SELECT +id FROM sources", 1), SizeIs(2));
}

TEST_F(GeoPackage, CarriesStylesAndTheProject) {
  write(sample_export());
  EXPECT_THAT(
      rows("SELECT +f_table_name, +f_geometry_column, +styleQML, +styleSLD, +useAsDefault FROM layer_styles", 5),
      ElementsAre("clash_sites|geom|<qgis>it's</qgis>|<sld/>|1", "sources||<qgis/>||1"));
  EXPECT_THAT(rows("SELECT +name, substr(content, 1, 8) FROM qgis_projects", 2), ElementsAre("map|504b0304"));
}

TEST_F(GeoPackage, CutsWhatCrossesTheAntimeridian) {
  ExportTables tables = sample_export();
  FeatureTable& lines = tables.tables[1];
  lines.fields = {{"id", FieldType::kText, "Id"}};
  set_rows(lines, {{Shape::line({{170, 0}, {190, 0}}), {std::string("ferry")}, 0, 1}});
  write(tables);
  EXPECT_THAT(rows("SELECT +min_x, +max_x FROM gpkg_contents WHERE table_name = 'displacement_routes'", 2),
              ElementsAre("-180|180"));
}

TEST_F(GeoPackage, HoldsAllPlacesOfARow) {
  ExportTables tables = sample_export();
  FeatureTable& points = tables.tables[2];
  points.multi = true;
  points.fields = {{"id", FieldType::kText, "Id"}};
  set_rows(points, {{Shape{{{{75, 43}}, {{76, 42}}}, {}}, {std::string("both")}, 0, 1},
                    {Shape::point({75, 42}), {std::string("one")}, 0, 1}});
  write(tables);
  EXPECT_THAT(rows("SELECT +geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'clash_sites'", 1),
              ElementsAre("MULTIPOINT"));
  EXPECT_THAT(rows("SELECT +min_x, +min_y, +max_x, +max_y FROM gpkg_contents WHERE table_name = 'clash_sites'", 4),
              ElementsAre("75|42|76|43"));
}

TEST_F(GeoPackage, KeepsRowsWithoutAPlace) {
  ExportTables tables = sample_export();
  FeatureTable& lines = tables.tables[1];
  lines.fields = {{"id", FieldType::kText, "Id"}};
  set_rows(lines, {{Shape::line({{1, 0}, {2, 0}}), {std::string("a")}, 0, 1}, {{}, {std::string("b")}, 0, 1}});
  write(tables);
  EXPECT_THAT(rows("SELECT +id, geom IS NULL FROM displacement_routes ORDER BY fid", 2), ElementsAre("a|0", "b|1"));
}

TEST_F(GeoPackage, SaysWhichDatesItCannotHold) {
  ExportTables tables = sample_export();
  FeatureTable& lines = tables.tables[1];
  lines.fields = {{"starts", FieldType::kInstant, "Starts"}};
  set_rows(lines, {{Shape::line({{1, 0}, {2, 0}}), {std::string("-0044-03-15T00:00:00Z")}, 0, 1}});
  write(tables);
  ASSERT_THAT(warnings_, SizeIs(1));
  EXPECT_THAT(warnings_[0].message, HasSubstr("displacement_routes.starts: 1 value"));
}

TEST_F(GeoPackage, LeavesTheOldFileWhenItFails) {
  ScratchFolder::put(path_, "old");
  ExportTables tables = sample_export();
  tables.tables.push_back(tables.tables.front());  // a table of the same name
  EXPECT_THROW(write(tables), Error);
  EXPECT_EQ(ScratchFolder::bytes_of(path_), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_.path()}, {}), 1);
}

TEST(FlatGeobuf, IsWrittenTheSameEachTime) {
  const ScratchFolder folder;
  for (const char* name : {"a.fgb", "b.fgb"}) {
    OutputFile file(folder / name);
    EXPECT_THAT(write_flatgeobuf(file, sample_points()), IsEmpty());
    file.commit();
  }
  const std::string bytes = ScratchFolder::bytes_of(folder / "a.fgb");
  EXPECT_EQ(bytes.substr(0, 3), "fgb");
  EXPECT_THAT(bytes, HasSubstr("O'Sortobe"));
  EXPECT_TRUE(bytes == ScratchFolder::bytes_of(folder / "b.fgb"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 2);
}

TEST(PostGis, SaysThatThereIsNoServerWithoutThePassword) {
  try {
    write_postgis("PG:host=/nowhere dbname=none password=secret", "export", sample_export(), {}, 0);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("to the database"));
    EXPECT_THAT(error.what(), testing::Not(HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace dateline

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/csv_cell.h"
#include "geodata/export/csv_cells.h"
#include "geodata/export/csv_writer.h"
#include "geodata/export/geojson_shape.h"
#include "geodata/export/geojson_writer.h"
#include "geodata/json_scanner.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

FeatureTable table_of(ShapeKind shape, std::vector<Feature> features) {
  FeatureTable table;
  table.name = "clash_sites";
  table.layer = "clash-sites";
  table.role = TableRole::kLayer;
  table.shape = shape;
  table.fields = {{"id", FieldType::kText, "Id"},
                  {"title", FieldType::kText, "Title"},
                  {"measure", FieldType::kText, "Measure"},
                  {"best", FieldType::kReal, "Best"},
                  {"path", FieldType::kJson, "Path"}};
  table.rows = features.size();
  for (Feature& f : features) f.values.resize(table.fields.size());
  table.each = [features](const FeatureUse& use) {
    for (const Feature& f : features) use(f);
  };
  return table;
}

Feature feature(Shape shape, std::string title = "A clash") {
  Feature f;
  f.shape = std::move(shape);
  f.values = {FieldValue("a"), FieldValue(std::move(title)), FieldValue("deaths"), FieldValue(3.0)};
  return f;
}

using Writer = void (*)(const ExportTables&, OutputFile&);

std::string written(const ExportTables& tables, Writer write) {
  const ScratchFolder folder;
  OutputFile file(folder / "a.txt");
  write(tables, file);
  file.commit();
  return ScratchFolder::bytes_of(folder / "a.txt");
}

std::string geojson(const ExportTables& tables) {
  return written(tables, [](const ExportTables& t, OutputFile& f) { write_geojson(t, f); });
}
std::string csv(const ExportTables& tables) {
  return written(tables, [](const ExportTables& t, OutputFile& f) { write_csv(t, f); });
}

ExportTables one(FeatureTable table) {
  ExportTables tables;
  tables.title = "A \"map\"";
  tables.tables.push_back(std::move(table));
  return tables;
}

std::string geometry(const Shape& shape, ShapeKind kind) {
  std::string json;
  GeoJsonBox box;
  append_geometry(json, shape, kind, box);
  return json;
}

TEST(GeoJson, TurnsRingsTheRightWay) {
  const std::vector<LonLat> clockwise{{0, 0}, {0, 4}, {4, 4}, {4, 0}};
  const std::vector<LonLat> counter{{1, 1}, {2, 1}, {2, 2}, {1, 2}};
  EXPECT_EQ(geometry({{clockwise, counter}, {true, false}}, ShapeKind::kArea),
            R"({"type":"Polygon","coordinates":[[[4,0],[4,4],[0,4],[0,0],[4,0]],[[1,2],[2,2],[2,1],[1,1],[1,2]]]})");
}

TEST(GeoJson, SeveralOuterRingsAreAMultiPolygon) {
  const std::vector<LonLat> a{{0, 0}, {1, 0}, {1, 1}}, b{{5, 5}, {6, 5}, {6, 6}};
  EXPECT_EQ(geometry({{a, b}, {true, true}}, ShapeKind::kArea),
            R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]})");
}

TEST(GeoJson, HasSixDecimals) {
  EXPECT_EQ(geometry(Shape::point({-0.00000001, 42.123456789}), ShapeKind::kPoint),
            R"({"type":"Point","coordinates":[0,42.123457]})");
}

TEST(GeoJson, CutsLinesAtTheAntimeridianAndBoxesThem) {
  const std::string json = geojson(one(table_of(ShapeKind::kLine, {feature(Shape::line({{178, 0}, {182, 2}}))})));
  EXPECT_THAT(json, HasSubstr(R"("MultiLineString","coordinates":[[[178,0],[180,1]],[[-180,1],[-178,2]]])"));
  EXPECT_THAT(json, HasSubstr("\"bbox\":[178,0,-178,2]"));
}

TEST(GeoJson, IsJsonWhateverTheTexts) {
  const std::string hostile = "<script>]]>\"\\\x01\n\u202E../";
  const std::string json = geojson(one(table_of(ShapeKind::kPoint, {feature(Shape::point({1, 2}), hostile)})));
  JsonScanner scanner(json);
  EXPECT_TRUE(scanner.skip_value()) << json;
  EXPECT_THAT(json, Not(HasSubstr("\x01")));
  EXPECT_THAT(json, Not(HasSubstr("\"crs\"")));
}

TEST(GeoJson, OfNothingIsACollection) {
  const std::string json = geojson(one(table_of(ShapeKind::kPoint, {})));
  JsonScanner scanner(json);
  EXPECT_TRUE(scanner.skip_value());
  EXPECT_THAT(json, Not(HasSubstr("bbox")));
}

TEST(Csv, QuotesAndKeepsFormulasFromRunning) {
  std::string line;
  append_csv_cell(line, "=1+1");
  line += '|';
  append_csv_cell(line, "a \"b\", c");
  line += '|';
  append_csv_cell(line, "@x,y");
  line += '|';
  append_csv_value(line, FieldValue(-2.5));
  EXPECT_EQ(line, "'=1+1|\"a \"\"b\"\", c\"|\"'@x,y\"|-2.5");
}

TEST(Csv, HasOneTableOfAllLayersWithPositionsOrShapes) {
  ExportTables tables = one(table_of(ShapeKind::kPoint, {feature(Shape::point({181, 2}))}));
  FeatureTable lines = table_of(ShapeKind::kLine, {feature(Shape::line({{1, 2}, {3, 4}}))});
  lines.fields[1].name = "title_ru";
  lines.layer = "flights";
  tables.tables.push_back(lines);
  EXPECT_EQ(csv(tables),
            "layer,id,title_ru,title,measure,best,path,longitude,latitude,wkt\r\n"
            "clash-sites,a,,A clash,deaths,3,,-179,2,\r\n"
            "flights,a,A clash,,deaths,3,,,,\"LINESTRING (1 2, 3 4)\"\r\n");
}

TEST(Csv, WktOfAreasKeepsHolesWithTheirRings) {
  const std::vector<LonLat> outer{{0, 0}, {4, 0}, {4, 4}}, hole{{1, 1}, {2, 1}, {2, 2}};
  EXPECT_EQ(to_wkt({{outer, hole, outer}, {true, false, true}}, ShapeKind::kArea),
            "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1)), ((0 0, 4 0, 4 4, 0 0)))");
}

TEST(HxlCsv, HasAColumnForEachMeasureOfPeople) {
  const std::string text = written(one(table_of(ShapeKind::kPoint, {feature(Shape::point({1, 2}))})),
                                   [](const ExportTables& t, OutputFile& f) { write_hxl_csv(t, f); });
  EXPECT_EQ(text,
            "layer,id,title,deaths,deaths+min,deaths+max,latitude,longitude\r\n"
            "#meta+layer,#event+code,#event+name,#affected+killed,#affected+killed+min,#affected+killed+max,#geo+lat,"
            "#geo+lon\r\n"
            "clash-sites,a,A clash,3,,,2,1\r\n");
}

}  // namespace
}  // namespace dateline

#include "styles/qgis_style.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "geodata/export/last_second.h"
#include "styles/qgis_project.h"
#include "tests/support/sample_export.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(text.c_str(), pugi::parse_full));
  return document;
}

std::vector<std::string> values(const pugi::xml_document& document, const char* path) {
  std::vector<std::string> found;
  for (const pugi::xpath_node& node : document.select_nodes(path))
    found.emplace_back(node.attribute() ? node.attribute().value() : node.node().child_value());
  return found;
}

TEST(QgisStyle, HasACategoryForEachLookWithItsTitle) {
  const pugi::xml_document qml = parsed(qgis_qml(sample_points(), "en"));
  EXPECT_THAT(values(qml, "//renderer-v2/@attr"), ElementsAre("look"));
  EXPECT_THAT(values(qml, "//category/@value"), ElementsAre("battle", "arson"));
  EXPECT_THAT(values(qml, "//category/@label"), ElementsAre("Clash", "Arson & looting"));
  EXPECT_THAT(values(qml, "//symbols/symbol/@alpha"), ElementsAre("1", "0.8"));
}

TEST(QgisStyle, EndsWithTheLastSecondWhereThereIsOne) {
  const ExportTables with = with_last_seconds(sample_export());
  EXPECT_THAT(values(parsed(qgis_qml(*with.find("clash_sites"), "en")), "//temporal/@endField"),
              ElementsAre("last_second"));
  EXPECT_THAT(values(parsed(qgis_qml(sample_points(), "en")), "//temporal/@endField"), ElementsAre("ends"));
  EXPECT_THAT(values(parsed(qgis_qml(sample_areas(), "en")), "//temporal/@endField"), ElementsAre());
}

TEST(QgisStyle, HasTimeAlsoWhereNothingOfALayerEnds) {
  FeatureTable lines = sample_lines();
  std::erase_if(lines.fields, [](const FeatureField& field) { return field.name == "ends"; });
  const pugi::xml_document qml = parsed(qgis_qml(lines, "en"));
  EXPECT_THAT(values(qml, "//temporal/@startField"), ElementsAre("starts"));
  EXPECT_THAT(values(qml, "//temporal/@endField"), ElementsAre(""));
}

TEST(QgisStyle, GivesHeadsToArrowsAlone) {
  FeatureTable lines = sample_lines();
  EXPECT_THAT(values(parsed(qgis_qml(lines, "en")), "//symbols/symbol/layer/@class"),
              ElementsAre("SimpleLine", "MarkerLine"));
  lines.looks[0].arrow = false;
  EXPECT_THAT(values(parsed(qgis_qml(lines, "en")), "//symbols/symbol/layer/@class"), ElementsAre("SimpleLine"));
}

TEST(QgisStyle, UsesNoColourButThoseOfTheLooksAndNeutralOnes) {
  const std::string qml = qgis_qml(sample_areas(), "en");
  EXPECT_THAT(values(parsed(qml), "//symbol//Option[@name='color']/@value"), ElementsAre("240,217,181,255"));
}

TEST(QgisStyle, NamesFeaturesInTheLanguageFirst) {
  FeatureTable table = sample_records();
  table.fields = {{"id", FieldType::kText, "Id"},
                  {"title_other", FieldType::kJson, "Titles (...)"},
                  {"title_en", FieldType::kText, "Title (en)"},
                  {"title_kk_latn", FieldType::kText, "Title (kk-Latn)"}};
  EXPECT_THAT(values(parsed(qgis_qml(table, "kk-Latn")), "//previewExpression"),
              ElementsAre(R"(coalesce("title_kk_latn", "title_en", "id"))"));
}

TEST(QgisStyle, EscapesWhatComesFromOutside) {
  FeatureTable table = sample_points();
  table.looks[0].title = "</category><script>\"&\x01";
  const std::string qml = qgis_qml(table, "en");
  EXPECT_THAT(qml, Not(HasSubstr("<script>")));
  EXPECT_EQ(values(parsed(qml), "//category/@label").front(), "</category><script>\"&");
}

TEST(QgisStyle, MakesAnSldWithARuleForEachLookAndLabels) {
  const pugi::xml_document sld = parsed(qgis_sld(sample_points()));
  EXPECT_THAT(values(sld, "//se:Rule/se:Name"), ElementsAre("battle", "arson"));
  EXPECT_THAT(values(sld, "//ogc:Literal[../ogc:PropertyName='look']"), ElementsAre("battle", "arson"));
  EXPECT_THAT(values(sld, "//se:TextSymbolizer/se:Label/ogc:PropertyName"), ElementsAre("title"));
  EXPECT_EQ(qgis_sld(sample_records()), "");
}

TEST(QgisStyle, IsTheSameEachTime) {
  EXPECT_EQ(qgis_qml(sample_points(), "en"), qgis_qml(sample_points(), "en"));
  EXPECT_EQ(qgis_project(sample_export(), "a.gpkg", "Records"), qgis_project(sample_export(), "a.gpkg", "Records"));
}

TEST(QgisProject, ListsTheMapsLayersFromTheTopAndTheRecordsApart) {
  const pugi::xml_document project = parsed(qgis_project(sample_export(), "map & all.gpkg", "Records"));
  EXPECT_THAT(values(project, "/qgis/layer-tree-group/layer-tree-group/@name"),
              ElementsAre("Violence in the villages", "Records"));
  EXPECT_THAT(values(project, "//layer-tree-layer/@source"),
              ElementsAre("./map & all.gpkg|layername=displacement_routes", "./map & all.gpkg|layername=clash_sites",
                          "./map & all.gpkg|layername=clash_sites_drawn", "./map & all.gpkg|layername=sources"));
}

TEST(QgisProject, ShowsArrowsAsDrawnInsteadOfRoutesIfTheyKnowTheirTime) {
  ExportTables tables = sample_export();
  FeatureTable drawn = sample_lines();
  drawn.name = "displacement_routes_drawn";
  drawn.role = TableRole::kDrawn;
  tables.tables.push_back(drawn);
  const auto visible = [&] {
    return values(parsed(qgis_project(tables, "a.gpkg", "Records")),
                  "//layer-tree-layer[contains(@source, 'displacement_routes')]/@checked");
  };
  EXPECT_THAT(visible(), ElementsAre("Qt::Checked", "Qt::Unchecked"));
  std::erase_if(tables.tables.back().fields, [](const FeatureField& field) { return field.name == "starts"; });
  EXPECT_THAT(visible(), ElementsAre("Qt::Unchecked", "Qt::Checked"));
}

TEST(QgisProject, LeavesOutRelationsOfTablesThatAreNotThere) {
  ExportTables tables = sample_export();
  tables.relations.push_back({"lost", "nowhere", "id", "sources"});
  EXPECT_THAT(values(parsed(qgis_project(tables, "a.gpkg", "Records")), "//relation/@name"),
              ElementsAre("Sources of routes"));
}

}  // namespace
}  // namespace dateline

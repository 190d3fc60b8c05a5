#include "geodata/export/kml_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/programs.h"
#include "tests/support/sample_export.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::vector<std::string> all_between(const std::string& text, const std::string& from, const std::string& to) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    at += from.size();
    found.push_back(text.substr(at, text.find(to, at) - at));
  }
  return found;
}

std::size_t count(const std::string& text, const std::string& what) { return all_between(text, what, "").size(); }

/// One point, a row for each time: edtf, starts, ends, local_day, local_last_day.
ExportTables timed(const std::vector<std::vector<std::string>>& times) {
  ExportTables tables = sample_export();
  FeatureTable& points = tables.tables[2];
  points.fields = {{"id", FieldType::kText, "Id"},
                   {"edtf", FieldType::kText, "Time"},
                   {"starts", FieldType::kInstant, "Starts"},
                   {"ends", FieldType::kInstant, "Ends"},
                   {"local_day", FieldType::kDate, "Day"},
                   {"local_last_day", FieldType::kDate, "Last day"}};
  std::vector<Feature> rows;
  for (const auto& time : times) {
    Feature row{Shape::point({75, 43}), {"id-" + std::to_string(rows.size())}, 0, 5};
    for (const std::string& value : time) row.values.push_back(value.empty() ? FieldValue{} : FieldValue(value));
    rows.push_back(row);
  }
  set_rows(points, rows);
  tables.tables = {points};
  return tables;
}

/// One point with this title and note.
ExportTables titled(const std::string& title) {
  ExportTables tables = sample_export();
  FeatureTable& points = tables.tables[2];
  points.title = title;
  points.fields = {{"id", FieldType::kText, title}, {"title_en", FieldType::kText, title}};
  set_rows(points, {{Shape::point({75, 43}), {std::string("a"), title}, 0, 5}});
  tables.title = tables.description = title;
  tables.credits = {title};
  tables.tables = {points};
  return tables;
}

ExportTables of_one_line(const Shape& shape) {
  ExportTables tables = sample_export();
  FeatureTable& lines = tables.tables[1];
  lines.fields = {{"id", FieldType::kText, "Id"}};
  set_rows(lines, {{shape, {std::string("ferry")}, 0, 1}});
  tables.tables = {lines};
  return tables;
}

class Kml : public ::testing::Test {
 protected:
  std::string kml(const ExportTables& tables) {
    OutputFile file(path_);
    warnings_ = write_kml(tables, file);
    file.commit();
    return ScratchFolder::bytes_of(path_);
  }
  void kmz(const ExportTables& tables) {
    OutputFile file(packed_);
    warnings_ = write_kmz(tables, file);
    file.commit();
  }
  std::vector<std::string> times(const std::vector<std::string>& time) {
    return all_between(kml(timed({time})), "<TimeSpan>", "</TimeSpan>");
  }
  /// A program ends with an error if the document is not well-formed.
  void expect_well_formed() {
    if (testing::has_program("xmllint")) testing::run_program({"xmllint", "--noout", path_});
  }

  const ScratchFolder folder_;
  const std::string path_ = folder_ / "a.kml";
  const std::string packed_ = folder_ / "a.kmz";
  Diagnostics warnings_;
};

TEST_F(Kml, HoldsEveryRowWithItsValuesByName) {
  const std::string text = kml(sample_export());
  expect_well_formed();
  EXPECT_THAT(warnings_, IsEmpty());
  EXPECT_THAT(all_between(text, "<Placemark><name>", "</name>"),
              ElementsAre("", "Masanchi", "O&#39;Sortobe", "Flight"));
  EXPECT_THAT(text, HasSubstr("<SimpleData name=\"best\">10.5</SimpleData>"));
  EXPECT_THAT(text, HasSubstr("<SimpleField type=\"double\" name=\"best\"><displayName>Best</displayName>"));
  EXPECT_THAT(text, HasSubstr("<tr><th align=\"left\">Figure</th><td>10 dead</td></tr>"));
  EXPECT_THAT(text, HasSubstr("<Point><coordinates>75.1,42.9</coordinates></Point>"));
}

TEST_F(Kml, NamesRowsInTheMapsLanguageElseInAnyElseById) {
  ExportTables tables = titled("Fight");
  tables.language = "kk-Latn";
  FeatureTable& points = tables.tables[0];
  points.fields = {{"id", FieldType::kText, "Id"},
                   {"title_en", FieldType::kText, "Title"},
                   {"title_kk_latn", FieldType::kText, "Title"}};
  const Shape at = Shape::point({75, 43});
  set_rows(points, {{at, {std::string("a"), std::string("Fight"), std::string("Tobeles")}, 0, 5},
                    {at, {std::string("b"), std::string("Riot"), {}}, 0, 5},
                    {at, {std::string("c"), {}, {}}, 0, 5}});
  EXPECT_THAT(all_between(kml(tables), "<Placemark><name>", "</name>"), ElementsAre("Tobeles", "Riot", "c"));
}

TEST_F(Kml, WritesTimesOfDaysAsDaysSoThatOneDayDoesNotVanish) {
  EXPECT_THAT(times({"2020-02-07", "2020-02-06T18:00:00Z", "2020-02-07T18:00:00Z", "2020-02-07", "2020-02-07"}),
              ElementsAre("<begin>2020-02-07</begin><end>2020-02-07</end>"));
  EXPECT_THAT(times({"2020-02-XX", "2020-01-31T18:00:00Z", "2020-02-29T18:00:00Z", "2020-02-01", "2020-02-29"}),
              ElementsAre("<begin>2020-02-01</begin><end>2020-02-29</end>"));
}

TEST_F(Kml, WritesFinerTimesAsInstants) {
  EXPECT_THAT(times({"2020-02-07T14:15", "2020-02-07T08:15:00Z", "2020-02-07T08:16:00Z", "2020-02-07", "2020-02-07"}),
              ElementsAre("<begin>2020-02-07T08:15:00Z</begin><end>2020-02-07T08:16:00Z</end>"));
  EXPECT_THAT(
      times({"2020-02-07T20/2020-02-09", "2020-02-07T14:00:00Z", "2020-02-09T18:00:00Z", "2020-02-07", "2020-02-09"}),
      ElementsAre("<begin>2020-02-07T14:00:00Z</begin><end>2020-02-09</end>"));
}

TEST_F(Kml, LeavesOpenEndsOpenAndTimesNotStatedOut) {
  EXPECT_THAT(times({"2020-02-07/..", "2020-02-06T18:00:00Z", "", "2020-02-07", ""}),
              ElementsAre("<begin>2020-02-07</begin>"));
  EXPECT_THAT(times({"../2020-02-07", "", "2020-02-07T18:00:00Z", "", "2020-02-07"}),
              ElementsAre("<end>2020-02-07</end>"));
  EXPECT_THAT(times({"", "", "", "", ""}), IsEmpty());
}

TEST_F(Kml, SaysWhichTimesItCannotHold) {
  EXPECT_THAT(times({"-0044", "-0044-01-01T00:00:00Z", "", "-0044-01-01", ""}), IsEmpty());
  ASSERT_THAT(warnings_, SizeIs(1));
  EXPECT_THAT(warnings_[0].message, StartsWith("clash_sites: 1 row with a date that KML cannot hold"));
}

TEST_F(Kml, GivesWhatIsDrawnTheTimeOfItsRecord) {
  ExportTables tables =
      timed({{"2020-02-07", "2020-02-06T18:00:00Z", "2020-02-07T18:00:00Z", "2020-02-07", "2020-02-07"}});
  FeatureTable drawn = sample_lines();
  drawn.role = TableRole::kDrawn;
  drawn.fields = {{"record_id", FieldType::kText, "Record"},
                  {"starts", FieldType::kInstant, "Starts"},
                  {"ends", FieldType::kInstant, "Ends"}};
  const auto row = [](const char* record) {
    return Feature{Shape::line({{1, 0}, {2, 0}}),
                   {std::string(record), std::string("2020-02-06T18:00:00Z"), std::string("2020-02-07T18:00:00Z")},
                   0,
                   1};
  };
  set_rows(drawn, {row("id-0"), row("of-none")});
  tables.tables = {drawn};
  EXPECT_THAT(kml(tables), HasSubstr("<begin>2020-02-06T18:00:00Z</begin>"));
  tables.tables = {drawn, timed({{"2020-02-07", "", "", "2020-02-07", "2020-02-07"}}).tables[0]};
  EXPECT_THAT(all_between(kml(tables), "<TimeSpan>", "</TimeSpan>"),
              ElementsAre("<begin>2020-02-07</begin><end>2020-02-07</end>",
                          "<begin>2020-02-06T18:00:00Z</begin><end>2020-02-07T18:00:00Z</end>",
                          "<begin>2020-02-07</begin><end>2020-02-07</end>"));
}

TEST_F(Kml, ShowsHostileTextsAsTheyAre) {
  const std::string text = kml(titled("<script>alert(\"1\")</script>]]><Placemark>&amp; $[id]"));
  expect_well_formed();
  EXPECT_THAT(text, Not(HasSubstr("<script")));
  EXPECT_EQ(count(text, "]]>"), 2U) << "those of the two descriptions";
  EXPECT_EQ(count(text, "<Placemark>"), 1U);
  EXPECT_THAT(text, HasSubstr("<h3>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;]]&gt;&lt;Placemark&gt;&amp;amp; "
                              "&#36;[id]</h3>"));
}

TEST_F(Kml, DropsWhatXmlCannotCarry) {
  const std::string text = kml(titled(std::string("a\0\x01\x1b\xc2\x85\xe2\x80\xae\xef\xbf\xbf", 12) + "b\xff\xc3\nc"));
  expect_well_formed();
  EXPECT_THAT(text, HasSubstr("<name>a b\xEF\xBF\xBD\xEF\xBF\xBD\nc</name>"));
  EXPECT_THAT(text, HasSubstr("<h3>a b\xEF\xBF\xBD\xEF\xBF\xBD<br/>c</h3>"));
}

TEST_F(Kml, CutsWhatCrossesTheAntimeridian) {
  EXPECT_THAT(kml(of_one_line(Shape::line({{170, 0}, {190, 10}}))),
              HasSubstr("<MultiGeometry><LineString><tessellate>1</tessellate><coordinates>170,0 180,5</coordinates>"
                        "</LineString><LineString><tessellate>1</tessellate><coordinates>-180,5 -170,10</coordinates>"
                        "</LineString></MultiGeometry>"));
}

TEST_F(Kml, ClosesRingsAndTurnsThemTheRightWay) {
  const std::string text = kml(sample_export());
  EXPECT_THAT(text, HasSubstr("<outerBoundaryIs><LinearRing><coordinates>75,42.8 75.5,42.8 75.5,43 75,43 75,42.8<"));
  EXPECT_THAT(text, HasSubstr("<innerBoundaryIs><LinearRing><coordinates>75.2,42.9 75.3,42.9 75.3,42.85 75.2,42.85 "
                              "75.2,42.9<"));
}

TEST_F(Kml, ShowsWhatTheMapShowsAndSwitchesTheRestOff) {
  ExportTables tables = sample_export();
  FeatureTable places = sample_points();
  places.name = "places", places.title = "Places", places.layer = "", places.role = TableRole::kRecords;
  tables.tables.push_back(places);
  const std::string text = kml(tables);
  EXPECT_THAT(all_between(text, "<Folder><name>", "<open>"),
              ElementsAre("Clash sites</name>", "Clash sites (as drawn)</name>",
                          "Clash sites (as recorded)</name><visibility>0</visibility>", "Displacement routes</name>",
                          "Places</name><visibility>0</visibility>"));
  EXPECT_THAT(text, HasSubstr("Masanchi</name><visibility>0</visibility>"));
  EXPECT_THAT(text, HasSubstr("Flight</name><Snippet"));
}

TEST_F(Kml, ShowsArrowsInPlaceOfTheirRoutes) {
  ExportTables tables = sample_export();
  FeatureTable drawn = sample_lines();
  drawn.name = "displacement_routes_drawn";
  drawn.role = TableRole::kDrawn;
  tables.tables = {sample_lines(), drawn};
  EXPECT_THAT(
      all_between(kml(tables), "<Folder><name>", "<open>"),
      ElementsAre("Displacement routes</name>", "Displacement routes (as recorded)</name><visibility>0</visibility>",
                  "Displacement routes (as drawn)</name>"));
  tables.tables = {drawn};
  EXPECT_THAT(all_between(kml(tables), "<Folder><name>", "<open>"), ElementsAre("Displacement routes</name>"));
}

TEST_F(Kml, HasAStyleForEachLookAndSizeThatOccurs) {
  const std::string text = kml(sample_export());
  EXPECT_THAT(all_between(text, "<Style id=\"", "\""),
              ElementsAre("plain-style", "clash_sites_drawn-few-3", "clash_sites-battle-11", "clash_sites-arson-6",
                          "displacement_routes-flight-11"));
  // aabbggrr
  EXPECT_THAT(text, HasSubstr("<LineStyle><color>e69e5f2f</color><width>5.5</width></LineStyle>"));
  EXPECT_THAT(text, HasSubstr("<IconStyle><color>ff2d28b3</color><scale>1.1</scale></IconStyle>"));
  EXPECT_THAT(text, HasSubstr("<PolyStyle><color>99b5d9f0</color></PolyStyle>"));
  EXPECT_THAT(all_between(text, "<styleUrl>#", "<"), ::testing::Contains("clash_sites-battle-11"));
}

TEST_F(Kml, RefersToNothingOutsideItself) {
  ExportTables tables = titled("http://example.org/a.kml");
  const std::string text = kml(tables);
  EXPECT_THAT(text, AllOf(Not(HasSubstr("<href")), Not(HasSubstr("<Link")), Not(HasSubstr("NetworkLink"))));
}

TEST_F(Kml, LooksAtTheMapsExtent) {
  ExportTables tables = sample_export();
  EXPECT_THAT(kml(tables), HasSubstr("<LookAt><longitude>75.05</longitude><latitude>42.85</latitude>"));
  tables.extent = {170, -10, -160, 10};
  EXPECT_THAT(kml(tables), HasSubstr("<LookAt><longitude>-175</longitude><latitude>0</latitude>"));
}

TEST_F(Kml, IsTheSameByteByByte) {
  const std::string first = kml(sample_export());
  EXPECT_TRUE(first == kml(sample_export()));
  kmz(sample_export());
  const std::string packed = ScratchFolder::bytes_of(packed_);
  kmz(sample_export());
  EXPECT_TRUE(packed == ScratchFolder::bytes_of(packed_));
}

TEST_F(Kml, IsPackedWithItsSymbols) {
  DATELINE_NEEDS_PROGRAM("unzip");
  ExportTables tables = sample_export();
  tables.tables[2].looks[0].icon_png = "one picture";
  tables.tables[2].looks[0].id = "a/../b";
  tables.tables[2].looks[1].icon_png = "another";
  tables.tables[2].looks[1].id = "a_..:b";
  kmz(tables);
  const std::string text = testing::run_program({"unzip", "-p", packed_, "doc.kml"});
  const std::vector<std::string> icons = all_between(text, "<href>", "<");
  EXPECT_THAT(icons, ElementsAre("icons/clash_sites-a____b.png", "icons/clash_sites-a____b_2.png"));
  EXPECT_EQ(testing::run_program({"unzip", "-p", packed_, icons[0]}), "one picture");
  EXPECT_EQ(testing::run_program({"unzip", "-p", packed_, icons[1]}), "another");
  EXPECT_THAT(text, HasSubstr("<IconStyle><color>ffffffff</color>")) << "pictures keep their colours";
}

TEST_F(Kml, IsReadByOgr) {
  DATELINE_NEEDS_PROGRAM("ogrinfo");
  kml(sample_export());
  const std::string said = testing::run_program({"ogrinfo", "-ro", "-al", path_});
  EXPECT_THAT(said, HasSubstr("Layer name: Clash sites (as recorded)"));
  EXPECT_THAT(said, HasSubstr("Feature Count: 2"));
  EXPECT_THAT(said, HasSubstr("POLYGON"));
  EXPECT_THAT(said, HasSubstr("LINESTRING"));
}

}  // namespace
}  // namespace dateline

// Hostile strings in every text of a chronicle, map and style come out of every writer as texts (docs/markup.md).
#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "geodata/export/csv_writer.h"
#include "geodata/export/geojson_writer.h"
#include "geodata/export/kml_writer.h"
#include "geodata/export/last_second.h"
#include "geodata/export/ogr_table_writer.h"
#include "geodata/import/csv_reader.h"
#include "geodata/inert_text.h"
#include "geodata/ogr_sql.h"
#include "geodata/terminal_text.h"
#include "geodata/utf8.h"
#include "render/canvas.h"
#include "render/export_tables.h"
#include "render/frame_set.h"
#include "render/geotiff.h"
#include "render/viewer_page.h"
#include "styles/qgis_project.h"
#include "styles/qgis_style.h"
#include "tests/render/hostile_map.h"
#include "tests/render/markup_checks.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/hostile_strings.h"
#include "tests/support/programs.h"
#include "tests/support/sparing.h"

namespace dateline::testing {
namespace {

std::vector<std::string> all_strings() {
  std::vector<std::string> strings = hostile_strings();
  for (std::string& text : unreadable_strings()) strings.push_back(std::move(text));
  return strings;
}

MapInputs map_with(const std::string& text, bool languages = false) {
  return hostile_map([&](const std::string&, std::size_t) { return text; }, languages);
}

/// A text for each field, all of the strings after each other over the fields.
MapInputs mixed_map(std::size_t shift) {
  const std::vector<std::string> strings = all_strings();
  return hostile_map(
      [&](const std::string&, std::size_t number) { return strings[(number + shift) % strings.size()]; });
}

/// All strings in one, so that every text holds each of them.
std::string everything() {
  std::string all;
  for (const std::string& text : all_strings()) all += text + " ";
  return all;
}

/// Knows no fonts, and measures what is shown.
class ShownMeasurer : public FixedMeasurer {
 public:
  TextExtents measure(const std::string& text, const TypeStyle& type, const std::string& lang) const override {
    return FixedMeasurer::measure(inert_text(text), type, lang);
  }
  std::vector<double> advances(const std::string& text, const TypeStyle& type, const std::string& lang) const override {
    return FixedMeasurer::advances(inert_text(text), type, lang);
  }
};

template <typename Value>
Value taken(Result<Value> result) {
  EXPECT_TRUE(result) << (result.diagnostics.empty() ? "" : to_string(result.diagnostics.front()));
  return std::move(*result);
}

std::string svg_of(const MapInputs& inputs) { return draw_svg(taken(render_map(inputs, ShownMeasurer())).drawing); }

std::string page_of(const MapInputs& inputs) {
  const FrameSet set = taken(plan_frames(inputs, ShownMeasurer()));
  return draw_viewer_page({&set, 1}, {"javascript:window.__pwned=1.html", viewer_colors(inputs.style), 1});
}

/// Tables walk the chronicle that they were made of.
struct Exported {
  explicit Exported(MapInputs map)
      : inputs(std::move(map)), tables(taken(make_export_tables(inputs, ShownMeasurer()))) {}
  MapInputs inputs;
  ExportTables tables;
};

/// What `write` puts into a file.
template <typename Write>
std::string written(const std::string& name, const Write& write) {
  const std::string path = (fresh_folder() / name).string();
  OutputFile file(path);
  write(file);
  file.commit();
  return run_program({"cat", path});
}

std::string kml_of(const ExportTables& tables) {
  return written("a.kml", [&](OutputFile& file) { write_kml(tables, file); });
}

/// The descriptions, which hold HTML.
std::string balloons_in(const pugi::xml_document& kml) {
  std::string html = "<all>";
  for (const auto& match : kml.select_nodes("//description")) html += match.node().child_value();
  return html + "</all>";
}

void expect_json(const std::string& json) {
  google::protobuf::Struct parsed;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &parsed);
  EXPECT_TRUE(status.ok()) << status.ToString();
}

std::string member_names(const google::protobuf::Value& value) {
  std::string names;
  for (const auto& item : value.list_value().values()) names += member_names(item) + ",";
  std::set<std::string> members;
  for (const auto& [name, inner] : value.struct_value().fields())
    members.insert(name + "{" + member_names(inner) + "}");
  for (const std::string& member : members) names += member;
  return names;
}

google::protobuf::Value parse_json(const std::string& json) {
  google::protobuf::Value parsed;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &parsed);
  EXPECT_TRUE(status.ok()) << status.ToString();
  return parsed;
}

void expect_terminal(const std::string& text) {
  EXPECT_TRUE(is_valid_utf8(text));
  for_each_code_point(
      text, [&](char32_t c) { EXPECT_FALSE(is_control(c) || is_direction_control(c)) << terminal_text(text); });
}

TEST(HostileTexts, ReachEveryFieldOfTheSchemas) {
  const HostileFields fields = hostile_fields();
  EXPECT_THAT(fields.free,
              ::testing::IsSupersetOf({"Name.text", "Source.publisher", "Source.licence", "Source.url", "Name.lang",
                                       "Relief.credit", "Raster.credit", "Style.title", "TypeStyle.families"}));
  // A field that is new in a schema must be in one of the samples of hostile_map.cc.
  EXPECT_THAT(fields.missing, ::testing::IsEmpty());
}

/// For each string by itself, in every text at once.
template <typename Check>
void each_string(const Check& check) {
  const std::vector<std::string> strings = all_strings();
  for (std::size_t i = 0; i < strings.size(); i += sparing) {
    const std::string& text = strings[i];
    SCOPED_TRACE(terminal_text(text));
    check(text);
  }
}

/// For one map with all strings in every text, and some with others in each.
template <typename Check>
void each_mix(const Check& check) {
  check(map_with(everything()));
  for (const std::size_t shift : {std::size_t{0}, std::size_t{17}}) check(mixed_map(shift));
}

TEST(HostileTexts, LeavesTheStructureOfSvgAndPage) {
  each_string([](const std::string& text) {
    const MapInputs hostile = map_with(text), harmless = map_with(harmless_twin(text));
    const auto svg = parse_markup(svg_of(hostile)), plain_svg = parse_markup(svg_of(harmless));
    EXPECT_EQ(tree_of(svg), tree_of(plain_svg));
    EXPECT_THAT(names_in(plain_svg), ::testing::IsSupersetOf(names_in(svg)));
    expect_no_actions(svg);
    const auto page = parse_markup(page_of(hostile)), plain_page = parse_markup(page_of(harmless));
    EXPECT_EQ(tree_of(page), tree_of(plain_page));
    EXPECT_THAT(names_in(plain_page), ::testing::IsSupersetOf(names_in(page)));
    expect_no_actions(page, 2);
    expect_json(page.select_node("//script[@id='data']").node().child_value());
  });
}

TEST(HostileTexts, LeavesTheStructureOfExports) {
  each_string([](const std::string& text) {
    const Exported hostile_map(map_with(text)), harmless_map(map_with(harmless_twin(text)));
    const ExportTables &hostile = hostile_map.tables, &harmless = harmless_map.tables;
    const auto kml = parse_markup(kml_of(hostile)), plain_kml = parse_markup(kml_of(harmless));
    EXPECT_EQ(tree_of(kml), tree_of(plain_kml));
    EXPECT_EQ(names_in(kml), names_in(plain_kml));
    const auto balloons = parse_markup(balloons_in(kml)), plain_balloons = parse_markup(balloons_in(plain_kml));
    EXPECT_EQ(tree_of(balloons), tree_of(plain_balloons));
    expect_no_actions(balloons);
    const auto geojson = [&](const ExportTables& tables) {
      return member_names(parse_json(written("a.geojson", [&](OutputFile& file) { write_geojson(tables, file); })));
    };
    EXPECT_EQ(geojson(hostile), geojson(harmless));
    const auto project = parse_markup(qgis_project(hostile, "a.gpkg", "Records"));
    EXPECT_EQ(tree_of(project), tree_of(parse_markup(qgis_project(harmless, "a.gpkg", "Records"))));
    for (const TableStyle& style : style_documents(hostile).tables) {
      parse_markup(style.qml);
      if (!style.sld.empty()) parse_markup(style.sld);
    }
  });
}

TEST(HostileTexts, ComesBackFromCsvAsItWas) {
  each_string([](const std::string& text) {
    if (!is_valid_utf8(text) || text.find('\0') != std::string::npos) return;
    const Exported map(map_with(text));
    const ExportTables& tables = map.tables;
    for (const bool hxl : {false, true}) {
      const auto path = fresh_folder() / "a.csv";
      OutputFile file(path.string());
      hxl ? write_hxl_csv(tables, file) : write_csv(tables, file, true);
      file.commit();
      CsvReader reader(path.string());
      TableRow row;
      std::size_t columns = 0, found = 0;
      while (reader.next(row)) {
        if (columns == 0) columns = row.cells.size();
        EXPECT_EQ(row.cells.size(), columns);
        for (const std::string_view cell : row.cells) found += cell == text;
      }
      EXPECT_TRUE(reader.diagnostics().empty());
      EXPECT_GT(found, 2U);
    }
  });
}

TEST(HostileTexts, CannotDriveATerminal) {
  each_string([](const std::string& text) {
    const MapInputs inputs = map_with(text);
    for (const std::string& line : taken(render_map(inputs, ShownMeasurer())).explanation)
      expect_terminal(terminal_text(line));
    const Diagnostic diagnostic{Severity::kError, {text, 1, 2}, text};
    expect_terminal(to_string(diagnostic));
    expect_terminal(to_json(diagnostic));
    expect_json(to_json(diagnostic));
  });
}

TEST(HostileTexts, AsALanguageIsNoMarkupEither) {
  std::size_t number = 0;
  each_string([&number](const std::string& text) {
    if (number++ % 3 > 0) return;  // nothing looks at what a language holds: some of each sort will do
    const MapInputs inputs = map_with(text, true);
    expect_no_actions(parse_markup(svg_of(inputs)));
    expect_no_actions(parse_markup(page_of(inputs)), 2);
    const Exported map(inputs);
    const ExportTables& tables = map.tables;
    parse_markup(kml_of(tables));
    for (const FeatureTable& table : tables.tables)
      for (const FeatureField& field : table.fields)
        EXPECT_EQ(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string::npos)
            << field.name;
  });
}

TEST(HostileMixes, GivesAPdfWithTheTitleAsItsTitle) {
  DATELINE_NEEDS_PROGRAM("qpdf");
  DATELINE_NEEDS_PROGRAM("pdfinfo");
  each_mix([](const MapInputs& inputs) {
    const RenderedMap map = taken(render_map(inputs, ShownMeasurer()));
    const auto path = fresh_folder() / "a.pdf";
    write_bytes(path, draw_pdf(map.drawing, {}));
    EXPECT_NO_THROW(run_program({"qpdf", "--check", path}));
    const std::string about = run_program({"pdfinfo", "-enc", "UTF-8", path});
    EXPECT_THAT(about, ::testing::HasSubstr(inert_text(map.drawing.title)));
  });
}

TEST(HostileMixes, GivesPicturesWithInertTexts) {
  each_mix([](const MapInputs& inputs) {
    const RenderedMap map = taken(render_map(inputs, ShownMeasurer()));
    const std::string title = inert_text(map.drawing.title), png = draw_png(map.drawing, {24, 1});
    const std::size_t at = png.find("iTXtTitle");
    ASSERT_NE(at, std::string::npos);
    EXPECT_NE(png.find(title, at), std::string::npos);
    EXPECT_NE(draw_geotiff(map.drawing, map.georeference, 24).find(title), std::string::npos);
  });
}

TEST(HostileMixes, GivesDocumentsThatAStrictParserReads) {
  DATELINE_NEEDS_PROGRAM("xmllint");
  each_mix([](const MapInputs& inputs) {
    const Exported map(inputs);
    const ExportTables tables = with_last_seconds(map.tables);
    const auto folder = fresh_folder();
    write_bytes(folder / "a.svg", svg_of(inputs));
    write_bytes(folder / "a.html", page_of(inputs));
    write_bytes(folder / "a.qgs", qgis_project(tables, "a.gpkg", "Records"));
    OutputFile kml((folder / "a.kml").string());
    write_kml(tables, kml);
    kml.commit();
    for (const char* name : {"a.svg", "a.html", "a.qgs", "a.kml"})
      EXPECT_NO_THROW(run_program({"xmllint", "--noout", "--nonet", "--huge", folder / name})) << name;
  });
}

TEST(HostileMixes, GivesAGeoPackageWithSoundStyles) {
  each_mix([](const MapInputs& inputs) {
    const Exported map(inputs);
    const ExportTables tables = with_last_seconds(map.tables);
    const std::string path = (fresh_folder() / "a.gpkg").string();
    StyleDocuments documents = style_documents(tables);
    documents.project_name = "../-x";
    documents.project = qgis_project(tables, "a.gpkg", "Records");
    OutputFile file(path);
    write_geopackage(file, tables, documents, 0);
    file.commit();
    OgrSqlFile stored = taken(OgrSqlFile::open(path));
    std::size_t documents_read = 0;
    const auto parse = [&](const OgrSqlRow& row) {
      if (row.text(0).empty()) return;
      parse_markup(row.text(0));
      ++documents_read;
    };
    EXPECT_TRUE(stored.select("SELECT '' || styleQML FROM layer_styles", parse).empty());
    EXPECT_TRUE(stored.select("SELECT '' || styleSLD FROM layer_styles", parse).empty());
    EXPECT_TRUE(stored.select("SELECT '' || metadata FROM gpkg_metadata", parse).empty());
    EXPECT_GT(documents_read, tables.tables.size());
  });
}

TEST(HostilePage, RunsNothingInABrowser) {
  DATELINE_NEEDS_PROGRAM("chromium");
  std::string marked = everything();
  // Whoever can run says so where a dump of the page shows it.
  const std::string act = "document.documentElement.setAttribute('data-pwned','1')";
  for (std::size_t at = 0; (at = marked.find("window.__pwned=1", at)) != std::string::npos; at += act.size())
    marked.replace(at, 16, act);
  const auto folder = fresh_folder();
  write_bytes(folder / "page.html", page_of(map_with(marked)));
  const std::string shown =
      run_program({"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                   "--user-data-dir=" + (folder / "profile").string(), "--virtual-time-budget=2000", "--dump-dom",
                   "file://" + (folder / "page.html").string()});
  const std::string start = shown.substr(shown.find("<html"), 200);
  EXPECT_EQ(start.substr(0, start.find('>')).find("data-pwned"), std::string::npos);
  EXPECT_NE(shown.find("data-on"), std::string::npos) << "the page's own script has not run";
  EXPECT_EQ(shown.find("<img"), std::string::npos);
}

}  // namespace
}  // namespace dateline::testing

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "render/canvas.h"
#include "tests/support/golden.h"
#include "tests/support/programs.h"
#include "tests/support/sample_drawing.h"

namespace dateline {
namespace {

using namespace testing;

pugi::xml_document parse(const std::string& svg) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(svg.c_str(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description() << " at " << svg.substr(static_cast<std::size_t>(result.offset), 80);
  return document;
}

std::vector<pugi::xml_node> all_nodes(const pugi::xml_document& document) {
  std::vector<pugi::xml_node> nodes;
  for (const auto& found : document.select_nodes("//*")) nodes.push_back(found.node());
  return nodes;
}

Drawing one_text(TextItem text) {
  Drawing drawing;
  drawing.size = {200, 100};
  drawing.layers = {Group{{}, "Labels", {}, {{std::move(text)}}}};
  return drawing;
}

/// Without what depends on the fonts of the machine: letters on curves and anchored, spaced-out letters. (The image
/// goes too: its bytes depend on the version of libdeflate.)
Drawing font_free(Drawing drawing) {
  for (Group& layer : drawing.layers) {
    std::erase_if(layer.items, [](const Item& item) {
      const auto* text = std::get_if<TextItem>(&item.value);
      return text != nullptr && (!text->glyph_places.empty() || text->type.uppercase);
    });
  }
  return drawing;
}

TEST(DrawSvg, MatchesItsGolden) {
  EXPECT_TRUE(matches_golden("render/sample.svg", draw_svg(font_free(sample_drawing_without_image()))));
}

TEST(DrawSvg, IsWellFormedForAStrictParser) {
  DATELINE_NEEDS_PROGRAM("xmllint");
  for (const bool outlines : {false, true}) {
    const auto path = fresh_folder() / "page.svg";
    write_bytes(path, draw_svg(sample_drawing(), {outlines, 2}));
    EXPECT_NO_THROW(run_program({"xmllint", "--noout", "--nonet", path}));
  }
}

TEST(DrawSvg, NamesLayersForInkscapeInDrawingOrder) {
  const auto document = parse(draw_svg(sample_drawing()));
  std::vector<std::string> labels, ids;
  for (const pugi::xml_node group : document.child("svg").children("g")) {
    EXPECT_STREQ(group.attribute("inkscape:groupmode").value(), "layer");
    labels.push_back(group.attribute("inkscape:label").value());
    ids.push_back(group.attribute("id").value());
  }
  EXPECT_EQ(labels, (std::vector<std::string>{"Ground", "Routes", "Clash sites", "Labels", "Scripts"}));
  EXPECT_EQ(ids, (std::vector<std::string>{"ground", "routes", "clash-sites", "labels", "Scripts"}));
}

TEST(DrawSvg, HoldsNoTextPathNoRasterNoScriptAndNothingFromOutside) {
  const std::string svg = draw_svg(sample_drawing_without_image());
  static const std::set<std::string> allowed{"svg",      "title", "desc",           "style", "defs",
                                             "clipPath", "rect",  "linearGradient", "stop",  "g",
                                             "path",     "text",  "switch"};
  const auto document = parse(svg);
  for (const pugi::xml_node node : all_nodes(document)) {
    EXPECT_TRUE(allowed.contains(node.name())) << node.name();
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string name = attribute.name(), value = attribute.value();
      EXPECT_EQ(name.find("href"), std::string::npos);
      EXPECT_NE(name.substr(0, 2), "on") << name;
      EXPECT_TRUE(value.find("url(") == std::string::npos || value.starts_with("url(#")) << value;
    }
  }
  EXPECT_EQ(svg.find("@import"), std::string::npos);
  EXPECT_EQ(svg.find("rdf:"), std::string::npos);
}

TEST(DrawSvg, WritesImagesIntoTheFile) {
  const auto document = parse(draw_svg(sample_drawing()));
  const std::string href = document.select_node("//image").node().attribute("xlink:href").value();
  EXPECT_EQ(href.substr(0, 32), "data:image/png;base64,iVBORw0KGg");
}

TEST(DrawSvg, GivesEveryIdOnceAndReferencesOnlyThose) {
  Drawing drawing = sample_drawing();
  std::get<PathItem>(drawing.layers[2].items[0].value).name.id = "title";  // would clash with our own
  std::get<PathItem>(drawing.layers[2].items[1].value).name.id = "clip";
  const auto document = parse(draw_svg(drawing));
  std::set<std::string> ids;
  for (const pugi::xml_node node : all_nodes(document))
    EXPECT_TRUE(!node.attribute("id") || ids.insert(node.attribute("id").value()).second)
        << node.attribute("id").value();
  for (const pugi::xml_node node : all_nodes(document)) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string value = attribute.value();
      EXPECT_TRUE(!value.starts_with("url(#") || ids.contains(value.substr(5, value.size() - 6))) << value;
    }
  }
  std::istringstream labelled_by(document.child("svg").attribute("aria-labelledby").value());
  for (std::string id; labelled_by >> id;) EXPECT_TRUE(ids.contains(id)) << id;
  EXPECT_TRUE(ids.contains("title") && ids.contains("title-2") && ids.contains("clip-2"));
}

TEST(DrawSvg, SaysWhatItShows) {
  const auto document = parse(draw_svg(sample_drawing()));
  const auto svg = document.child("svg");
  EXPECT_STREQ(svg.attribute("role").value(), "img");
  EXPECT_STREQ(svg.attribute("xml:lang").value(), "en");
  EXPECT_STREQ(svg.child("title").child_value(), "Clashes of <7 February>");
  EXPECT_STREQ(svg.child("desc").child_value(), "A sample map with \"everything\" & more.");
  EXPECT_STREQ(svg.attribute("width").value(), "480pt");
  EXPECT_STREQ(svg.attribute("viewBox").value(), "0 0 480 360");
}

TEST(DrawSvg, KeepsTextAsOneElementWithItsLanguage) {
  const auto document = parse(draw_svg(sample_drawing()));
  EXPECT_TRUE(document.select_node("//text[text()='Masanchi']"));
  EXPECT_TRUE(document.select_node("//text[text()='KAZAKHSTAN']"));
  EXPECT_TRUE(document.select_node("//text[@xml:lang='kk'][text()='Сортөбе, Масаншы']"));
  const auto arabic = document.select_node("//text[@xml:lang='ar']").node();
  EXPECT_STREQ(arabic.attribute("direction").value(), "rtl");
  EXPECT_STREQ(arabic.attribute("text-anchor").value(), "");  // our right end is its start
  EXPECT_STREQ(arabic.attribute("style").value(), "");        // its letters are not spaced out
}

TEST(DrawSvg, SetsLettersOnACurveInOneElement) {
  const auto document = parse(draw_svg(sample_drawing()));
  const auto river = document.select_node("//switch/text").node();
  EXPECT_STREQ(river.child_value(), "River Chu");
  std::istringstream xs(river.attribute("x").value()), angles(river.attribute("rotate").value());
  EXPECT_EQ(std::distance(std::istream_iterator<double>(xs), {}), 9);
  EXPECT_EQ(std::distance(std::istream_iterator<double>(angles), {}), 9);
  EXPECT_STREQ(river.next_sibling().name(), "path");
}

TEST(DrawSvg, WritesOneRuleARoleAndInlinesWhatDiffers) {
  const std::string svg = draw_svg(sample_drawing());
  const auto document = parse(svg);
  const std::string css = document.child("svg").child("style").child_value();
  for (const char* rule : {".type-title{", ".type-place-main{", ".type-water-name{", ".halo{"}) {
    EXPECT_NE(css.find(rule), std::string::npos) << rule;
    EXPECT_EQ(css.find(rule), css.rfind(rule)) << rule;
  }
  EXPECT_STREQ(document.select_node("//text[text()='Sortobe']").node().attribute("style").value(), "fill:#b5121b");
  EXPECT_STREQ(document.select_node("//text[text()='Masanchi']").node().attribute("style").value(), "");
}

TEST(DrawSvg, NoStringCanBecomeMarkupOrStyle) {
  const std::string evil = "]]></style></text><script>alert(1)</script><!-- \" ' onload=x \x01 \u202E";
  TextItem text;
  text.name = {evil, evil, evil};
  text.text = evil;
  text.lang = evil;
  text.type.role = evil;
  text.type.families = {evil, "x'}*{fill:red}", "\\27 "};
  Drawing drawing = one_text(text);
  drawing.title = drawing.description = drawing.lang = evil;
  drawing.layers[0].label = drawing.layers[0].name.title = evil;
  for (const bool outlines : {false, true}) {
    const std::string svg = draw_svg(drawing, {outlines, 2});
    EXPECT_EQ(svg.find("<script"), std::string::npos);
    EXPECT_EQ(svg.find('\x01'), std::string::npos);
    EXPECT_EQ(svg.find("\u202E"), std::string::npos);
    const auto document = parse(svg);
    for (const pugi::xml_node node : all_nodes(document)) EXPECT_FALSE(node.attribute("onload"));
    EXPECT_EQ(document.select_nodes("//comment()").size(), 0U);
    const std::string css = document.child("svg").child("style").child_value();
    EXPECT_EQ(std::count(css.begin(), css.end(), '{'), 1) << css;
    EXPECT_EQ(std::count(css.begin(), css.end(), '\''), 6) << css;
  }
  EXPECT_TRUE(parse(draw_svg(drawing)).select_node("//text[contains(text(),'<script>alert(1)</script>')]"));
}

TEST(DrawSvg, OutlinesKeepTheStringAsTitle) {
  const auto document = parse(draw_svg(sample_drawing(), {true, 2}));
  EXPECT_EQ(document.select_nodes("//text").size(), 0U);
  EXPECT_TRUE(document.select_node("//path[title='Masanchi']"));
  EXPECT_TRUE(document.select_node("//path[title='River Chu']"));
}

TEST(DrawSvg, RoundsToTheDecimalsAsked) {
  Drawing drawing;
  drawing.layers = {Group{{}, "L", {}, {{PathItem{{}, Path::polyline({{1.23456, 2}, {3, 4.56789}}), {}, Stroke{}}}}}};
  EXPECT_NE(draw_svg(drawing, {false, 1}).find("d=\"M1.2 2l1.8 2.6\""), std::string::npos);
  EXPECT_NE(draw_svg(drawing, {false, 3}).find("d=\"M1.235 2l1.765 2.568\""), std::string::npos);
}

TEST(DrawSvg, SameBytesTwice) { EXPECT_EQ(draw_svg(sample_drawing()), draw_svg(sample_drawing())); }

}  // namespace
}  // namespace dateline

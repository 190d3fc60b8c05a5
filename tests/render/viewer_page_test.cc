#include "render/viewer_page.h"

#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "render/canvas.h"
#include "render/messages_table.h"
#include "render/viewer_page_parts.h"
#include "tests/support/made_frame_set.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using namespace testing;

std::vector<FrameSet> made_sets() {
  const Style style = theme("newsprint");
  return {made_frame_set("en", style), made_frame_set("ru", style), made_frame_set("ar", style)};
}

std::string drawn(const std::vector<FrameSet>& sets, const std::string& file = "x.html") {
  return draw_viewer_page(sets, {file, viewer_colors(theme("newsprint")), 1});
}

pugi::xml_document parse(const std::string& html) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(html.c_str(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description() << " at " << html.substr(static_cast<std::size_t>(result.offset), 80);
  return document;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::vector<pugi::xml_node> nodes(const pugi::xml_document& document, const char* path) {
  std::vector<pugi::xml_node> found;
  for (const auto& match : document.select_nodes(path)) found.push_back(match.node());
  return found;
}

/// Keys of the circles that are seen in a step, by the attributes of the page.
std::multiset<std::string> circles_seen(const pugi::xml_document& document, unsigned step) {
  std::multiset<std::string> seen;
  for (const pugi::xml_node& circle : nodes(document, "//circle")) {
    bool on = true;
    for (pugi::xml_node node = circle; node; node = node.parent()) {
      const std::string steps = node.attribute("data-s").value();
      if (steps.empty()) continue;
      const std::size_t gap = steps.find(' ');
      const unsigned long first = std::stoul(steps),
                          last = gap == std::string::npos ? first : std::stoul(steps.substr(gap));
      on = on && first <= step && step <= last;
    }
    if (on) seen.insert(circle.attribute("data-k").value());
  }
  return seen;
}

TEST(ViewerPage, IsWellFormedForAStrictParser) {
  DATELINE_NEEDS_PROGRAM("xmllint");
  const auto path = fresh_folder() / "page.html";
  write_bytes(path, drawn(made_sets()));
  EXPECT_NO_THROW(run_program({"xmllint", "--noout", "--nonet", path}));
}

TEST(ViewerPage, ShowsEachCircleInItsStepsAndNoOther) {
  const std::vector<FrameSet> sets{large_frame_set(20, 60)};
  const auto document = parse(drawn(sets));
  const ViewerKeys keys(sets);
  for (unsigned step = 0; step < 20; ++step) {
    std::multiset<std::string> expected;
    for (const TimedItem& item : sets[0].story[0].items)
      if (item.first <= step && step <= item.last)
        expected.insert(std::to_string(*keys.find(std::get<CircleItem>(item.item.value).name.id)));
    EXPECT_EQ(circles_seen(document, step), expected) << step;
  }
}

/// True if every one of the attributes on the way up lets it be seen.
bool is_seen(pugi::xml_node node, unsigned step, unsigned language) {
  for (; node; node = node.parent()) {
    std::istringstream steps(node.attribute("data-s").value()), languages(node.attribute("data-l").value());
    unsigned first = 0, last = 0, spoken = 0;
    if (steps >> first && (step < first || step > ((steps >> last) ? last : first))) return false;
    bool stated = false, found = false;
    while (languages >> spoken) stated = true, found = found || spoken == language;
    if (stated && !found) return false;
  }
  return true;
}

/// What a page shows in a step, in order: the element, and the words of a text.
std::vector<std::string> seen_on_page(const pugi::xml_document& document, unsigned step, unsigned language) {
  std::vector<std::string> seen;
  for (const pugi::xml_node& node : nodes(document, "//svg[@id='map']//*[self::path or self::text or self::circle]"))
    if (is_seen(node, step, language)) seen.push_back(std::string(node.name()) + " " + node.child_value());
  return seen;
}

/// The same of a frame drawn by itself.
std::vector<std::string> seen_in_frame(const FrameSet& set, unsigned step) {
  const auto document = parse(draw_svg(frame_drawing(set, step)));
  std::vector<std::string> seen;
  for (const pugi::xml_node& node : nodes(document, "//*[self::path or self::text or self::circle]"))
    if (std::string_view(node.parent().name()) != "switch" || std::string_view(node.name()) == "text")
      seen.push_back(std::string(node.name()) + " " + node.child_value());
  return seen;
}

TEST(ViewerPage, ShowsInEachStepAndLanguageWhatTheFrameShows) {
  const Style style = theme("newsprint");
  const std::vector<FrameSet> sets{example_frame_set("korday", "en", style), example_frame_set("korday", "ru", style),
                                   example_frame_set("korday", "ar", style)};
  const std::string html = drawn(sets);
  EXPECT_LT(html.size(), 600'000U);
  const auto document = parse(html);
  for (unsigned language = 0; language < 3; ++language)
    for (unsigned step = 0; step < sets[0].steps.size(); ++step)
      EXPECT_EQ(seen_on_page(document, step, language), seen_in_frame(sets[language], step))
          << sets[language].lang << " " << step;
}

TEST(ViewerPage, ShowsTheLastStepWithoutItsScript) {
  const auto document = parse(drawn(made_sets()));
  for (const pugi::xml_node& timed : nodes(document, "//*[@data-s]")) {
    const std::string steps = timed.attribute("data-s").value();
    EXPECT_EQ(!timed.attribute("data-on").empty(), steps.ends_with("6")) << steps;
  }
  EXPECT_EQ(nodes(document, "//ol[@id='list']/li").size(), made_sets()[0].facts.back().records.size());
}

TEST(ViewerPage, GivesNoIdTwice) {
  for (const std::vector<FrameSet>& sets : {made_sets(), {large_frame_set(10, 50)}}) {
    const auto document = parse(drawn(sets));
    std::set<std::string> seen;
    for (const pugi::xml_node& node : nodes(document, "//*[@id]"))
      EXPECT_TRUE(seen.insert(node.attribute("id").value()).second) << node.attribute("id").value();
  }
}

TEST(ViewerPage, WritesWhatItsLanguagesHaveInCommonOnce) {
  const std::vector<FrameSet> three = made_sets(), one{three[0]};
  const auto document = parse(drawn(three));
  EXPECT_EQ(nodes(document, "//circle").size(), nodes(parse(drawn(one)), "//circle").size());
  EXPECT_EQ(nodes(document, "//path[ancestor::svg[@id='map']]").size(),
            nodes(parse(drawn(one)), "//path[ancestor::svg[@id='map']]").size());
  EXPECT_EQ(nodes(document, "//text[ancestor::*/@data-l or @data-l]").size(), nodes(document, "//text").size());
}

TEST(ViewerPage, ListsEveryRecordInATableOfEachLanguage) {
  const std::vector<FrameSet> sets = made_sets();
  const auto document = parse(drawn(sets));
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::string rows = "//details[@id='records']/div[@data-l='" + std::to_string(i) + "']//tbody/tr";
    const auto found = nodes(document, rows.c_str());
    ASSERT_EQ(found.size(), sets[i].records.size());
    for (std::size_t k = 0; k < found.size(); ++k)
      EXPECT_EQ(found[k].child("th").text().get(), sets[i].records[k].title);
  }
}

TEST(ViewerPage, LetsNoTextBecomeMarkup) {
  std::vector<FrameSet> sets = made_sets();
  const std::string attack = "</script><!-- <img src=x onerror=\"hurt()\"> ]]> ' & ]]&gt;";
  for (FrameSet& set : sets) {
    set.title = set.subtitle = set.description = attack;
    set.notes = set.credits = set.source_notes = {attack};
    for (FrameRecord& record : set.records)
      record = {attack, attack, attack, attack, {attack}, attack, attack, record.color, {attack}};
    for (FrameStep& step : set.steps) step.label = step.name = attack;
    for (FrameFacts& facts : set.facts) facts.alt = attack;
    for (FrameTotal& total : set.totals) total = {attack, std::vector<std::string>(7, attack)};
    std::get<Group>(set.ground[0].items.emplace_back(Item{Group{{attack, attack, attack}, attack, {}, {}}}).value);
  }
  const std::string html = drawn(sets, "\"><script>x.html");
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_EQ(html.find("<!--"), std::string::npos);
  EXPECT_EQ(count(html, "<script"), 2U);
  EXPECT_EQ(count(html, "</script"), 2U);
  EXPECT_STREQ(parse(html).child("html").child("head").child("title").text().get(), attack.c_str());
}

TEST(ViewerPage, AllowsNothingFromOutsideAndItsOwnScriptByHash) {
  DATELINE_NEEDS_PROGRAM("openssl");
  const std::string html = drawn(made_sets());
  const auto document = parse(html);
  const std::string policy = document.select_node("//meta[@http-equiv]").node().attribute("content").value();
  EXPECT_TRUE(policy.starts_with("default-src 'none'; img-src data:;")) << policy;
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  for (const std::string& tag : {std::string("style"), std::string("script")}) {
    const std::size_t begin = html.rfind("<" + tag + ">") + tag.size() + 2, end = html.find("</" + tag, begin);
    const auto path = fresh_folder() / tag;
    write_bytes(path, html.substr(begin, end - begin));
    const std::string hash = run_program({"sh", "-c", "openssl dgst -sha256 -binary \"$0\" | openssl base64", path});
    EXPECT_NE(policy.find(tag + "-src 'sha256-" + hash.substr(0, hash.find('\n')) + "'"), std::string::npos) << policy;
  }
  EXPECT_EQ(nodes(document, "//@style | //*[@style or @onclick or @onload or @href]").size(), 0U);
}

TEST(ViewerPage, IsTheSameEveryTime) { EXPECT_EQ(drawn(made_sets()), drawn(made_sets())); }

TEST(ViewerPage, HoldsAYearOfFiveThousandEventsInFiveMegabytes) {
  const std::string html = drawn({large_frame_set(365, 5000)});
  EXPECT_EQ(count(html, "<circle"), 9987U);
  EXPECT_LT(html.size(), 5'000'000U);
}

TEST(ViewerPage, TellsHowToEmbedItInEachLanguage) {
  const auto document = parse(drawn(made_sets(), "island.html"));
  const auto texts = nodes(document, "//textarea");
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(std::string(texts[0].text().get()).find("<iframe src=\"island.html\" title=\"Seven days"), 0U);
  EXPECT_NE(std::string(texts[2].text().get()).find("island.html#/ar"), std::string::npos);
}

TEST(ViewerPage, MakesColoursReadable) {
  const Color gray{0x80, 0x80, 0x80, 255}, paper{0x90, 0x90, 0x90, 255};
  const std::string html =
      draw_viewer_page(std::vector{large_frame_set(2, 2)}, {"x.html", {paper, paper, gray, gray, gray}, 1});
  for (const std::string& name : {std::string("ink"), std::string("muted"), std::string("accent")}) {
    const auto color = parse_hex_color(html.substr(html.find("--" + name + ":") + name.size() + 3, 7));
    ASSERT_TRUE(color.has_value());
    EXPECT_GE(contrast_ratio(*color, paper), 4.5) << name;
  }
}

TEST(ViewerPage, SaysItsWordsInEveryLanguage) {
  for (const std::string_view word : viewer_words())
    for (const std::string_view lang : message_languages)
      EXPECT_EQ(viewer_word(word, lang).find('{'), std::string::npos) << word << " in " << lang;
}

}  // namespace
}  // namespace dateline

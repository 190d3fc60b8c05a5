// A map in words: what it must say, and that a denial or a doubt is never lost on the way.
#include "render/description.h"
#include "geodata/inert_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/text_content.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* story = R"(
id: "story" title { text: "Trouble in three villages" }
sources { id: "ministry" title { text: "The ministry" } kind: OFFICIAL }
sources { id: "paper" title { text: "A newspaper" } kind: MEDIA }
places { id: "alpha" names { text: "Alpha" } lat: 43.00 lon: 75.00 kind: VILLAGE precision: EXACT }
places { id: "beta" names { text: "Beta" } lat: 43.06 lon: 75.12 kind: VILLAGE precision: NEAR uncertainty_m: 900 }
places { id: "gamma" names { text: "Gamma" } lat: 42.93 lon: 75.16 kind: VILLAGE precision: EXACT }
places { id: "lost" names { text: "Lost" } kind: VILLAGE }
actors { id: "guards" names { text: "The Guards" } kind: INTERNAL_TROOPS }
events {
  id: "clash" kind: CLASH places: "beta" when: "2020-02-07" title { text: "Clash at Beta" }
  figures { measure: DEATHS best: 8 reported: "2020-02-08" source: "ministry" status: OFFICIAL }
  figures { measure: DEATHS best: 11 reported: "2020-02-09" source: "paper" }
}
events { id: "raid" kind: CLASH places: "gamma" when: "2020-02-08~" title { text: "Raid" } certainty: RUMOURED }
events { id: "nowhere" kind: CLASH places: "lost" when: "2020-02-08" title { text: "A clash elsewhere" } }
movements {
  id: "flight" kind: DISPLACEMENT path { place: "alpha" } path { place: "beta" } path { place: "gamma" }
  when: "2020-02-08/.." title { text: "Flight" }
  figures { measure: DISPLACED best: 5000 reported: "2020-02-08" source: "paper" }
  figures { measure: DISPLACED status: DENIED reported: "2020-02-08" source: "ministry" }
}
movements {
  id: "crowd" kind: CROWD_ARRIVAL path { unknown { label { text: "the hills" } bearing_deg: 200 } } path { place: "beta" }
  when: "2020-02-07" title { text: "A crowd arrives" } certainty: DISPUTED
  figures { measure: PARTICIPANTS best: 300 qualifier: ABOUT reported: "2020-02-09" source: "paper" status: UNOFFICIAL }
}
deployments { id: "in" force: "guards" from { place: "gamma" } to: "alpha" when: "2020-02" title { text: "Guards sent" } }
figures { measure: DEATHS best: 10 reported: "2020-02-08" source: "ministry" status: OFFICIAL }
figures { measure: DAMAGE_COST best: 2000000 currency: "KZT" reported: "2020-02-08" source: "ministry" }
figures { measure: DAMAGE_COST best: 5000 currency: "USD" reported: "2020-02-08" source: "paper" }
)";

class Description : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto path = fresh_folder() / "story.chronicle.txtpb";
    write_bytes(path, story);
    inputs_.chronicle = *read_chronicle(path.string());
    inputs_.style = newsprint();
    inputs_.spec.page = {720, 540};
  }
  MapDescription describe_map() const {
    const MadeMap map = make_map(inputs_, FixedMeasurer());
    return describe(map.scene, map.plan, map.view, map.inputs.style);
  }

  MapInputs inputs_;
};

TEST_F(Description, AltTextSaysWhatWhenWhereAndTheFiguresWithTheirStatus) {
  EXPECT_EQ(describe_map().alt,
            "Map: Trouble in three villages; 7–8 February 2020; Beta, Gamma. "
            "What was reported: Deaths: 10 (official); Displaced: 5,000 (denied).");
}

TEST_F(Description, AltTextSaysAsOfWhichDayItSpeaks) {
  inputs_.spec.as_of = *parse_edtf("2020-02-08");
  EXPECT_THAT(describe_map().alt, HasSubstr(". As reported by 8 February 2020. What was reported: "));
}

TEST_F(Description, BeginsWithTheAltText) {
  const MapDescription description = describe_map();
  EXPECT_THAT(description.full, StartsWith(description.alt + "\n"));
}

TEST_F(Description, CallsRecordsWithoutATitleWhatTheyAre) {
  for (Event& event : inputs_.chronicle.events) event.title.clear();
  inputs_.chronicle.movements[0].title.clear();
  inputs_.chronicle.deployments[0].title.clear();
  const std::string text = describe_map().full;
  EXPECT_THAT(text, HasSubstr("Clash sites: Clash (Beta; 7 February 2020). Deaths: 8"));
  EXPECT_THAT(text, HasSubstr(" Clash, unconfirmed (Gamma; about 8 February 2020)."));
  EXPECT_THAT(text, HasSubstr("Flight of residents (from Alpha to Gamma; via Beta; from 8 February 2020)."));
  EXPECT_THAT(text, HasSubstr("Forces deployed (from Gamma to Alpha; 2020-02)."));
  EXPECT_THAT(text, HasSubstr("Not on the map: Clash (Lost; 8 February 2020)."));
}

TEST_F(Description, AMapWithoutATitleIsAMap) {
  inputs_.chronicle.title.clear();
  EXPECT_THAT(describe_map().alt, StartsWith("Map; 7–8 February 2020; Beta, Gamma."));
}

TEST_F(Description, NamesWhoClaimsAndWhoDenies) {
  const std::string text = describe_map().full;
  EXPECT_THAT(text, HasSubstr("Clash at Beta (Beta; 7 February 2020). "
                              "Deaths: 8–11 (The ministry; A newspaper)."));
  EXPECT_THAT(text, HasSubstr("Displaced: 5,000 (A newspaper), denied by The ministry."));
  EXPECT_THAT(text, HasSubstr("Participants: about 300 (unofficial: A newspaper)."));
}

TEST_F(Description, ADenialAloneIsSaidToo) {
  inputs_.chronicle.movements[0].figures.erase(inputs_.chronicle.movements[0].figures.begin());
  const MapDescription description = describe_map();
  EXPECT_THAT(description.alt, HasSubstr("Displaced: denied."));
  EXPECT_THAT(description.full, HasSubstr("Displaced: denied by The ministry."));
}

TEST_F(Description, SaysWhatIsUnconfirmedOrDisputed) {
  const std::string text = describe_map().full;
  EXPECT_THAT(text, HasSubstr("Raid, unconfirmed (Gamma; about 8 February 2020)."));
  EXPECT_THAT(text, HasSubstr("A crowd arrives, disputed (from a place not known (the hills) to Beta; 7 February"));
}

TEST_F(Description, SaysFromWhereToWhereAndWhen) {
  const std::string text = describe_map().full;
  EXPECT_THAT(text, HasSubstr("Flight (from Alpha to Gamma; via Beta; from 8 February 2020)."));
  EXPECT_THAT(text, HasSubstr("Guards sent (from Gamma to Alpha; 2020-02)."));
}

TEST_F(Description, KeepsAmountsOfEveryCurrency) {
  const std::string text = describe_map().full;
  EXPECT_THAT(text, AllOf(HasSubstr("2 million\u00A0KZT (The ministry)"), HasSubstr("5,000\u00A0USD (A newspaper)")));
}

TEST_F(Description, NamesWhatIsApproximateOrLeftOut) {
  const std::string text = describe_map().full;
  EXPECT_THAT(text, HasSubstr("\nPosition approximate: Beta.\n"));
  EXPECT_THAT(text, HasSubstr("\nNot on the map: A clash elsewhere.\n"));
}

TEST_F(Description, SaysNoFiguresThatTheMapHides) {
  LayerSpec layer;
  layer.kind = LayerKind::kDisplacementRoutes;
  layer.hide_figures = true;
  inputs_.spec.layers = {layer};
  const MapDescription description = describe_map();
  EXPECT_THAT(description.full, HasSubstr("Flight (from Alpha"));
  EXPECT_THAT(description.full, Not(HasSubstr("5,000 (A newspaper)")));
  EXPECT_THAT(description.alt, Not(HasSubstr("Displaced")));
}

TEST_F(Description, IsInTheLanguageOfTheMap) {
  inputs_.spec.languages = {"ru"};
  const MapDescription description = describe_map();
  EXPECT_THAT(description.alt, HasSubstr("Покинули дома: 5000 (отрицается)"));
  EXPECT_THAT(description.full, HasSubstr("откуда: Alpha, куда: Gamma"));
}

TEST_F(Description, TextsOfAuthorsCannotAddParagraphs) {
  inputs_.chronicle.events[0].title[0].text = "Clash\nat\u202E Beta\x01";
  EXPECT_THAT(describe_map().full, HasSubstr("Clash at Beta (Beta;"));
}

/// The text of an iTXt chunk, found as a reader of the format would.
std::string png_text(const std::string& png, const std::string& keyword) {
  const auto number = [&](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png[at + i]);
    return value;
  };
  for (std::size_t at = 8; at + 12 <= png.size(); at += number(at) + 12) {
    const std::string data = png.substr(at + 8, number(at));
    if (png.substr(at + 4, 4) != "iTXt" || !data.starts_with(keyword + '\0')) continue;
    const std::size_t lang_end = data.find('\0', keyword.size() + 3);
    return data.substr(data.find('\0', lang_end + 1) + 1);
  }
  return {};
}

class WrittenDescription : public Description {
 protected:
  WrittenDescription() {
    drawing_.size = {100, 80};
    drawing_.title = "Столкновения & more";
    drawing_.description = "First line.\nСекция <2>.";
    drawing_.lang = "ru";
  }
  Drawing drawing_;
};

TEST_F(WrittenDescription, IsReadBackFromPng) {
  const std::string png = draw_png(drawing_);
  EXPECT_EQ(png_text(png, "Title"), drawing_.title);
  EXPECT_EQ(png_text(png, "Description"), drawing_.description);
  EXPECT_EQ(png_text(png, "Software"), "dateline");
  EXPECT_EQ(png.find("tIME"), std::string::npos);
}

TEST_F(WrittenDescription, IsReadBackFromSvg) {
  const std::string svg = draw_svg(drawing_);
  EXPECT_THAT(svg, HasSubstr("role=\"img\" aria-labelledby=\"title\" aria-describedby=\"description\""));
  EXPECT_THAT(svg, HasSubstr("<title id=\"title\">Столкновения &amp; more</title>"));
  EXPECT_THAT(svg, HasSubstr("<desc id=\"description\">First line.\nСекция &lt;2&gt;.</desc>"));
}

TEST_F(WrittenDescription, IsReadBackFromPdf) {
  DATELINE_NEEDS_PROGRAM("pdfinfo");
  const auto path = fresh_folder() / "page.pdf";
  write_bytes(path, draw_pdf(drawing_, {}));
  const std::string info = run_program({"pdfinfo", "-enc", "UTF-8", path});
  EXPECT_THAT(info, HasSubstr("Title:           Столкновения & more"));
  EXPECT_THAT(info, HasSubstr("Subject:         First line. Секция <2>."));
}

TEST(InertParagraphs, KeepLineEndsAndNothingElse) {
  EXPECT_EQ(inert_paragraphs("a\tb\n\nc\r\x02\n"), "a b\n\nc \n");
  EXPECT_EQ(inert_paragraphs(""), "");
}

}  // namespace
}  // namespace dateline

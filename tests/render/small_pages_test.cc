// Pages of every size down to the least: furniture stays on the page and apart, and what has no room is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "geodata/chronicle_reader.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"
#include "tests/support/sparing.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* story = R"(
id: "story" title { text: "Trouble in the three villages of the hills" }
sources { id: "paper" title { text: "A newspaper of the capital" } kind: MEDIA }
places { id: "alpha" names { text: "Alpha" } lat: 43.00 lon: 75.00 kind: VILLAGE precision: EXACT }
places { id: "beta" names { text: "Beta" } lat: 43.06 lon: 75.22 kind: VILLAGE precision: EXACT }
places { id: "gamma" names { text: "Gamma" } lat: 42.93 lon: 75.16 kind: VILLAGE precision: EXACT }
events {
  id: "clash" kind: CLASH places: "alpha" when: "2020-02-07" title { text: "Clash" }
  figures { measure: DEATHS best: 8 reported: "2020-02-08" source: "paper" }
}
events { id: "raid" kind: ARSON places: "gamma" when: "2020-02-08" title { text: "Raid" } }
movements { id: "flight" kind: DISPLACEMENT path { place: "alpha" } path { place: "beta" } when: "2020-02-08" title { text: "Flight" } }
figures { measure: DEATHS best: 10 reported: "2020-02-08" source: "paper" }
)";

class SmallPages : public ::testing::Test {
 protected:
  SmallPages() {
    inputs.chronicle = *read_chronicle_text(story, ChronicleFormat::kText, "story.chronicle.txtpb");
    inputs.style = newsprint();
    inputs.spec.extent = LonLatBox{74.9, 42.9, 75.3, 43.1};
    inputs.spec.subtitle = {{"en", "Three days in a country of mountains: clashes, flight and what was said", {}}};
    inputs.spec.credits = {{"en", "Drawn from the reports of a newspaper, which answers for its figures", {}}};
    inputs.spec.furniture.north_arrow = inputs.spec.furniture.date_stamp = Show::kOn;
  }
  MadeMap made(double width_pt, double height_pt) {
    inputs.spec.page = {width_pt, height_pt};
    return make_map(inputs, FixedMeasurer());
  }

  MapInputs inputs;
};

/// What of a block's texts leaves the page, by the text.
void add_runaways(const Group& group, const PageBox& page, std::vector<std::string>& found) {
  for (const Item& item : group.items) {
    if (const auto* inner = std::get_if<Group>(&item.value)) add_runaways(*inner, page, found);
    const auto* text = std::get_if<TextItem>(&item.value);
    if (!text) continue;
    const double width = FixedMeasurer().measure(text->text, text->type, text->lang).advance_pt;
    const double part = text->anchor == TextAnchor::kStart ? 0 : text->anchor == TextAnchor::kEnd ? 1 : 0.5;
    const double left = text->origin.x_pt - part * width;
    if (!page.contains(PageBox{left, text->origin.y_pt - 0.5 * text->type.size_pt, left + width, text->origin.y_pt}))
      found.push_back(text->text);
  }
}

/// What is wrong with the furniture, a sentence each.
std::vector<std::string> faults(const MadeMap& map) {
  std::vector<std::string> found;
  const Layout& layout = map.layout;
  for (std::size_t i = 0; i < layout.furniture.size(); ++i) {
    const std::string& id = layout.furniture[i].group.name.id;
    if (!layout.frame.contains(layout.furniture_boxes[i])) found.push_back(id + " leaves the page");
    for (std::size_t j = 0; j < i; ++j)
      if (layout.furniture_boxes[i].overlaps(layout.furniture_boxes[j]))
        found.push_back(fmt::format("{} lies over {}", id, layout.furniture[j].group.name.id));
    add_runaways(layout.furniture[i].group, layout.frame, found);
  }
  return found;
}

bool is_placed(const Layout& layout, const std::string& id) {
  return std::ranges::any_of(layout.furniture, [&](const Block& block) { return block.group.name.id == id; });
}

bool is_dropped(const Layout& layout, const std::string& id) {
  return std::ranges::count(layout.dropped, id, &LeftOut::id) > 0;
}

TEST_F(SmallPages, FurnitureStaysOnThePageAndApart) {
  for (const char* lang : {"en", "ar"}) {
    inputs.spec.languages = {lang, "en"};
    unsigned number = 0;
    for (const double width : {72, 90, 120, 160, 200, 250, 300, 350, 400, 500, 720})
      for (const double height : {72, 90, 120, 160, 200, 250, 300, 350, 400, 500, 720})
        if (number++ % sparing == 0) {
          EXPECT_THAT(faults(made(width, height)), IsEmpty()) << lang << " " << width << " x " << height;
        }
  }
}

TEST_F(SmallPages, EveryPieceIsPlacedOrSaidToBeLeftOut) {
  for (const double width : {72, 120, 200, 300, 400, 720})
    for (const double height : {72, 120, 200, 300, 400, 720}) {
      const Layout layout = made(width, height).layout;
      for (const char* id : {"title", "credits", "panel", "scale-bar", "north-arrow", "date-stamp"})
        EXPECT_NE(is_placed(layout, id), is_dropped(layout, id)) << id << " " << width << " x " << height;
    }
}

TEST_F(SmallPages, ATitleOfASmallPageIsSmallerAndAtLastWithoutASubtitle) {
  const Layout layout = made(200, 200).layout;
  EXPECT_TRUE(is_placed(layout, "title"));
  EXPECT_THAT(layout.dropped,
              Contains(AllOf(Field(&LeftOut::id, "subtitle"), Field(&LeftOut::reason, HasSubstr("a page of about ")))));
  EXPECT_FALSE(is_dropped(made(720, 570).layout, "subtitle"));
}

TEST_F(SmallPages, AWordThatIsWiderThanThePageIsBroken) {
  inputs.spec.title = {{"en", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente", {}}};
  for (const double side : {150, 300, 500}) EXPECT_THAT(faults(made(side, side)), IsEmpty()) << side;
}

TEST_F(SmallPages, CreditsWithoutRoomAreSaidInFull) {
  const Layout layout = made(72, 72).layout;
  EXPECT_THAT(layout.dropped,
              Contains(AllOf(Field(&LeftOut::id, "credits"),
                             Field(&LeftOut::reason, HasSubstr("Drawn from the reports of a newspaper, which")))));
}

}  // namespace
}  // namespace dateline

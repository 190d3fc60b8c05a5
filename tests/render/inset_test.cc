#include "render/inset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/render_map.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* story = R"(
id: "story" title { text: "Two near, one far" }
sources { id: "paper" title { text: "A newspaper" } kind: MEDIA }
places { id: "alpha" names { text: "Alpha" } lat: 43.00 lon: 75.00 kind: VILLAGE precision: EXACT }
places { id: "beta" names { text: "Beta" } lat: 43.02 lon: 75.03 kind: VILLAGE precision: EXACT }
places { id: "far" names { text: "Farville" } lat: 44.60 lon: 77.00 kind: CITY precision: EXACT }
events { id: "a" kind: CLASH places: "alpha" when: "2020-02-07" title { text: "One" }
  figures { measure: DEATHS best: 5 reported: "2020-02-08" source: "paper" } }
events { id: "b" kind: CLASH places: "beta" when: "2020-02-07" title { text: "Two" } }
events { id: "f" kind: CLASH places: "far" when: "2020-02-07" title { text: "Three" }
  figures { measure: DEATHS best: 20 reported: "2020-02-08" source: "paper" } }
)";

class InsetTest : public ::testing::Test {
 protected:
  InsetTest() {
    Result<Chronicle> chronicle = read_chronicle_text(story, ChronicleFormat::kText, "story.chronicle.txtpb");
    inputs.chronicle = std::move(*chronicle);
    inputs.style = newsprint();
    inputs.spec.page = {1000, 700};
    inputs.spec.extent = LonLatBox{74, 42, 78, 45};
    inputs.spec.furniture.locator = Show::kOff;
    InsetSpec inset;
    inset.extent = LonLatBox{74.97, 42.98, 75.06, 43.04};
    inset.title = {{"en", "Where it began", NameKind::kUsual}};
    inset.width_pt = 240;
    inset.height_pt = 180;
    inputs.spec.insets = {inset};
  }
  std::string dump() const {
    const auto map = render_map(inputs, FixedMeasurer());
    return map ? dump_text(map->drawing) : std::string{};
  }

  MapInputs inputs;
};

TEST_F(InsetTest, IsDrawnWithItsTitleItsNamesAndAnOutlineOnTheMap) {
  const std::string text = dump();
  EXPECT_THAT(text, HasSubstr("Where it began"));
  EXPECT_THAT(text, HasSubstr("inset-1-label-alpha"));
  EXPECT_THAT(text, HasSubstr("inset-1-label-beta"));
  EXPECT_THAT(text, HasSubstr("inset-outline"));
  EXPECT_THAT(text, Not(HasSubstr("inset-1-label-far")));
}

TEST_F(InsetTest, SharesTheSizesAndTheNotesOfTheMap) {
  const ChronicleView view = view_of(inputs.chronicle, {}, LocalSeconds::max());
  const Result<MapPlan> plan = make_plan(inputs.spec, inputs.chronicle, view);
  const Scene map = make_scene(*plan, inputs.spec, inputs.chronicle, view, inputs.style);
  const MapSpec spec = inset_map(inputs.spec, inputs.spec.insets[0]);
  const Result<MapPlan> inset_plan = make_plan(spec, inputs.chronicle, view, &plan->projection);
  const Scene inset = make_scene(*inset_plan, spec, inputs.chronicle, view, inputs.style, &map);
  const auto size_of = [](const Scene& scene, const std::string& id) {
    for (const SceneSymbol& s : scene.symbols)
      if (s.id == id) return s.size_part;
    return -1.0;
  };
  EXPECT_EQ(size_of(map, "a"), 0.25);
  EXPECT_EQ(size_of(inset, "a"), 0.25) << "alone in the inset, but not the largest of the map";
  EXPECT_EQ(inset.notes.texts(), map.notes.texts());
}

TEST_F(InsetTest, TheOutlineIsWhatItShows) {
  const ChronicleView view = view_of(inputs.chronicle, {}, LocalSeconds::max());
  const Result<MapPlan> plan = make_plan(inputs.spec, inputs.chronicle, view);
  const MapSpec spec = inset_map(inputs.spec, inputs.spec.insets[0]);
  const Result<MapPlan> inset = make_plan(spec, inputs.chronicle, view, &plan->projection);
  const PageBox outline = inset_outline(*inset, *plan);
  for (const LonLat at : {LonLat{75.0, 43.0}, LonLat{75.03, 43.02}})
    EXPECT_TRUE(outline.contains(plan->viewport.to_page(*plan->projection.forward(at))));
  EXPECT_NEAR(outline.width_pt() / outline.height_pt(), 240.0 / 180, 1e-6);
}

TEST(InsetConnectors, RunOutsideBothBoxes) {
  const PageBox outline{500, 300, 540, 330}, inset{50, 400, 290, 580};
  const auto lines = inset_connectors(outline, inset);
  ASSERT_THAT(lines, SizeIs(2));
  for (const auto& line : lines)
    for (int i = 1; i < 100; ++i) {
      const PagePoint p = lerp(line[0], line[1], i / 100.0);
      EXPECT_FALSE(outline.grown(-1).contains(p) || inset.grown(-1).contains(p));
    }
}

}  // namespace
}  // namespace dateline

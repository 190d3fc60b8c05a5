// The map of February 2020 in the Korday District, as users get it.
#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/draw_map.h"
#include "render/map_reader.h"
#include "render/obstacles.h"
#include "tests/support/drawn_overlaps.h"
#include "tests/support/image_compare.h"
#include "tests/support/made_map.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string source_folder = DATELINE_SOURCE_DIR;

MapInputs korday() {
  MapInputs inputs;
  inputs.spec = *read_map(source_folder + "/examples/korday/korday.map.txtpb");
  inputs.chronicle = *read_chronicle(inputs.spec.chronicles.at(0));
  inputs.style = newsprint();
  inputs.basemaps = inputs.spec.basemap.files;
  inputs.world_basemap = source_folder + "/geodata/basemaps/world.gpkg";
  return inputs;
}

/// Drawn once for all tests that only look at it.
class KordayMap : public ::testing::Test {
 protected:
  static const TextMeasurer& measurer() {
    static const std::unique_ptr<TextMeasurer> pango = make_pango_text_measurer();
    return *pango;
  }
  static const Drawing& drawing() {
    static const RenderedMap map = *render_map(korday(), measurer());
    return map.drawing;
  }
};

struct KnownMap {
  MapInputs inputs;
  MadeMap map;
  explicit KnownMap(MapInputs given, const TextMeasurer& measurer)
      : inputs(std::move(given)), map(make_map(inputs, measurer)) {}
};

const PlacedLabel* label_of(const Layout& layout, const std::string& id) {
  const auto found = std::ranges::find(layout.labels, id, &PlacedLabel::id);
  return found == layout.labels.end() ? nullptr : &*found;
}

std::string dropped(const Layout& layout) {
  std::string lines;
  for (const LeftOut& left : layout.dropped) lines += fmt::format("\n  {}: {}", left.id, left.reason);
  return lines;
}

Picture draw_with_librsvg(const std::string& svg, const std::filesystem::path& folder) {
  write_bytes(folder / "map.svg", svg);
  run_program({"rsvg-convert", "-d", "96", "-p", "96", "-o", folder / "svg.png", folder / "map.svg"});
  return read_png_file(folder / "svg.png");
}

// Measured: the same page differs in 1 pixel of 1.9 million; without its least layer (dots of villages) in 52.
constexpr CompareOptions tolerance{0.08, 1, 1.2e-5};

TEST_F(KordayMap, NothingLiesOverAnything) {
  const KnownMap known(korday(), measurer());
  EXPECT_THAT(collisions(known.map), IsEmpty());
}

/// Of the shapes as drawn, letters by their outlines.
TEST_F(KordayMap, NothingDrawnLiesOverAnythingDrawn) {
  const KnownMap known(korday(), measurer());
  const Drawing drawn = make_drawing(known.map.layout, known.map.scene, known.map.plan, "KZ", known.map.inputs.style);
  std::vector<std::string> overlaps;
  for (const DrawnOverlap& overlap : drawn_overlaps(drawn, known.map.scene)) overlaps.push_back(to_string(overlap));
  EXPECT_THAT(overlaps, IsEmpty());
}

TEST_F(KordayMap, ALabelThatIsMovedOntoAnArrowHeadIsFound) {
  const KnownMap known(korday(), measurer());
  Layout layout = known.map.layout;
  const auto flight = std::ranges::find(known.map.scene.flows, "flight_kyrgyzstan", &SceneFlow::id);
  const Spine& spine = layout.flows[static_cast<std::size_t>(flight - known.map.scene.flows.begin())].legs[0].spine;
  const auto label = std::ranges::find(layout.labels, "label-aukhatty", &PlacedLabel::id);
  label->spot.box = label->spot.box.moved(spine.at(spine.length_pt() - 12) - label->spot.box.center());
  const Drawing drawn = make_drawing(layout, known.map.scene, known.map.plan, "KZ", known.map.inputs.style);
  EXPECT_THAT(to_strings(drawn_overlaps(drawn, known.map.scene), DrawnOverlap::Kind::kLabelHead),
              ::testing::Contains(HasSubstr("label-aukhatty lies over the head of flight_kyrgyzstan")));
}

TEST_F(KordayMap, TheFigureOfTheExodusStandsOnOrBesideItsArrow) {
  const KnownMap known(korday(), measurer());
  const PlacedLabel* label = label_of(known.map.layout, "label-flight_kyrgyzstan");
  ASSERT_NE(label, nullptr);
  for (std::size_t i = 0; i < known.map.scene.flows.size(); ++i) {
    if (known.map.scene.flows[i].id != "flight_kyrgyzstan") continue;
    double gap = 1e9;
    for (const PagePoint p : known.map.layout.flows[i].legs[0].spine.sampled(1))
      for (const PageBox& box : label->boxes) gap = std::min(gap, distance_to_box(p, p, box));
    EXPECT_LT(gap - known.map.layout.flows[i].width_pt / 2, 5);
  }
}

TEST_F(KordayMap, TwoAmbulancesToAlmatyShareOneLabel) {
  const KnownMap known(korday(), measurer());
  const auto to_almaty = [](const PlacedLabel& label) {
    return std::ranges::any_of(label.text.lines, [](const auto& line) { return line.text.starts_with("to Almaty"); });
  };
  EXPECT_EQ(std::ranges::count_if(known.map.layout.labels, to_almaty), 1);
}

TEST_F(KordayMap, ThePatientsCountedInBishkekAreNotCountedOnTheirWayAsWell) {
  const KnownMap known(korday(), measurer());
  EXPECT_EQ(label_of(known.map.layout, "label-transfer_bishkek"), nullptr);
  const PlacedLabel* bishkek = label_of(known.map.layout, "label-bishkek");
  ASSERT_NE(bishkek, nullptr);
  EXPECT_THAT(bishkek->text.lines.back().text, HasSubstr("2 in hospital"));
}

TEST_F(KordayMap, EveryRecordIsDrawnOrSaidToBeLeftOut) {
  const KnownMap known(korday(), measurer());
  EXPECT_THAT(lost_records(known.map), IsEmpty());
}

TEST_F(KordayMap, ThePlacesOfTheStoryAreNamed) {
  const KnownMap known(korday(), measurer());
  for (const char* id : {"masanchi", "sortobe", "aukhatty", "bulan_batyr", "karakemer", "tokmok", "bishkek", "korday"})
    EXPECT_NE(label_of(known.map.layout, fmt::format("label-{}", id)), nullptr) << id << dropped(known.map.layout);
}

TEST_F(KordayMap, EveryFlowHasItsFigure) {
  const KnownMap known(korday(), measurer());
  for (std::size_t i = 0; i < known.map.scene.flows.size(); ++i) {
    const SceneFlow& flow = known.map.scene.flows[i];
    if (!flow.figure_ids.repeated.empty()) continue;  // written where it was counted first
    if (flow.figure.empty() || known.map.plan.layers[flow.layer].hide_figures) continue;
    if (!flow.figure_ids.repeated.empty()) continue;  // written where it was counted first
    EXPECT_TRUE(label_of(known.map.layout, "label-" + flow.id) || label_of(known.map.layout, "label-end-" + flow.id) ||
                label_of(known.map.layout, "label-start-" + flow.id))
        << flow.id << dropped(known.map.layout);
  }
}

TEST_F(KordayMap, IsTheSameDrawingTwice) {
  EXPECT_EQ(dump_text(render_map(korday(), measurer())->drawing), dump_text(drawing()));
}

TEST_F(KordayMap, GivesTheSameBytesTwice) {
  EXPECT_TRUE(draw_png(drawing()) == draw_png(drawing()));
  EXPECT_TRUE(draw_svg(drawing()) == draw_svg(drawing()));
  EXPECT_TRUE(draw_pdf(drawing()) == draw_pdf(drawing()));
}

TEST_F(KordayMap, GivesTheSameBytesFromAFreshStart) {
  const std::unique_ptr<TextMeasurer> other = make_pango_text_measurer();
  const Drawing again = render_map(korday(), *other)->drawing;
  EXPECT_TRUE(draw_png(again) == draw_png(drawing()));
  EXPECT_TRUE(draw_svg(again) == draw_svg(drawing()));
  EXPECT_TRUE(draw_pdf(again) == draw_pdf(drawing()));
}

TEST_F(KordayMap, IsDescribedWithItsDoubts) {
  EXPECT_THAT(drawing().description,
              ::testing::StartsWith("Map: Violence in the villages of the Korday District; 5–11"));
  EXPECT_THAT(drawing().description, HasSubstr("Aukhatty (unofficial data), unconfirmed ("));
}

TEST_F(KordayMap, HasNoRasterInItsSvg) { EXPECT_THAT(draw_svg(drawing()), Not(HasSubstr("<image"))); }

TEST_F(KordayMap, SvgAndPngShowTheSamePage) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  const auto folder = fresh_folder();
  const Picture png = read_png(draw_png(drawing()));
  const Comparison comparison =
      compare_pictures(png, draw_with_librsvg(draw_svg(drawing()), folder), tolerance, folder / "diff.png");
  EXPECT_TRUE(comparison.same) << comparison.message;
}

TEST_F(KordayMap, TheyDoNotWhenAnyLayerIsMissing) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  const auto folder = fresh_folder();
  const Picture png = read_png(draw_png(drawing()));
  for (std::size_t i = 0; i < drawing().layers.size(); ++i) {
    Drawing less = drawing();
    less.layers.erase(less.layers.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(compare_pictures(png, draw_with_librsvg(draw_svg(less), folder), tolerance).same)
        << "without " << drawing().layers[i].name.id;
  }
}

/// What is known of the dead and of the exodus by the end of a day.
struct Knowledge {
  std::string deaths;
  std::string displaced;
  std::string displaced_denied;
};

Knowledge known_by(const std::string& day, const TextMeasurer& measurer) {
  MapInputs inputs = korday();
  inputs.spec.as_of = *parse_edtf(day);
  const KnownMap known(std::move(inputs), measurer);
  Knowledge knowledge;
  for (const SummaryRow& row : known.map.scene.summary)
    if (row.label == "Deaths") knowledge.deaths = row.claim.number;
  for (const SceneFlow& flow : known.map.scene.flows) {
    if (flow.measure != Measure::kDisplaced) continue;
    knowledge.displaced = flow.figure.number;
    knowledge.displaced_denied = flow.figure.denied;
  }
  return knowledge;
}

TEST_F(KordayMap, ByTheEighthEightAreDeadAndTheExodusIsDenied) {
  const Knowledge known = known_by("2020-02-08", measurer());
  EXPECT_EQ(known.deaths, "8");
  EXPECT_EQ(known.displaced, "");
  EXPECT_THAT(known.displaced_denied, ::testing::StartsWith("denied"));
}

TEST_F(KordayMap, ByTheNinthTenAreDeadAndTwelveThousandAway) {
  const Knowledge known = known_by("2020-02-09", measurer());
  EXPECT_EQ(known.deaths, "10");
  EXPECT_THAT(known.displaced, HasSubstr("12,000"));
  EXPECT_EQ(known.displaced_denied, "");
}

TEST_F(KordayMap, SaysAsOfWhichDayItSpeaks) {
  MapInputs inputs = korday();
  inputs.spec.as_of = *parse_edtf("2020-02-08");
  const KnownMap known(std::move(inputs), measurer());
  EXPECT_THAT(known.map.scene.texts.subtitle, ::testing::EndsWith("As reported by 8 February 2020"));
}

TEST_F(KordayMap, HoldsTogetherAsOfEveryDay) {
  for (const char* day : {"2020-02-07", "2020-02-08", "2020-02-09", "2020-02-10"}) {
    MapInputs inputs = korday();
    inputs.spec.as_of = *parse_edtf(day);
    const KnownMap known(std::move(inputs), measurer());
    EXPECT_THAT(collisions(known.map), IsEmpty()) << day;
    EXPECT_THAT(lost_records(known.map), IsEmpty()) << day;
  }
}

TEST_F(KordayMap, HoldsTogetherInEveryLanguageAndOnSmallPages) {
  for (const char* language : {"ru", "kk"})
    for (const PageSize page : {PageSize{1200, 900}, PageSize{800, 600}}) {
      MapInputs inputs = korday();
      inputs.spec.languages = {language};
      inputs.spec.page = page;
      const KnownMap known(std::move(inputs), measurer());
      EXPECT_THAT(collisions(known.map), IsEmpty()) << language << " " << page.width_pt;
      EXPECT_THAT(lost_records(known.map), IsEmpty()) << language << " " << page.width_pt;
    }
}

}  // namespace
}  // namespace dateline

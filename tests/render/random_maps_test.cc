// Crowded made-up maps: whatever the records, nothing may lie over anything and nothing may be lost.
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "render/canvas.h"
#include "render/draw_map.h"
#include "tests/support/drawn_overlaps.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"
#include "tests/support/sparing.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::IsEmpty;

/// Villages close together, some beyond the page; clashes, arrests, flights, crowds of unknown origin, troops.
class StoryMaker {
 public:
  explicit StoryMaker(unsigned seed) : random_(seed) {}

  std::string make(int places, int records) {
    places_ = places;
    std::string text = R"(id: "made" title { text: "Made up" } sources { id: "paper" title { text: "A newspaper" } }
actors { id: "force" names { text: "A force" } kind: POLICE }
)";
    for (int i = 0; i < places; ++i) {
      // One after the other: compilers differ in which argument of a call they take first.
      const bool near = one_in(4);
      const double lon = 75 + within(-0.3, 0.3);
      const double lat = 43 + within(-0.16, 0.16);
      text += fmt::format(
          "places {{ id: \"p{}\" names {{ text: \"Village {}\" }} lat: {:.4f} lon: {:.4f} kind: VILLAGE precision: {} "
          "}}\n",
          i, i, lat, lon, near ? "NEAR" : "EXACT");
    }
    for (int i = 0; i < records; ++i) text += record(i);
    return text;
  }

 private:
  double within(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  bool one_in(int n) { return below(n) == 0; }
  std::string place() { return fmt::format("p{}", below(places_)); }
  std::string figure(const char* measure) {
    return fmt::format("figures {{ measure: {} best: {} reported: \"2020-02-09\" source: \"paper\" }}", measure,
                       1 + below(9000));
  }

  std::string record(int i) {
    const std::string common = fmt::format("id: \"r{}\" when: \"2020-02-08\" title {{ text: \"Record {}\" }}", i, i);
    const std::string from = place();
    std::string to = place();
    if (to == from) to = fmt::format("p{}", (std::stoi(from.substr(1)) + 1) % places_);
    switch (below(6)) {
      case 0: return fmt::format("events {{ {} kind: CLASH places: \"{}\" {} }}\n", common, from, figure("DEATHS"));
      case 1: return fmt::format("events {{ {} kind: ARREST places: \"{}\" }}\n", common, from);
      case 2: return fmt::format("events {{ {} kind: LOOTING places: \"{}\" places: \"{}\" }}\n", common, from, to);
      case 3:
        return fmt::format(
            "movements {{ {} kind: DISPLACEMENT path {{ place: \"{}\" }} path {{ place: \"{}\" }} {} }}\n", common,
            from, to, figure("DISPLACED"));
      case 4:
        return fmt::format(
            "movements {{ {} kind: CROWD_ARRIVAL path {{ unknown {{}} }} path {{ place: \"{}\" }} {} }}\n", common,
            from, figure("PARTICIPANTS"));
      default:
        return fmt::format("deployments {{ {} force: \"force\" from {{ place: \"{}\" }} to: \"{}\" }}\n", common, from,
                           to);
    }
  }

  std::mt19937 random_;
  int places_ = 0;
};

MapInputs random_map(unsigned seed, PageSize page) {
  MapInputs inputs;
  const std::string text = StoryMaker(seed).make(6 + static_cast<int>(seed % 9), 6 + static_cast<int>(seed % 17));
  Result<Chronicle> chronicle = read_chronicle_text(text, ChronicleFormat::kText, "made.chronicle.txtpb");
  for (const Diagnostic& d : chronicle.diagnostics)
    EXPECT_NE(d.severity, Severity::kError) << d.message << "\n" << text;
  inputs.chronicle = std::move(chronicle.value).value_or(Chronicle{});
  inputs.style = newsprint();
  inputs.spec.page = page;
  inputs.spec.extent = LonLatBox{74.75, 42.88, 75.25, 43.12};
  return inputs;
}

bool all_finite(const std::string& dump) {
  return dump.find("nan") == std::string::npos && dump.find("inf,") == std::string::npos &&
         dump.find(" inf") == std::string::npos;
}

TEST(RandomMaps, NothingLiesOverAnythingAndNothingIsLost) {
  for (unsigned seed = 0; seed < 60; seed += sparing) {
    const MapInputs inputs = random_map(seed, seed % 2 ? PageSize{900, 700} : PageSize{520, 420});
    const MadeMap map = make_map(inputs, FixedMeasurer());
    EXPECT_THAT(collisions(map), IsEmpty()) << "seed " << seed;
    EXPECT_THAT(lost_records(map), IsEmpty()) << "seed " << seed;
    EXPECT_TRUE(all_finite(dump_text(make_drawing(map.layout, map.scene, map.plan, "KZ", inputs.style))))
        << "seed " << seed;
  }
}

/// Of the shapes as drawn. In crowds this dense a few arrows have no free way.
TEST(RandomMaps, ArrowsKeepOffSymbolsAndHeadsOfOthers) {
  std::size_t arrows = 0;
  std::vector<std::string> compromises;
  for (unsigned seed = 0; seed < 60; seed += sparing) {
    const MapInputs inputs = random_map(seed, seed % 2 ? PageSize{900, 700} : PageSize{520, 420});
    const MadeMap map = make_map(inputs, FixedMeasurer());
    arrows += map.scene.flows.size();
    for (const DrawnOverlap& overlap :
         drawn_overlaps(make_drawing(map.layout, map.scene, map.plan, "KZ", inputs.style), map.scene))
      if (overlap.kind >= DrawnOverlap::Kind::kArrowSymbol)  // letters are of other fonts here
        compromises.push_back(fmt::format("seed {}: {}", seed, to_string(overlap)));
  }
  EXPECT_GT(arrows, 300 / sparing);
  EXPECT_LE(compromises.size(), arrows / 50) << fmt::format("{}", fmt::join(compromises, "\n"));
}

}  // namespace
}  // namespace dateline

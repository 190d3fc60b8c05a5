// The maps that dateline shows itself with: nothing on them lies over anything it must not, by the shapes as drawn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/draw_map.h"
#include "render/inset.h"
#include "tests/support/drawn_overlaps.h"
#include "tests/support/example_inputs.h"
#include "tests/support/made_map.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::IsEmpty;

const TextMeasurer& measurer() { return real_measurer(); }
MapInputs example(const std::string& name) { return example_inputs(name); }

std::vector<std::string> overlaps_of(const MapInputs& inputs) {
  const MadeMap map = make_map(inputs, measurer());
  const Drawing drawing = make_drawing(map.layout, map.scene, map.plan, {}, inputs.style);
  std::vector<std::string> found;
  for (const DrawnOverlap& overlap : drawn_overlaps(drawing, map.scene)) found.push_back(to_string(overlap));
  return found;
}

class ExampleMap : public ::testing::TestWithParam<const char*> {};

TEST_P(ExampleMap, NothingDrawnLiesOverAnythingDrawn) { EXPECT_THAT(overlaps_of(example(GetParam())), IsEmpty()); }

TEST_P(ExampleMap, NothingLiesOverAnything) {
  const MapInputs inputs = example(GetParam());
  EXPECT_THAT(collisions(make_map(inputs, measurer())), IsEmpty());
}

TEST_P(ExampleMap, InsetsAreAsClean) {
  const MapInputs inputs = example(GetParam());
  for (const InsetSpec& inset : inputs.spec.insets) {
    MapInputs of_inset = inputs;
    of_inset.spec = inset_map(inputs.spec, inset);
    EXPECT_THAT(overlaps_of(of_inset), IsEmpty());
  }
}

TEST_P(ExampleMap, EveryRecordIsDrawnOrSaidToBeLeftOut) {
  const MapInputs inputs = example(GetParam());
  EXPECT_THAT(lost_records(make_map(inputs, measurer())), IsEmpty());
}

TEST_P(ExampleMap, HasItsKey) {
  const MapInputs inputs = example(GetParam());
  const MadeMap map = make_map(inputs, measurer());
  EXPECT_TRUE(std::ranges::any_of(map.layout.furniture, [](const Block& b) { return b.group.name.id == "panel"; }));
}

INSTANTIATE_TEST_SUITE_P(All, ExampleMap, ::testing::Values("korday", "ukraine-2022", "ioke-2006", "derna-2023"),
                         [](const auto& test) {
                           std::string name = test.param;
                           std::erase_if(name, [](char c) { return c == '-'; });
                           return name;
                         });

}  // namespace
}  // namespace dateline

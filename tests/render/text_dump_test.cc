#include <gtest/gtest.h>

#include "render/canvas.h"
#include "tests/support/golden.h"
#include "tests/support/sample_drawing.h"

namespace dateline {
namespace {

using namespace testing;

TEST(DumpText, MatchesItsGolden) { EXPECT_TRUE(matches_golden("render/sample.dump.txt", dump_text(sample_drawing()))); }

TEST(DumpText, ShowsEveryChange) {
  const Drawing drawing = sample_drawing();
  const std::string before = dump_text(drawing);
  Drawing moved = drawing;
  std::get<PathItem>(moved.layers[2].items[0].value).path.points[0].x_pt += 0.01;
  EXPECT_NE(dump_text(moved), before);
  Drawing pixel = drawing;
  ++std::get<ImageItem>(pixel.layers[0].items[2].value).rgba[100];
  EXPECT_NE(dump_text(pixel), before);
  Drawing word = drawing;
  std::get<TextItem>(word.layers[3].items[0].value).lang = "de";
  EXPECT_NE(dump_text(word), before);
}

TEST(DumpText, WritesOneItemALine) {
  Drawing drawing;
  drawing.layers = {
      Group{{}, "L", {}, {{TextItem{{}, "two\nlines \"q\"", "en", {}, {1, 2}, TextAnchor::kEnd, 0, {}}}}}};
  EXPECT_EQ(dump_text(drawing),
            "drawing 1200 x 900 pt background=#ffffff lang=\"en\"\n"
            "  group label=\"L\"\n"
            "    text text=\"two\\nlines \\\"q\\\"\" lang=\"en\" type= 10pt w400 color=#222222 at=1,2 end\n");
}

}  // namespace
}  // namespace dateline

#include "render/svg_syntax.h"
#include "geodata/xml_text.h"

#include <gtest/gtest.h>

#include "geodata/base64.h"

namespace dateline {
namespace {

using namespace std::string_literals;

TEST(SvgNumber, IsShortAndNeverNegativeZero) {
  EXPECT_EQ(svg_number(12.5, 2), "12.5");
  EXPECT_EQ(svg_number(12.0, 2), "12");
  EXPECT_EQ(svg_number(-0.001, 2), "0");
  EXPECT_EQ(svg_number(-0.25, 2), "-0.25");
  EXPECT_EQ(svg_number(0.05, 2), "0.05");
  EXPECT_EQ(svg_number(1e7, 2), "10000000");
  EXPECT_EQ(svg_number(1e-9, 3), "0");
  EXPECT_EQ(svg_number(3.7, 0), "4");
}

TEST(SvgEscaped, LeavesNothingThatIsMarkup) {
  EXPECT_EQ(xml_text("]]><script a='1' b=\"2\">&\0x"s), "]]&gt;&lt;script a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;x");
}

TEST(SvgPathData, IsRelativeOnAGridSoThatRoundingDoesNotAddUp) {
  Path path;
  path.move_to({0.004, 0});
  for (int i = 1; i <= 100; ++i) path.line_to({0.004 * i, 0});
  const std::string data = svg_path_data(path, 2);
  double x = 0;
  std::size_t at = data.find('l');
  while (at != std::string::npos && at < data.size()) {
    std::size_t used = 0;
    x += std::stod(data.substr(at + 1), &used);
    at = data.find(' ', data.find(' ', at + 1) + 1);
  }
  EXPECT_NEAR(x, 0.4, 1e-9);
}

TEST(SvgPathData, WritesEveryVerb) {
  Path path;
  path.move_to({10, 10});
  path.line_to({20, 10});
  path.line_to({20, 20.5});
  path.curve_to({20, 30}, {10, 30}, {10, 20});
  path.close();
  path.line_to({12, 12});
  path.move_to({0, -5});
  path.line_to({1, 1});
  EXPECT_EQ(svg_path_data(path, 2), "M10 10l10 0 0 10.5c0 9.5 -10 9.5 -10 -0.5zl2 2 M0 -5l1 6");
}

TEST(SvgName, MakesXmlNames) {
  EXPECT_EQ(svg_name("flight-1"), "flight-1");
  EXPECT_EQ(svg_name("Clash sites"), "Clash-sites");
  EXPECT_EQ(svg_name("7 February"), "_7-February");
  EXPECT_EQ(svg_name(""), "_");
  EXPECT_EQ(svg_name("Сортөбе"), "Сортөбе");
  EXPECT_EQ(svg_name("a\"><b c='"), "a---b-c--");
  EXPECT_EQ(svg_name("马 x"), "_--x");
}

TEST(SvgClass, IsLowerCaseWithDashes) { EXPECT_EQ(svg_class("Place_main.x"), "place-main-x"); }

TEST(SvgIds, AreGivenOnce) {
  SvgIds ids;
  EXPECT_EQ(ids.take("a"), "a");
  EXPECT_EQ(ids.take("a"), "a-2");
  EXPECT_EQ(ids.take("a-2"), "a-2-2");
  EXPECT_EQ(ids.take("a"), "a-3");
}

TEST(Base64, FollowsRfc4648) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64("\xFF\xFE\xFD"), "//79");
}

}  // namespace
}  // namespace dateline

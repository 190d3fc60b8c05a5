#include "geodata/json_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using namespace std::string_literals;

TEST(JsonString, EscapesWhatWouldEndItOrAct) {
  EXPECT_EQ(json_string("a\"b\\c\n\x1b\x7F\0d"s), R"("a\"b\\c\u000a\u001b\u007f\u0000d")");
  EXPECT_EQ(json_string("\u009B\u2028\u202E\u2067\uFFFE\U0001FFFF"), R"("\u009b\u2028\u202e\u2067\ufffe\ud83f\udfff")");
  EXPECT_EQ(json_string("Сортөбе \U0001F600 <&>"), "\"Сортөбе \U0001F600 <&>\"");
  EXPECT_EQ(json_string("a\xFF\xED\xA0\x80"), "\"a\uFFFD\uFFFD\uFFFD\uFFFD\"");
}

TEST(HtmlScriptJson, HoldsNothingThatEndsAScript) {
  EXPECT_EQ(html_script_json("</script><!--&]]>"), R"("\u003c/script\u003e\u003c!--\u0026]]\u003e")");
}

}  // namespace
}  // namespace dateline

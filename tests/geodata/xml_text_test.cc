#include "geodata/xml_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(XmlText, EscapesForElementsAndAttributes) {
  EXPECT_EQ(xml_text("<a href=\"x\" b='y'>&amp;]]>"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;]]&gt;");
}

TEST(XmlText, IsInertFirst) {
  EXPECT_EQ(xml_text("a\nb\x1b\xFF\u202E"), "a b\uFFFD");
  EXPECT_EQ(xml_paragraphs("a\r\nb\x1b<\xFF"), "a \nb&lt;\uFFFD");
  std::string out = "x";
  append_xml_paragraphs(out, "a\n<b>");
  EXPECT_EQ(out, "xa\n&lt;b&gt;");
}

}  // namespace
}  // namespace dateline

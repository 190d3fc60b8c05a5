#include "geodata/inert_text.h"

#include <gtest/gtest.h>

#include "geodata/utf8.h"
#include "tests/support/hostile_strings.h"

namespace dateline {
namespace {

using namespace std::string_literals;

TEST(InertText, KeepsLettersOfEveryScriptAndTheirMarks) {
  const std::string text = "Сортөбе – سورتوبي\u200F 马 \U0001F600 a\u200Db\u200Cc\u00AD";
  EXPECT_EQ(inert_text(text), text);
  EXPECT_TRUE(is_inert(text));
}

TEST(InertText, IsOneLineWithoutControls) {
  EXPECT_EQ(inert_text("a\nb\tc\x01\x7F\x1b d\0e"s), "a b c de");
  EXPECT_EQ(inert_text("a\u0085b\u0090c\uFFFEd\uFDD0\U0001FFFF\u2028e"), "a bcd e");
  EXPECT_EQ(inert_text("a\xFF\xC3(b\xED\xA0\x80"), "a\uFFFD\uFFFD(b\uFFFD\uFFFD\uFFFD");
}

TEST(InertText, CannotReorderWhatStandsAroundIt) {
  EXPECT_EQ(inert_text("a\u202Eb\u202Cc\u202Ad"), "abcd");
  EXPECT_EQ(inert_text("a\u2067b"), "a\u2067b\u2069");
  EXPECT_EQ(inert_text("a\u2069b\u2066\u2068c\u2069"), "ab\u2066\u2068c\u2069\u2069");
  EXPECT_EQ(inert_text("a\u2067b\u2069c"), "a\u2067b\u2069c");
  EXPECT_EQ(inert_paragraphs("a\u2067b\nc\u2069"), "a\u2067b\u2069\nc");
}

TEST(InertText, StaysAsItIsWhenItIsInert) {
  for (const std::string& text : testing::hostile_strings()) {
    EXPECT_EQ(inert_text(inert_text(text)), inert_text(text));
    const std::string paragraphs = inert_paragraphs(text);
    EXPECT_EQ(inert_paragraphs(paragraphs), paragraphs);
    if (is_inert(text)) {
      EXPECT_EQ(paragraphs, text);
    }
  }
  for (const std::string& text : testing::unreadable_strings()) {
    EXPECT_FALSE(is_inert(text));
    EXPECT_TRUE(is_valid_utf8(inert_text(text)));
  }
}

TEST(InertText, WithItsOwnDirectionKeepsAllElse) {
  EXPECT_EQ(with_own_direction("a\nb\u202E\tc\u2067"), "a\nb\tc\u2067\u2069");
  EXPECT_EQ(with_own_direction("a\nb – c"), "a\nb – c");
}

TEST(HiddenCharacter, SaysWhatWillNotBeShown) {
  EXPECT_FALSE(hidden_character("Сортөбе\n\u2067a\u2069\u200F"));
  EXPECT_EQ(hidden_character("a\u202Eb")->substr(0, 13), "holds U+202E,");
  EXPECT_EQ(hidden_character("a\u009Bb")->substr(0, 13), "holds U+009B,");
  EXPECT_EQ(hidden_character("a\uFFFEb")->substr(0, 13), "holds U+FFFE,");
  EXPECT_EQ(hidden_character("a\u2069b")->substr(0, 13), "holds U+2069,");
  EXPECT_TRUE(hidden_character("a\u2067b"));
}

}  // namespace
}  // namespace dateline

#include "render/text_content.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using namespace std::string_literals;

TEST(InertText, KeepsOrdinaryTextOfAnyScript) {
  EXPECT_EQ(inert_text("Сортөбе – سورتوبي 马 \U0001F600"), "Сортөбе – سورتوبي 马 \U0001F600");
}

TEST(InertText, RemovesControlsAndTurnsLineEndsIntoSpaces) {
  EXPECT_EQ(inert_text("a\nb\tc\x01\x7F d\0e"s), "a b c de");
  EXPECT_EQ(inert_text("a\u0085b\u0090c\uFFFEd\uFDD0"), "a bcd");
}

TEST(InertText, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(inert_text("a\xFF\xC3(b"), "a\uFFFD\uFFFD(b");
  EXPECT_EQ(inert_text("cut \xE2\x82"), "cut \uFFFD\uFFFD");
  EXPECT_EQ(inert_text("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // half of a surrogate pair
}

TEST(InertText, RemovesOverridesAndKeepsMarks) {
  EXPECT_EQ(inert_text("a\u202Eb\u202Cc\u200Fd\u2067e\u2069"), "abc\u200Fd\u2067e\u2069");
}

TEST(ShownText, IsInCapitalsWhereTheTypeSaysSo) {
  TypeStyle type;
  EXPECT_EQ(shown_text("Straße, Сортөбе, éi", type, "de"), "Straße, Сортөбе, éi");
  type.uppercase = true;
  EXPECT_EQ(shown_text("Straße, Сортөбе, éi", type, "de"), "STRASSE, СОРТӨБЕ, ÉI");
  EXPECT_EQ(shown_text("izmir ırmak", type, "tr-TR"), "İZMİR IRMAK");
}

TEST(LettersJoin, ForArabicAndIndicButNotForLatinCyrillicHebrewOrChinese) {
  EXPECT_TRUE(letters_join("سورتوبي"));
  EXPECT_TRUE(letters_join("Tokmok (कोर्दाय)"));
  EXPECT_TRUE(letters_join("ᠮᠣᠩᠭᠣᠯ"));
  EXPECT_TRUE(letters_join("ที่นี่"));
  EXPECT_FALSE(letters_join("ดาย"));  // Thai without marks
  EXPECT_FALSE(letters_join("River Chu, Сортөбе, חיפה, 马三成, é"));
}

TEST(ReadsRightToLeft, FollowsTheFirstLetter) {
  EXPECT_TRUE(reads_right_to_left("12 سورتوبي (a)"));
  EXPECT_TRUE(reads_right_to_left("חיפה"));
  EXPECT_FALSE(reads_right_to_left("Tokmok سورتوبي"));
  EXPECT_FALSE(reads_right_to_left("1,234"));
  EXPECT_TRUE(reads_right_to_left("\u200F12"));
}

}  // namespace
}  // namespace dateline

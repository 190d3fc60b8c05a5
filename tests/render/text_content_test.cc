#include "render/text_content.h"
#include "geodata/inert_text.h"

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

TEST(ReadsRightToLeft, FollowsTheLettersThatAllRunOneWay) {
  EXPECT_TRUE(reads_right_to_left("12 سورتوبي", "en"));
  EXPECT_TRUE(reads_right_to_left("חיפה", ""));
  EXPECT_FALSE(reads_right_to_left("Tokmok, 12", "ar"));
}

TEST(ReadsRightToLeft, FollowsTheLanguageWhereLettersRunBothWaysOrThereAreNone) {
  EXPECT_TRUE(reads_right_to_left("UNHCR: سورتوبي", "ar"));
  EXPECT_FALSE(reads_right_to_left("سورتوبي (Sortobe)", "en"));
  EXPECT_TRUE(reads_right_to_left("1,234", "ar"));
  EXPECT_FALSE(reads_right_to_left("1,234", "ru"));
}

TEST(ReadsRightToLeft, FollowsTheFirstLetterOrMarkWhereNothingElseIsKnown) {
  EXPECT_TRUE(reads_right_to_left("12 سورتوبي (a)", ""));
  EXPECT_FALSE(reads_right_to_left("Tokmok سورتوبي", ""));
  EXPECT_FALSE(reads_right_to_left("1,234", ""));
  EXPECT_TRUE(reads_right_to_left("\u200F12", "en"));
}

TEST(ShownType, HasItalicsAndSpacingOnlyWhereTheScriptHas) {
  TypeStyle type;
  type.italic = true;
  type.letter_spacing_em = 0.2;
  EXPECT_EQ(shown_type(type, "River Чу 12"), type);
  EXPECT_FALSE(shown_type(type, "Chu نهر").italic);
  EXPECT_EQ(shown_type(type, "نهر").letter_spacing_em, 0);
  EXPECT_FALSE(shown_type(type, "楚河").italic);
  EXPECT_EQ(shown_type(type, "楚河").letter_spacing_em, 0.2);
}

TEST(ShownType, NamesTheFamilyOfTheScriptBehindTheFirst) {
  TypeStyle type;
  type.families = {"Noto Sans", "sans-serif"};
  EXPECT_EQ(shown_type(type, "Chu نهر").families,
            (std::vector<std::string>{"Noto Sans", "Noto Sans Arabic", "sans-serif"}));
  type.families.front() = "Noto Serif";
  EXPECT_EQ(shown_type(type, "חיפה").families.at(1), "Noto Serif Hebrew");
}

TEST(CodePoints, ComeBackAsTheyWere) {
  const std::string text = "aж馬\U0001F600";
  EXPECT_EQ(code_points(text).size(), 4u);
  EXPECT_EQ(utf8_of(code_points(text)), text);
  EXPECT_EQ(script_code(U'ع'), "Arab");
}

TEST(IsRightToLeft, GoesByTheScriptOfTheTagThenByTheLanguage) {
  EXPECT_TRUE(is_right_to_left("ar-EG"));
  EXPECT_TRUE(is_right_to_left("he"));
  EXPECT_TRUE(is_right_to_left("az-Arab"));
  EXPECT_FALSE(is_right_to_left("ur-Latn-PK"));
  EXPECT_FALSE(is_right_to_left("kk"));
  EXPECT_FALSE(is_right_to_left(""));
}

}  // namespace
}  // namespace dateline

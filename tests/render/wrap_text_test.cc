#include "render/wrap_text.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/support/fixed_measurer.h"

namespace dateline {
namespace {

using testing::FixedMeasurer;

TypeStyle letters(double size_pt) {
  TypeStyle type;
  type.size_pt = size_pt;
  return type;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  return text;
}

std::string random_text(std::mt19937& random, std::size_t longest) {
  std::string text;
  const int words = std::uniform_int_distribution<int>(0, 25)(random);
  for (int i = 0; i < words; ++i) {
    if (i) text += ' ';
    text += std::string(std::uniform_int_distribution<std::size_t>(1, longest)(random), static_cast<char>('a' + i));
  }
  return text;
}

std::vector<std::string> wrapped(const std::string& text, double width_pt) {
  return wrap_text(text, width_pt, letters(10), "en", FixedMeasurer());
}

TEST(WrapText, KeepsAllWordsInTheirOrder) {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_text(random, 14);
    EXPECT_EQ(joined(wrapped(text, 70 + i)), text);
  }
}

TEST(WrapText, NoLineIsTooWideWhereEveryWordFits) {
  std::mt19937 random(2);
  for (int i = 0; i < 300; ++i)
    for (const std::string& line : wrapped(random_text(random, 8), 45 + i))
      EXPECT_LE(static_cast<double>(line.size()) * 5, 45 + i) << line;
}

TEST(WrapText, AWordThatIsTooWideIsCutBetweenItsLetters) {
  EXPECT_EQ(wrapped("a incomprehensibilities b", 30),
            (std::vector<std::string>{"a", "incomp", "rehens", "ibilit", "ies b"}));
}

TEST(WrapText, ALetterThatIsTooWideStandsAlone) {
  EXPECT_EQ(wrapped("abc", 2), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(WrapText, NoLineIsTooWideHoweverLongTheWords) {
  std::mt19937 random(4);
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_text(random, 60);
    std::string letters_kept;
    for (const std::string& line : wrapped(text, 5 + i)) {
      EXPECT_LE(static_cast<double>(line.size()) * 5, 5 + i) << line;
      letters_kept += line;
    }
    std::string with_spaces = text;
    std::erase(letters_kept, ' ');
    std::erase(with_spaces, ' ');
    EXPECT_EQ(letters_kept, with_spaces);
  }
}

TEST(WrapText, TheLastWordIsNotLeftAloneIfAnotherCanJoinIt) {
  EXPECT_EQ(wrapped("one two six ten", 60), (std::vector<std::string>{"one two", "six ten"}));
}

TEST(WrapText, SpacesAreNotDoubledAndNothingGivesNoLine) {
  EXPECT_EQ(wrapped("  a   b\nc ", 500), (std::vector<std::string>{"a b c"}));
  EXPECT_TRUE(wrapped("", 100).empty());
  EXPECT_TRUE(wrapped("   ", 100).empty());
}

TEST(WrapText, NoBreakSpacesHold) {
  EXPECT_EQ(wrapped("1.7 billion\u00A0KZT", 60), (std::vector<std::string>{"1.7", "billion\u00A0KZT"}));
}

/// With the measurer that maps are made with.
std::vector<std::string> wrapped_as_drawn(const std::string& text, double width_pt, const std::string& lang) {
  return wrap_text(text, width_pt, letters(20), lang, *make_pango_text_measurer());
}

TEST(WrapText, ChineseBreaksBetweenItsCharactersButNotBeforeAComma) {
  const auto lines = wrapped_as_drawn("哈萨克斯坦科尔代县，发生冲突", 185, "zh");
  EXPECT_EQ(lines, (std::vector<std::string>{"哈萨克斯坦科尔代", "县，发生冲突"}));
}

TEST(WrapText, ThaiBreaksBetweenItsWords) {
  const auto lines = wrapped_as_drawn("ความรุนแรงในหมู่บ้าน", 110, "th");
  EXPECT_EQ(lines, (std::vector<std::string>{"ความรุนแรง", "ในหมู่บ้าน"}));
}

TEST(WrapText, WordsWithSpacesBetweenThemFillALineWithUnspacedOnes) {
  const auto lines = wrapped_as_drawn("2020年 Korday 县发生冲突的地点", 165, "zh");
  EXPECT_EQ(lines, (std::vector<std::string>{"2020年 Korday 县", "发生冲突的地点"}));
}

TEST(WrapText, AnAddressThatIsTooWideBreaksAtItsSlashes) {
  const auto lines = wrapped_as_drawn("https://example.org/korday/sources", 200, "en");
  EXPECT_EQ(lines, (std::vector<std::string>{"https://example.org/", "korday/sources"}));
}

TEST(WrapText, ASoftHyphenShowsWhereItIsUsed) {
  const auto lines = wrapped_as_drawn("Grenz\u00ADübertritte", 120, "de");
  EXPECT_EQ(lines, (std::vector<std::string>{"Grenz-", "übertritte"}));
}

TEST(WrapText, NoAccentIsCutFromItsLetter) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "e\u0301";
  for (const std::string& line : wrapped_as_drawn(text, 57, "fr")) EXPECT_EQ(line.substr(0, 1), "e") << line;
}

}  // namespace
}  // namespace dateline

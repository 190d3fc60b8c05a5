#include "geodata/terminal_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using namespace std::string_literals;

TEST(TerminalText, ShowsWhatWouldDriveATerminal) {
  EXPECT_EQ(terminal_text("\x1b]0;x\x07\x1b[2J\r\n\x7F\0"s), R"(\x1b]0;x\x07\x1b[2J\x0d\x0a\x7f\x00)");
  EXPECT_EQ(terminal_text("\u009B31m\u2028\u202Ea\u2066\uFFFE"), R"(\x9b31m\u2028\u202ea\u2066\ufffe)");
  EXPECT_EQ(terminal_text("a\x9B\xFF"), R"(a\x9b\xff)");  // a terminal of eight bits would obey
}

TEST(TerminalText, LeavesLettersAlone) {
  EXPECT_EQ(terminal_text("Сортөбе – سورتوبي \\n \uFFFD"), "Сортөбе – سورتوبي \\n \uFFFD");
}

TEST(TerminalSentence, KeepsTheIsolatesThatSetNamesApart) {
  EXPECT_EQ(terminal_sentence("\u0645\u0646 \u2068Korday\u2069 \u2066\u20685\u2069\u2069"),
            "\u0645\u0646 \u2068Korday\u2069 \u2066\u20685\u2069\u2069");
}

TEST(TerminalSentence, ShowsEveryOtherControlOfDirection) {
  EXPECT_EQ(terminal_sentence("a\u2069\u2068b"), R"(a\u2069\u2068b)");
  EXPECT_EQ(terminal_sentence("\u2068a\u2067b\u2069\u2069"), "\u2068a\\u2067b\\u2069\u2069");
  EXPECT_EQ(terminal_sentence("\u2068a\u202Eb\u2069"), "\u2068a\\u202eb\u2069");
  EXPECT_EQ(terminal_sentence("\x1b[2J\u2068\x9B\u2069"s), "\\x1b[2J\u2068\\x9b\u2069");
}

}  // namespace
}  // namespace dateline

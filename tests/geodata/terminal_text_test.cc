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

}  // namespace
}  // namespace dateline

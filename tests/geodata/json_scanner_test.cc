#include "geodata/json_scanner.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(JsonScanner, TextThatIsNotUtf8IsAMistakeAtItsByte) {
  JsonScanner scanner("[\"ab\xFF\"]");
  EXPECT_FALSE(scanner.skip_value());
  ASSERT_TRUE(scanner.mistake());
  EXPECT_EQ(scanner.mistake()->message, "a text is not UTF-8");
  EXPECT_EQ(scanner.mistake()->offset, 4u);
}

TEST(JsonScanner, EscapesAndLettersOfAllScriptsAreText) {
  EXPECT_EQ(JsonScanner("\"\\u0416Ж\\n\"").take_string(), "ЖЖ\n");
}

}  // namespace
}  // namespace dateline

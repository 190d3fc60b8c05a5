#include "geodata/text_forms.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(TextForms, IdsAreShortAndOfOneAlphabet) {
  for (const char* id : {"a", "7", "clash_2-b", "-", "_"}) EXPECT_TRUE(is_id(id)) << id;
  for (const char* id : {"", "A", "a b", "a.b", "\u0431"}) EXPECT_FALSE(is_id(id)) << id;
  EXPECT_TRUE(is_id(std::string(64, 'a')));
  EXPECT_FALSE(is_id(std::string(65, 'a')));
}

TEST(TextForms, LanguageTagsHaveTheFormOfBcp47) {
  for (const char* tag : {"en", "kk-Latn", "zh-Hant-TW", "sl-1994", "x-dialect", "de-x-a", "EN"})
    EXPECT_TRUE(is_language_tag(tag)) << tag;
  for (const char* tag : {"", "e", "x", "x-", "e-US", "en-", "-en", "en--US", "en_US", "english please", "abcdefghi",
                          "12", "en-abcdefghi"})
    EXPECT_FALSE(is_language_tag(tag)) << tag;
}

}  // namespace
}  // namespace dateline

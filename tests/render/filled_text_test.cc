#include "render/filled_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(FilledIn, ReplacesKnownFieldsAndNoOthers) {
  EXPECT_EQ(filled_in("{a} of {b}, {c} {", {{"a", "1"}, {"b", "2"}}), "1 of 2, {c} {");
  EXPECT_EQ(filled_in("{a}{a}", {{"a", "1"}}), "11");
  EXPECT_EQ(filled_in("", {{"a", "1"}}), "");
}

TEST(FilledIn, DoesNotFillInWhatAValueBrings) {
  EXPECT_EQ(filled_in("{title}, {span}", {{"title", "{span}"}, {"span", "{title}"}}), "{span}, {title}");
}

}  // namespace
}  // namespace dateline

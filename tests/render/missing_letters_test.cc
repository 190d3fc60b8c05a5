#include "render/missing_letters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/text_content.h"
#include "tests/support/fixed_measurer.h"

namespace dateline {
namespace {

/// Knows every letter but those of Arabic and Chinese.
class FewLetters : public testing::FixedMeasurer {
 public:
  std::vector<char32_t> missing(const std::string& text, const TypeStyle&) const override {
    std::vector<char32_t> missing;
    for (const char32_t c : code_points(text))
      if (script_code(c) == "Arab" || script_code(c) == "Hani") missing.push_back(c);
    return missing;
  }
};

Drawing drawing_of(const std::vector<std::string>& texts) {
  Drawing drawing;
  Group inner;
  for (const std::string& text : texts) {
    TextItem item;
    item.text = text;
    inner.items.push_back({std::move(item)});
  }
  drawing.layers.emplace_back();
  drawing.layers.back().items.push_back({std::move(inner)});
  return drawing;
}

TEST(MissingLetters, AreNoneWhereFontsHaveAll) {
  EXPECT_TRUE(missing_letters(drawing_of({"Қордай", "Almaty"}), FewLetters()).empty());
}

TEST(MissingLetters, AreNamedOnceAScriptWithAnExampleAndAPackage) {
  const Diagnostics warnings = missing_letters(drawing_of({"Almaty", "نهر", "بحر", "马三成"}), FewLetters());
  ASSERT_EQ(warnings.size(), 2u);
  EXPECT_EQ(warnings[0].severity, Severity::kWarning);
  EXPECT_THAT(warnings[0].message, ::testing::HasSubstr("5 letters of the script Arab, such as U+0628, in \"نهر\""));
  EXPECT_THAT(warnings[0].message, ::testing::HasSubstr("fonts-noto-core"));
  EXPECT_THAT(warnings[1].message, ::testing::HasSubstr("fonts-noto-cjk"));
}

TEST(MissingLetters, PangoSaysWhichItLacks) {
  const auto measurer = make_pango_text_measurer();
  const std::vector<char32_t> missing = measurer->missing("a\U00070000b", {});  // in a plane without letters
  EXPECT_EQ(missing, std::vector<char32_t>{U'\U00070000'});
}

}  // namespace
}  // namespace dateline

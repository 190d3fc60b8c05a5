#include <gtest/gtest.h>

#include "geodata/chronicle.h"

namespace dateline {
namespace {

const LocalText village{{"kk-Latn", "Masanşy", NameKind::kUsual},
                        {"kk", "Масаншы", NameKind::kUsual},
                        {"ru", "Масанчи", NameKind::kUsual},
                        {"ru", "Караконыз", NameKind::kFormer}};

TEST(NameIn, PrefersTheTagItself) {
  EXPECT_EQ(text_in(village, {"kk"}), "Масаншы");
  EXPECT_EQ(text_in(village, {"kk-Latn"}), "Masanşy");
}

TEST(NameIn, TakesANarrowerTagThenAWiderOneBeforeTheNextLanguage) {
  const LocalText chinese{{"en", "Dungan", NameKind::kUsual}, {"zh-Hans", "东干", NameKind::kUsual}};
  EXPECT_EQ(text_in(chinese, {"zh", "en"}), "东干");
  EXPECT_EQ(text_in(chinese, {"zh-Hant-TW", "en"}), "东干");
  EXPECT_EQ(text_in(village, {"kk-Cyrl", "ru"}), "Масаншы");
  EXPECT_EQ(text_in({{"sr", "Ниш", NameKind::kUsual}, {"sr-Latn", "Niš", NameKind::kUsual}}, {"sr-Latn-RS"}), "Niš");
}

TEST(NameIn, DoesNotTakeALanguageThatOnlyBeginsAlike) {
  EXPECT_EQ(text_in({{"kkx", "a", NameKind::kUsual}, {"en", "b", NameKind::kUsual}}, {"kk", "en"}), "b");
}

TEST(NameIn, SaysTheLanguageItFound) {
  EXPECT_EQ(name_in(village, {"fr", "ru"}, "en").lang, "ru");
  EXPECT_EQ(name_in({{"", "Korday", NameKind::kUsual}}, {"fr"}, "en").lang, "en");
  EXPECT_EQ(name_in(village, {"fr"}, "en").lang, "kk-Latn");  // the first there is
  EXPECT_EQ(name_in({}, {"fr"}, "en"), Name{});
}

TEST(FindName, HasNoFallback) {
  EXPECT_EQ(find_name(village, "en"), nullptr);
  EXPECT_EQ(find_name(village, ""), nullptr);
  ASSERT_NE(find_name(village, "ru"), nullptr);
  EXPECT_EQ(find_name(village, "ru")->text, "Масанчи");
}

}  // namespace
}  // namespace dateline

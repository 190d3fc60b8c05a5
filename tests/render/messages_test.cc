#include "render/messages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "render/claim_text.h"
#include "render/map_spec.h"
#include "render/messages_table.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

using namespace std::chrono;
namespace fs = std::filesystem;

std::string file_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The rows of the table as they are written in its source: a key, then the text of each language.
std::vector<std::vector<std::string>> written_rows() {
  const std::string source = file_text(fs::path(DATELINE_SOURCE_DIR) / "render" / "messages_table.cc");
  const std::regex row(R"re(\{"([^"]*)", \{(.*)\}\},)re"), text(R"re("([^"]*)")re");
  std::vector<std::vector<std::string>> rows;
  for (std::sregex_iterator found(source.begin(), source.end(), row), end; found != end; ++found) {
    rows.push_back({(*found)[1]});
    const std::string texts = (*found)[2];
    for (std::sregex_iterator cell(texts.begin(), texts.end(), text); cell != end; ++cell)
      rows.back().push_back((*cell)[1]);
  }
  return rows;
}

std::set<std::string> written_keys() {
  std::set<std::string> keys;
  for (const auto& row : written_rows()) keys.insert(row[0]);
  return keys;
}

/// "{n}" and the like, sorted.
std::multiset<std::string> fields_of(const std::string& text) {
  const std::regex field(R"(\{[a-z_]+\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), field), std::sregex_token_iterator()};
}

TEST(Messages, AreSortedByKeyWithoutRepeats) {
  const auto rows = written_rows();
  ASSERT_GT(rows.size(), 100u);
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) EXPECT_LT(rows[i][0], rows[i + 1][0]);
}

TEST(Messages, SayTheSameInEveryLanguage) {
  for (const auto& row : written_rows()) {
    ASSERT_EQ(row.size(), message_languages.size() + 1) << row[0];
    for (std::size_t column = 1; column < row.size(); ++column) {
      EXPECT_FALSE(row[column].empty()) << row[0];
      EXPECT_EQ(fields_of(row[column]), fields_of(row[1])) << row[0] << " in " << message_languages[column - 1];
    }
  }
}

TEST(Messages, AreWrittenInTheScriptOfTheirLanguage) {
  // By the first bytes of UTF-8: D0 to D3 Cyrillic, D8 to DB Arabic.
  const std::regex field(R"(\{[a-z_]+\})"), latin("[A-Za-z]"), cyrillic("[\xD0-\xD3]"), arabic("[\xD8-\xDB]");
  for (const auto& row : written_rows()) {
    const bool words = std::regex_search(std::regex_replace(row[1], field, ""), latin);
    for (std::size_t column = 1; words && column < row.size(); ++column) {
      const std::string_view lang = message_languages[column - 1];
      const std::string text = std::regex_replace(row[column], field, "");
      EXPECT_EQ(std::regex_search(text, cyrillic), lang == "ru" || lang == "kk") << row[0] << " in " << lang;
      EXPECT_EQ(std::regex_search(text, arabic), lang == "ar") << row[0] << " in " << lang;
      EXPECT_EQ(std::regex_search(text, latin), lang == "en" || lang == "fr" || lang == "es") << row[0] << lang;
    }
  }
}

TEST(Messages, AreFoundUnderTheirKeys) {
  for (const auto& row : written_rows())
    for (std::size_t column = 0; column < message_languages.size(); ++column)
      EXPECT_EQ(message(row[0], message_languages[column]), row[column + 1]);
}

TEST(Messages, CoverEveryMeasureAndQualifier) {
  const auto keys = written_keys();
  for (const std::string_view word : words_of<Measure>()) {
    EXPECT_TRUE(keys.contains("measure." + std::string(word))) << word;
    EXPECT_TRUE(keys.contains("count." + std::string(word))) << word;
  }
  for (const std::string_view word : words_of<Qualifier>())
    EXPECT_TRUE(keys.contains("qualifier." + std::string(word))) << word;
}

TEST(Messages, CoverEveryLayerKind) {
  const auto keys = written_keys();
  for (int kind = 0; kind <= static_cast<int>(LayerKind::kProtests); ++kind)
    EXPECT_TRUE(keys.contains("layer." + std::string(default_layer_id(static_cast<LayerKind>(kind))))) << kind;
}

TEST(Messages, CoverEveryClassOfTheThemes) {
  const auto keys = written_keys();
  const std::string folder = std::string(DATELINE_SOURCE_DIR) + "/styles/themes";
  const auto names = theme_names(folder);
  ASSERT_FALSE(names.empty());
  for (const std::string& name : names) {
    const Result<Style> style = read_style(name, folder);
    ASSERT_TRUE(style) << name;
    for (const Look& look : style->rules)
      EXPECT_TRUE(look.match.starts_with("place") || keys.contains("class." + look.class_id)) << look.class_id;
  }
}

TEST(Messages, CoverEveryKeyWrittenInTheSources) {
  const auto keys = written_keys();
  const std::regex literal(R"re(\b(?:message|frame_label)\("([a-z_.-]+)")re");
  int found = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(DATELINE_SOURCE_DIR) / "render")) {
    const std::string source = file_text(entry.path());
    for (std::sregex_iterator use(source.begin(), source.end(), literal), end; use != end; ++use) {
      const std::string key = (*use)[1];
      if (key.ends_with('.')) continue;  // the beginning of a key that is put together
      EXPECT_TRUE(keys.contains(key)) << key << " in " << entry.path().filename();
      ++found;
    }
  }
  EXPECT_GT(found, 10);
}

TEST(Messages, MatchLanguagesByTheirFirstSubtagAndFallBackToEnglish) {
  EXPECT_EQ(message("legend", "ru-KZ"), message("legend", "ru"));
  EXPECT_EQ(message("legend", "kk-Latn"), message("legend", "kk"));
  EXPECT_EQ(message("legend", "de"), message("legend", "en"));
  EXPECT_EQ(message("legend", ""), "Key");
  EXPECT_TRUE(has_messages("kk-Cyrl"));
  EXPECT_FALSE(has_messages("de"));
}

TEST(Messages, FillInTheirFields) {
  EXPECT_EQ(message("flow.to", "en", {{"place", "Almaty"}, {"distance", "130 km"}}), "to Almaty, 130 km");
  EXPECT_EQ(count_text(Measure::kDeaths, "11", "en"), "11 dead");
}

TEST(Messages, KeepNamesAndNumbersInOrderAmongLettersFromTheRight) {
  EXPECT_EQ(message("flow.to", "ar", {{"place", "Almaty"}, {"distance", "130"}}),
            "إلى \u2068"
            "Almaty\u2069، \u2068"
            "130\u2069");
  EXPECT_EQ(set_apart("8,000–24,000", "he"),
            "\u2066"
            "8,000–24,000\u2069");
  EXPECT_EQ(set_apart("8,000–24,000", "en"), "8,000–24,000");
}

TEST(FormatNumber, GroupsThousandsAfterTheLanguage) {
  EXPECT_EQ(format_number(24000, "en"), "24,000");
  EXPECT_EQ(format_number(8000, "en"), "8,000");
  EXPECT_EQ(format_number(1234567, "en"), "1,234,567");
  for (const std::string_view lang : {"ru", "kk"}) {
    EXPECT_EQ(format_number(24000, lang), "24\u202F000");
    EXPECT_EQ(format_number(8000, lang), "8000");
    EXPECT_EQ(format_number(1234567, lang), "1\u202F234\u202F567");
  }
  EXPECT_EQ(format_number(8000, "fr"), "8\u202F000");
  EXPECT_EQ(format_number(8000, "es"), "8000");
  EXPECT_EQ(format_number(24000, "es"), "24\u202F000");
  EXPECT_EQ(format_number(24000, "ar"), "24,000");
  EXPECT_EQ(format_number(999, "en"), "999");
}

TEST(FormatNumber, ShowsAtMostTwoDecimalsAndNoZeros) {
  EXPECT_EQ(format_number(1.7, "en"), "1.7");
  EXPECT_EQ(format_number(1.7, "ru"), "1,7");
  EXPECT_EQ(format_number(1.7, "fr"), "1,7");
  EXPECT_EQ(format_number(1.7, "ar"), "1.7");
  EXPECT_EQ(format_number(4.444, "en"), "4.44");
  EXPECT_EQ(format_number(7.999, "en"), "8");
  EXPECT_EQ(format_number(999.999, "en"), "1,000");
  EXPECT_EQ(format_number(0, "en"), "0");
  EXPECT_EQ(format_number(-0.001, "en"), "0");
  EXPECT_EQ(format_number(-1500, "en"), "\u22121,500");
}

TEST(FormatAmount, SaysLargeAmountsInWords) {
  EXPECT_EQ(format_amount(1.7e9, "en"), "1.7 billion");
  EXPECT_EQ(format_amount(1.7e9, "ru"), "1,7 млрд");
  EXPECT_EQ(format_amount(4.5e6, "kk"), "4,5 млн");
  EXPECT_EQ(format_amount(24000, "en"), "24,000");
}

TEST(FormatAmount, DoesNotHideDigitsThatWereClaimed) { EXPECT_EQ(format_amount(1234567, "en"), "1,234,567"); }

TEST(FormatClaimed, SaysRangesAndQualifiers) {
  EXPECT_EQ(format_claimed(8000, 24000, Qualifier::kPlain, "en"), "8,000–24,000");
  EXPECT_EQ(format_claimed(185, 192, Qualifier::kPlain, "ru"), "185–192");
  EXPECT_EQ(format_claimed(8000, 8000, Qualifier::kNearly, "en"), "nearly 8,000");
  EXPECT_EQ(format_claimed(5, 5, Qualifier::kAtLeast, "ru"), "не менее 5");
  EXPECT_EQ(format_claimed(5, 5, Qualifier::kPlain, "kk"), "5");
  EXPECT_EQ(format_claimed(4.44e6, 4.5e6, Qualifier::kPlain, "en"), "4.44–4.5 million");
  EXPECT_EQ(format_claimed(800000, 1.5e6, Qualifier::kPlain, "en"), "800,000–1.5 million");
  EXPECT_EQ(format_claimed(8000, 24000, Qualifier::kPlain, "ar"),
            "\u2066"
            "8,000–24,000\u2069");
}

constexpr year_month_day feb(unsigned day) { return 2020y / February / std::chrono::day{day}; }

TEST(FormatDays, NamesTheMonthOnceWhereItIsTheSame) {
  EXPECT_EQ(format_days(feb(5), feb(11), "en"), "5–11 February 2020");
  EXPECT_EQ(format_days(feb(5), feb(11), "ru"), "5–11 февраля 2020 г.");
  EXPECT_EQ(format_days(feb(5), feb(11), "kk"), "2020 ж. 5–11 ақпан");
  EXPECT_EQ(format_days(feb(5), feb(11), "fr"), "5–11 février 2020");
  EXPECT_EQ(format_days(feb(5), feb(11), "es"), "5–11 de febrero de 2020");
  EXPECT_EQ(format_days(feb(5), feb(11), "ar"),
            "\u2066"
            "5–11\u2069 فبراير 2020");
}

TEST(FormatDays, CrossesMonths) {
  EXPECT_EQ(format_days(feb(28), 2020y / March / 2, "en"), "28 February – 2 March 2020");
  EXPECT_EQ(format_days(feb(28), 2020y / March / 2, "ru"), "28 февраля – 2 марта 2020 г.");
  EXPECT_EQ(format_days(feb(28), 2020y / March / 2, "kk"), "2020 ж. 28 ақпан – 2 наурыз");
  EXPECT_EQ(format_days(feb(28), 2020y / March / 1, "fr"), "28 février – 1er mars 2020");
  EXPECT_EQ(format_days(feb(28), 2020y / March / 2, "es"), "28 de febrero – 2 de marzo de 2020");
}

TEST(FormatDays, CrossesYears) {
  EXPECT_EQ(format_days(2019y / December / 30, 2020y / January / 2, "en"), "30 December 2019 – 2 January 2020");
  EXPECT_EQ(format_days(2019y / December / 30, 2020y / January / 2, "ru"), "30 декабря 2019 г. – 2 января 2020 г.");
  EXPECT_EQ(format_days(2019y / December / 30, 2020y / January / 2, "kk"), "2019 ж. 30 желтоқсан – 2020 ж. 2 қаңтар");
}

TEST(FormatDays, TheSameDayOfTwoYearsIsNoSingleDay) {
  EXPECT_EQ(format_days(2019y / February / 8, feb(8), "en"), "8 February 2019 – 8 February 2020");
  EXPECT_EQ(format_days(2019y / February / 8, feb(9), "en"), "8 February 2019 – 9 February 2020");
}

TEST(FormatDays, OneDayIsNoSpan) {
  EXPECT_EQ(format_day(feb(8), "en"), "8 February 2020");
  EXPECT_EQ(format_days(feb(8), feb(8), "ru"), "8 февраля 2020 г.");
  EXPECT_EQ(format_day(feb(8), "de"), "8 February 2020");
}

TEST(Superscript, WritesEveryDigit) {
  EXPECT_EQ(superscript(1), "¹");
  EXPECT_EQ(superscript(23), "²³");
  EXPECT_EQ(superscript(4567890), "⁴⁵⁶⁷⁸⁹⁰");
}

TEST(FormatDistance, RoundsToWhatAReaderNeeds) {
  EXPECT_EQ(format_distance(131800, "en"), "130 km");
  EXPECT_EQ(format_distance(22600, "en"), "25 km");
  EXPECT_EQ(format_distance(7400, "en"), "7 km");
  EXPECT_EQ(format_distance(1260, "en"), "1.3 km");
  EXPECT_EQ(format_distance(820, "en"), "800 m");
  EXPECT_EQ(format_distance(5500000, "en"), "5,500 km");
  EXPECT_EQ(format_distance(131800, "ru"), "130 км");
}

TEST(FormatDistance, NeverSaysAThousandMetres) { EXPECT_EQ(format_distance(990, "en"), "1 km"); }

TEST(FormatDistance, SomethingNearIsNotAtNoDistance) { EXPECT_NE(format_distance(20, "en"), "0 m"); }

}  // namespace
}  // namespace dateline

#include "geodata/csv_cell.h"

#include <gtest/gtest.h>

#include "tests/support/hostile_strings.h"

namespace dateline {
namespace {

TEST(CsvCell, MarksFormulasAsText) {
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("+1|x"), "'+1|x");
  EXPECT_EQ(csv_cell("-2+3"), "'-2+3");
  EXPECT_EQ(csv_cell("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(csv_cell("\uFF1D1"), "'\uFF1D1");
  EXPECT_EQ(csv_cell("'=1"), "''=1");
}

TEST(CsvCell, LeavesNumbersAndOtherTexts) {
  for (const char* text : {"-5", "+1.5e-3", "12", "-0.25", "a=b", "'tis", "", "Сортөбе"})
    EXPECT_EQ(csv_cell(text), text);
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
}

TEST(CsvCell, LeadsBackToEveryText) {
  std::vector<std::string> texts = testing::hostile_strings();
  for (const char* text : {"", "'", "''", "'=", "''=", "'-5", "-5", "'a", "=", "'''@x"}) texts.emplace_back(text);
  for (const std::string& text : texts) {
    std::string cell = csv_cell(text);
    if (cell.starts_with('"')) {
      cell = cell.substr(1, cell.size() - 2);
      for (std::size_t at = 0; (at = cell.find("\"\"", at)) != std::string::npos; ++at) cell.erase(at, 1);
    }
    EXPECT_EQ(text_of_csv_cell(cell), text);
  }
}

}  // namespace
}  // namespace dateline

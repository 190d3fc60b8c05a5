#include "geodata/export/csv_cells.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::string cell(const FieldValue& value) {
  std::string line;
  append_csv_value(line, value);
  return line;
}

TEST(CsvCells, NumbersReadBackTheSameAndTextsAreNoFormulas) {
  EXPECT_EQ(cell(std::int64_t{-9007199254740993}), "-9007199254740993");
  EXPECT_EQ(cell(0.1), "0.1");
  EXPECT_EQ(cell(std::string("=1+1")), "'=1+1");
  EXPECT_EQ(cell({}), "");
}

}  // namespace
}  // namespace dateline

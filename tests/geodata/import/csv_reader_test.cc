#include "geodata/import/csv_reader.h"

#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Cells = std::vector<std::string>;

struct Table {
  std::vector<Cells> rows;
  std::vector<std::int64_t> lines;
  Diagnostics diagnostics;
};

Table read_all(CsvReader& reader) {
  Table table;
  TableRow row;
  while (reader.next(row)) {
    table.rows.emplace_back(row.cells.begin(), row.cells.end());
    table.lines.push_back(row.line);
  }
  table.diagnostics = reader.diagnostics();
  return table;
}

class CsvReaderTest : public testing::Test {
 protected:
  Table read(std::string_view bytes, const CsvOptions& options = {}) {
    ScratchFolder::put(folder_ / "a.csv", bytes);
    CsvReader reader(folder_ / "a.csv", options);
    return read_all(reader);
  }
  ScratchFolder folder_;
};

TEST_F(CsvReaderTest, ReadsCellsAndTheLinesOnWhichRowsBegin) {
  const Table table = read("a,b\n1,\"two\nlines\"\n\n3,4");
  EXPECT_THAT(table.rows, ElementsAre(Cells{"a", "b"}, Cells{"1", "two\nlines"}, Cells{"3", "4"}));
  EXPECT_THAT(table.lines, ElementsAre(1, 2, 5));
  EXPECT_THAT(table.diagnostics, IsEmpty());
}

TEST_F(CsvReaderTest, TakesAnyLineBreak) {
  for (const char* text : {"a,b\n\n\"c\",d\n", "a,b\r\n\r\n\"c\",d\r\n", "a,b\r\r\"c\",d\r", "a,b\n\n\"c\",d"}) {
    const Table table = read(text);
    EXPECT_THAT(table.rows, ElementsAre(Cells{"a", "b"}, Cells{"c", "d"})) << text;
    EXPECT_THAT(table.lines, ElementsAre(1, 3)) << text;
  }
}

TEST_F(CsvReaderTest, UndoublesQuotesAndKeepsThoseInsideACell) {
  const Table table = read("\"say \"\"hi\"\"\",5\" gun,\"\",\"\"\"\"\n");
  EXPECT_THAT(table.rows, ElementsAre(Cells{"say \"hi\"", "5\" gun", "", "\""}));
}

TEST_F(CsvReaderTest, TextBehindAClosingQuoteIsKeptWithAWarning) {
  const Table table = read("a\n\"b\"c\"d,e\n\"f\"g\n");
  EXPECT_THAT(table.rows, ElementsAre(Cells{"a"}, Cells{"bc\"d", "e"}, Cells{"fg"}));
  ASSERT_THAT(table.diagnostics, SizeIs(1));
  EXPECT_EQ(to_string(table.diagnostics[0]),
            folder_ / "a.csv" +
                ":2: warning: text behind a closing quote was kept in 2 rows, first here; is a quote not doubled?");
}

TEST_F(CsvReaderTest, FindsOutWhatDividesCells) {
  EXPECT_THAT(read("a;b;c\n1,5;2,5;x\n").rows, ElementsAre(Cells{"a", "b", "c"}, Cells{"1,5", "2,5", "x"}));
  EXPECT_THAT(read("a\tb\n\"1\t2\"\t3\n").rows, ElementsAre(Cells{"a", "b"}, Cells{"1\t2", "3"}));
  EXPECT_THAT(read("a|b\n1|2\n").rows, ElementsAre(Cells{"a", "b"}, Cells{"1", "2"}));
  EXPECT_THAT(read("name\nObo\n").rows, ElementsAre(Cells{"name"}, Cells{"Obo"}));
  EXPECT_THAT(read("a;b,c\n", {.delimiter = ','}).rows, ElementsAre(Cells{"a;b", "c"}));
}

TEST_F(CsvReaderTest, DropsAByteOrderMark) {
  EXPECT_THAT(read("\xef\xbb\xbf\"id\",b\n").rows, ElementsAre(Cells{"id", "b"}));
}

TEST_F(CsvReaderTest, RefusesWhatIsNoTextAndSaysWhatItIs) {
  const auto problem = [&](std::string_view bytes) {
    const Table table = read(bytes);
    EXPECT_THAT(table.rows, IsEmpty());
    return table.diagnostics.empty() ? "" : table.diagnostics[0].message;
  };
  EXPECT_THAT(problem({"\xff\xfe"
                       "i\0d\0",
                       6}),
              HasSubstr("UTF-16"));
  EXPECT_THAT(problem({"i\0d\0,\0", 6}), HasSubstr("UTF-16"));
  EXPECT_THAT(problem("PK\x03\x04 and more"), HasSubstr("ZIP"));
  EXPECT_THAT(problem("\x1f\x8b\x08"), HasSubstr("gzip"));
}

TEST_F(CsvReaderTest, AQuoteThatNeverEndsIsNamedByItsLine) {
  const Table table = read("a,b\n1,2\n3,\"x\ny\",\"four\nfive\n");
  EXPECT_THAT(table.rows, SizeIs(2));
  ASSERT_THAT(table.diagnostics, SizeIs(1));
  EXPECT_EQ(table.diagnostics[0].severity, Severity::kError);
  EXPECT_EQ(table.diagnostics[0].where.line, 4);
}

TEST_F(CsvReaderTest, CellsAndRowsHaveLimits) {
  const CsvOptions small{.delimiter = ',', .block_bytes = 64, .cell_bytes = 100, .row_bytes = 400};
  const std::string big(101, 'x');
  EXPECT_THAT(read("a\n" + big + "\n", small).diagnostics[0].message, HasSubstr("limit cell-bytes=100;"));
  EXPECT_THAT(read("a\n" + std::string(100, 'x') + "\n", small).diagnostics, IsEmpty());
  const Table open = read("a\n\"" + std::string(100000, 'x') + "\"\n", small);
  EXPECT_EQ(open.diagnostics[0].where.line, 2);
  EXPECT_THAT(open.diagnostics[0].message, HasSubstr("closing quote"));
  EXPECT_THAT(read("a\n" + std::string(100000, 'x'), small).diagnostics[0].message, HasSubstr("is this a table?"));
}

TEST_F(CsvReaderTest, TheHeadIsThereBeforeAndAfterReading) {
  ScratchFolder::put(folder_ / "a.csv", "a,b\n1,2\n3,4\n");
  CsvReader reader(folder_ / "a.csv");
  EXPECT_THAT(reader.head(2), ElementsAre(Cells{"a", "b"}, Cells{"1", "2"}));
  EXPECT_THAT(read_all(reader).rows, SizeIs(3));
  EXPECT_THAT(reader.head(9), SizeIs(3));
  EXPECT_EQ(reader.progress(), 1);
}

TEST_F(CsvReaderTest, AMissingFileIsAFailureOfTheEnvironment) { EXPECT_THROW(CsvReader(folder_ / "none.csv"), Error); }

std::string quoted(const std::string& cell, bool always) {
  if (!always && cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

TEST_F(CsvReaderTest, ReadsBackAnyTableThatWasWritten) {
  std::mt19937 random(7);
  constexpr std::string_view letters("ab ,\"\n\r\xc3\xa9\0", 10);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<Cells> rows;
    const char* line_break = round % 3 == 0 ? "\n" : round % 3 == 1 ? "\r\n" : "\r";
    for (unsigned i = 0; i < 1 + random() % 8; ++i) {
      Cells& row = rows.emplace_back();
      for (unsigned cell = 0; cell < 1 + random() % 5; ++cell) {
        std::string content;
        for (auto n = random() % 2 ? random() % 90 : random() % 4; n > 0; --n) content += letters[random() % 10];
        row.push_back(content);
        text += (cell ? "," : "") + quoted(content, row.size() == 1 || random() % 2);
      }
      text += line_break;
    }
    if (random() % 2) text.resize(text.size() - std::string_view(line_break).size());
    for (const std::size_t block : {16u, 33u, 100000u}) {
      const Table table = read(text, {.delimiter = ',', .block_bytes = block});
      ASSERT_EQ(table.rows, rows) << "round " << round << ", blocks of " << block;
    }
  }
}

TEST_F(CsvReaderTest, SurvivesAnyBytes) {
  std::mt19937 random(11);
  constexpr std::string_view letters("\"\",\n\r;\0\xff", 8);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto n = random() % 200; n > 0; --n) text += letters[random() % 8];
    std::size_t bytes = 0;
    for (const Cells& row : read(text, {.delimiter = {}, .block_bytes = 16}).rows)
      for (const std::string& cell : row) bytes += cell.size();
    EXPECT_LE(bytes, text.size());
  }
  EXPECT_THAT(read("").rows, IsEmpty());
  EXPECT_THAT(read("\"").diagnostics, SizeIs(1));
  EXPECT_THAT(read(std::string(1001, '"')).diagnostics, SizeIs(1));
}

}  // namespace
}  // namespace dateline

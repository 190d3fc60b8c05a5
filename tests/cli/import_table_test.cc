#include <gmock/gmock.h>

#include "tests/cli/run_program.h"

namespace dateline {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr const char* table =
    "Date;Lieu;Lat;Lon;Morts\n"
    "07/02/2020;Masanchi;42,93;75,3;11\n"
    "25/02/2020;Sortobe;42,87;75,25;~3\n";

constexpr const char* mapping = R"(table { date_order: DAY_MONTH_YEAR decimal_comma: true }
chronicle { title { text: "Liste" } language: "fr" sources { id: "liste" title { text: "Liste" } } }
records {
  record: EVENT
  kind { constant: "clash" }
  when { date: "Date" }
  place { name { column: "Lieu" } lat: "Lat" lon: "Lon" }
  figures { measure { constant: "deaths" } best: "Morts" }
}
)";

class ImportTableTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write_text(folder_ / "t.csv", table);
    write_text(folder_ / "t.mapping.txtpb", mapping);
  }
};

TEST_F(ImportTableTest, TableBecomesAChronicleThatPassesTheCheck) {
  const ProgramRun done =
      run({"import", "t.csv", "--mapping", "t.mapping.txtpb", "--as-of", "2020-03-01", "-o", "t.chronicle.txtpb"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  const std::string text = file_bytes(folder_ / "t.chronicle.txtpb");
  EXPECT_THAT(text, HasSubstr("when: \"2020-02-25\""));
  EXPECT_THAT(text, HasSubstr("qualifier: ABOUT"));
  EXPECT_THAT(text, HasSubstr("reported: \"2020-03-01\""));
  EXPECT_EQ(run({"check", "--strict", "t.chronicle.txtpb"}).exit_code, 0);
}

TEST_F(ImportTableTest, StreamAndTextHoldTheSame) {
  EXPECT_EQ(run({"import", "t.csv", "--mapping", "t.mapping.txtpb", "-o", "a.chronicle.txtpb"}).exit_code, 0);
  EXPECT_EQ(run({"import", "t.csv", "--mapping", "t.mapping.txtpb", "-o", "b.stream"}).exit_code, 0);
  EXPECT_EQ(run({"convert", "b.stream", "b.chronicle.txtpb"}).exit_code, 0);
  EXPECT_EQ(file_bytes(folder_ / "a.chronicle.txtpb"), file_bytes(folder_ / "b.chronicle.txtpb"));
}

TEST_F(ImportTableTest, MappingIsCheckedByItself) {
  EXPECT_EQ(run({"check", "t.mapping.txtpb"}).exit_code, 0);
  write_text(folder_ / "bad.mapping.txtpb", "records {\n  record: EVENT\n  kind { constant: \"clsh\" }\n}\n");
  const ProgramRun done = run({"check", "bad.mapping.txtpb"});
  EXPECT_EQ(done.exit_code, 1);
  EXPECT_THAT(done.err, HasSubstr("bad.mapping.txtpb:3:20: error: unknown word \"clsh\" (did you mean \"clash\"?)"));
}

TEST_F(ImportTableTest, WrongColumnNamesThePlaceInTheMapping) {
  write_text(folder_ / "bad.mapping.txtpb", "records {\n  record: EVENT\n  when { date: \"Data\" }\n}\n");
  const ProgramRun done = run({"import", "t.csv", "--mapping", "bad.mapping.txtpb", "-o", "t.stream"});
  EXPECT_EQ(done.exit_code, 1);
  EXPECT_THAT(done.err, HasSubstr("no column \"Data\", which bad.mapping.txtpb:3 names (did you mean \"Date\"?)"));
  EXPECT_THAT(files(), Not(Contains("t.stream")));
}

TEST_F(ImportTableTest, UnknownTableGetsAProposalBesideTheOutput) {
  write_text(folder_ / "other.csv", table);
  const ProgramRun first = run({"import", "other.csv", "-o", "other.stream"});
  EXPECT_EQ(first.exit_code, 1);
  EXPECT_THAT(first.err, HasSubstr("other.mapping.txtpb: note: a mapping was proposed"));
  EXPECT_THAT(files(), Contains("other.mapping.txtpb"));
  EXPECT_THAT(files(), Not(Contains("other.stream")));
  EXPECT_EQ(run({"check", "other.mapping.txtpb"}).exit_code, 0);
  EXPECT_EQ(run({"import", "other.csv", "--mapping", "other.mapping.txtpb", "-o", "other.chronicle.txtpb"}).exit_code,
            0);
  EXPECT_THAT(file_bytes(folder_ / "other.chronicle.txtpb"), HasSubstr("lat: 42.93"));
  write_text(folder_ / "other.mapping.txtpb", "# mine\n");
  EXPECT_EQ(run({"import", "other.csv", "-o", "other.stream"}).exit_code, 1);
  EXPECT_EQ(file_bytes(folder_ / "other.mapping.txtpb"), "# mine\n");
}

TEST_F(ImportTableTest, HashtagsNeedNoMapping) {
  write_text(
      folder_ / "idps.csv",
      "Area,IDPs,Women,When\n#adm1+name,#affected+idps+ind,#affected+f+idps,#date+reported\nBria,120,70,2020-03-01\n");
  const ProgramRun done = run({"import", "idps.csv", "-o", "idps.json"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.err, HasSubstr("idps.csv: note: column 3 (#affected+f+idps) is not used"));
  EXPECT_THAT(file_bytes(folder_ / "idps.json"), HasSubstr("\"DISPLACED\""));
}

TEST_F(ImportTableTest, GazetteerPlacesWhatIsNamedOnly) {
  write_text(folder_ / "n.csv", "Date,Lieu,Pays\n2020-02-07,Taraz,KZ\n2020-02-08,Nowhereville,KZ\n");
  write_text(folder_ / "n.mapping.txtpb",
             "records { record: EVENT kind { constant: \"clash\" } when { date: \"Date\" }\n"
             "  place { name { column: \"Lieu\" } country { column: \"Pays\" } } }\n");
  const ProgramRun done =
      run({"import", "n.csv", "--mapping", "n.mapping.txtpb", "--gazetteer", "world", "-o", "n.chronicle.txtpb"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.err, HasSubstr("a place is not in the gazetteer"));
  EXPECT_THAT(file_bytes(folder_ / "n.chronicle.txtpb"), HasSubstr("precision: NEAR"));
}

TEST_F(ImportTableTest, WrongCombinationsAreUsageErrors) {
  EXPECT_EQ(run({"import", "t.csv", "--from", "hxl", "--mapping", "t.mapping.txtpb", "-o", "t.stream"}).exit_code, 2);
  EXPECT_EQ(run({"import", "t.csv", "--mapping", "t.mapping.txtpb", "-o", "t.mapping.txtpb"}).exit_code, 2);
  EXPECT_EQ(run({"import", "t.csv", "--mapping", "missing.mapping.txtpb", "-o", "t.stream"}).exit_code, 3);
}

}  // namespace
}  // namespace dateline

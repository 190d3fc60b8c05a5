#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_program.h"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ImportProgram : public ProgramTest {
 protected:
  static constexpr const char* header =
      "id,year,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,date_prec,date_start,"
      "date_end,"
      "best,high,low,deaths_a,deaths_b\n";

  static std::string row(int id, const std::string& low = "1") {
    return std::to_string(id) + ",2009,1,Red Group,Blue Group,1,Ys town,43,75,1,2009-02-20,2009-02-20,2,3," + low +
           ",0,0\n";
  }
  void write_table(const std::string& name, int good, int doubtful) {
    std::string table = header;
    for (int i = 1; i <= good; ++i) table += row(i);
    for (int i = 1; i <= doubtful; ++i) table += row(good + i, "9");
    write_text(folder_ / name, table);
  }
  bool exists(const std::string& name) const { return std::filesystem::exists(folder_ / name); }
};

TEST_F(ImportProgram, MakesAChronicleThatPassesTheCheckInEveryForm) {
  write_table("ged.csv", 3, 0);
  for (const char* out : {"a.stream", "b.pb", "b.json", "b.chronicle.txtpb"}) {
    const ProgramRun done = run({"import", "ged.csv", "-o", out, "--as-of", "2024-06-10"});
    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_THAT(done.err, EndsWith("3 rows read, 3 imported\n"));
    const ProgramRun checked = run({"check", out});
    EXPECT_EQ(checked.err, "") << out;
    EXPECT_EQ(checked.exit_code, 0);
  }
  EXPECT_EQ(run({"convert", "a.stream", "c.pb"}).exit_code, 0);
  EXPECT_EQ(file_bytes(folder_ / "c.pb"), file_bytes(folder_ / "b.pb")) << "both ways lead to the same chronicle";
}

TEST_F(ImportProgram, SaysTheFirstOfManyRowsAndCountsTheRest) {
  write_table("ged.csv", 1, 25);
  const ProgramRun done = run({"import", "ged.csv", "-o", "a.stream"});
  EXPECT_EQ(done.exit_code, 0);
  EXPECT_THAT(done.err, AllOf(HasSubstr("ged.csv:22: warning: row doubtful"), Not(HasSubstr("ged.csv:23:")),
                              HasSubstr("5 more like this; --report FILE lists them"),
                              HasSubstr("26 rows read, 26 imported; 25 doubtful")));
}

TEST_F(ImportProgram, TheReportListsEveryRow) {
  write_table("ged.csv", 1, 25);
  EXPECT_EQ(run({"import", "ged.csv", "-o", "a.stream", "--report", "rows.csv"}).exit_code, 0);
  const std::string report = file_bytes(folder_ / "rows.csv");
  EXPECT_THAT(report, StartsWith("file,line,fate,reason,detail\nged.csv,3,doubtful,\"low, best and high are not in "
                                 "order\",\"low 9, best 2, high 3\"\n"));
  EXPECT_EQ(std::count(report.begin(), report.end(), '\n'), 26);
}

TEST_F(ImportProgram, StrictWritesNothingButTheReport) {
  write_table("ged.csv", 1, 1);
  write_text(folder_ / "a.stream", "old");
  const ProgramRun failed = run({"import", "--strict", "ged.csv", "-o", "a.stream", "--report", "rows.csv"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_THAT(failed.err, AllOf(HasSubstr("ged.csv:3: error: row doubtful"), HasSubstr("nothing was written")));
  EXPECT_EQ(file_bytes(folder_ / "a.stream"), "old");
  EXPECT_THAT(file_bytes(folder_ / "rows.csv"), HasSubstr("ged.csv,3,doubtful"));
}

TEST_F(ImportProgram, AFileOfUnknownColumnsIsBadInput) {
  write_text(folder_ / "x.csv", "name,colour\nsky,blue\n");
  const ProgramRun failed = run({"import", "x.csv", "-o", "a.stream"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_THAT(failed.err, HasSubstr("x.csv: error: the columns are of no kind that is known; --from names one of"));
  EXPECT_FALSE(exists("a.stream"));
}

TEST_F(ImportProgram, HostileFilesFailWithAMessage) {
  write_text(folder_ / "empty.csv", "");
  write_text(folder_ / "zip.csv", "PK\x03\x04");
  write_text(folder_ / "quotes.csv", "\"\"\"");
  write_text(folder_ / "bytes.csv", std::string(5000, '\0'));
  for (const char* name : {"empty.csv", "zip.csv", "quotes.csv", "bytes.csv"})
    for (const char* from : {"auto", "ucdp-ged", "acled"}) {
      const ProgramRun failed = run({"import", name, "-o", "a.stream", "--from", from});
      EXPECT_EQ(failed.exit_code, 1) << name << " " << from << failed.err;
      EXPECT_THAT(failed.err, HasSubstr("error: ")) << name << " " << from;
    }
  EXPECT_FALSE(exists("a.stream"));
}

TEST_F(ImportProgram, TheCommandLineMustMakeSense) {
  write_table("ged.csv", 1, 0);
  const auto usage = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"import", "ged.csv"});
    const ProgramRun failed = run(arguments);
    EXPECT_EQ(failed.exit_code, 2) << failed.err;
    return failed.err;
  };
  EXPECT_THAT(usage({}), HasSubstr("-o is missing"));
  EXPECT_THAT(usage({"-o", "a.xyz"}), HasSubstr("unknown ending"));
  EXPECT_THAT(usage({"-o", "a.stream", "--as-of", "June"}), HasSubstr("is not a day"));
  EXPECT_THAT(usage({"-o", "a.stream", "--as-of", "2020-01-01,2020-01-02"}), HasSubstr("2 times for 1 files"));
  EXPECT_THAT(usage({"-o", "a.stream", "--time-zone", "Mars"}), HasSubstr("no time zone"));
  EXPECT_THAT(usage({"-o", "a.stream", "--from", "tarot"}), HasSubstr("tarot"));
  EXPECT_EQ(run({"import", "none.csv", "-o", "a.stream"}).exit_code, 3);
}

TEST_F(ImportProgram, TheHeaderIsAsAsked) {
  write_table("ged.csv", 1, 0);
  EXPECT_EQ(run({"import", "ged.csv", "-o", "b.chronicle.txtpb", "--id", "mine", "--title", "My own", "--lang", "fr",
                 "--time-zone", "Africa/Bangui"})
                .exit_code,
            0);
  EXPECT_THAT(file_bytes(folder_ / "b.chronicle.txtpb"),
              AllOf(HasSubstr("id: \"mine\""), HasSubstr("text: \"My own\""), HasSubstr("language: \"fr\""),
                    HasSubstr("time_zone: \"Africa/Bangui\""), HasSubstr("lang: \"en\"")));
}

TEST_F(ImportProgram, JsonEndsWithASummary) {
  write_table("ged.csv", 2, 1);
  const ProgramRun done = run({"import", "--json", "ged.csv", "-o", "a.stream"});
  EXPECT_THAT(done.err,
              EndsWith(R"({"import":{"format":"UCDP GED","rows":3,"imported":3,"skipped":0,"altered":0,"doubtful":1}})"
                       "\n"));
}

}  // namespace
}  // namespace dateline

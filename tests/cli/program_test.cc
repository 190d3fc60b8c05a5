#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_program.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

using Program = ProgramTest;

TEST_F(Program, SaysItsVersionAndHelpOnStandardOutput) {
  const ProgramRun version = run({"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_THAT(version.out, MatchesRegex("dateline [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  const ProgramRun help = run({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_THAT(help.out, HasSubstr("Exit codes"));
  for (const char* command : {"render", "check", "explain", "convert"}) {
    EXPECT_THAT(help.out, HasSubstr(command));
    EXPECT_THAT(run({command, "--help"}).out, HasSubstr(std::string("  dateline ") + command)) << "an example";
  }
}

TEST_F(Program, AWrongCommandLineIsCodeTwo) {
  EXPECT_EQ(run({}).exit_code, 2);
  EXPECT_EQ(run({"render"}).exit_code, 2);
  EXPECT_EQ(run({"check", "--nope", "a.map.txtpb"}).exit_code, 2);
  const ProgramRun mistyped = run({"rendr", "a.map.txtpb"});
  EXPECT_EQ(mistyped.exit_code, 2);
  EXPECT_THAT(mistyped.err, HasSubstr("no command \"rendr\" (did you mean \"render\"?)"));
}

TEST_F(Program, AMissingInputIsCodeThree) {
  const ProgramRun failed = run({"render", "nothere.map.txtpb", "-o", "m.png"});
  EXPECT_EQ(failed.exit_code, 3);
  EXPECT_THAT(failed.err, HasSubstr("nothere.map.txtpb"));
}

TEST_F(Program, ExplainsOnStandardOutput) {
  const ProgramRun done = run({"explain", "a.map.txtpb"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("alt text: Map: Two villages; 7–8 February 2020; North."));
}

TEST_F(Program, ConvertsBetweenTheForms) {
  ASSERT_EQ(run({"convert", "a.chronicle.txtpb", "b.json"}).exit_code, 0);
  ASSERT_EQ(run({"convert", "b.json", "b.pb"}).exit_code, 0);
  ASSERT_EQ(run({"convert", "b.pb", "b.chronicle.txtpb"}).exit_code, 0);
  EXPECT_EQ(run({"check", "b.chronicle.txtpb"}).err, "");
}

TEST_F(Program, ConvertRefusesWhatItCannotWriteOrRead) {
  EXPECT_EQ(run({"convert", "a.chronicle.txtpb", "b.docx"}).exit_code, 2);
  EXPECT_EQ(run({"convert", "a.chronicle.txtpb", "a.chronicle.txtpb"}).exit_code, 2);
  write_text(folder_ / "b.chronicle.txtpb", "evnts {}");
  EXPECT_EQ(run({"convert", "b.chronicle.txtpb", "b.json"}).exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "b.json"));
}

}  // namespace
}  // namespace dateline

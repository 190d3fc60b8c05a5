#include <gmock/gmock.h>

#include "tests/cli/run_program.h"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using HelpCommand = ProgramTest;

TEST_F(HelpCommand, SaysWhatTheHelpOptionSays) {
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
  EXPECT_EQ(run({"help", "render"}).out, run({"render", "--help"}).out);
}

TEST_F(HelpCommand, RefusesWhatIsNoCommandWithASuggestion) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"help", "rendr"}, {"help", "rendr", "--man"}}) {
    const ProgramRun refused = run(words);
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("did you mean \"render\""));
    EXPECT_EQ(refused.out, "");
  }
}

TEST_F(HelpCommand, PrintsOneThingAtATime) {
  EXPECT_EQ(run({"help", "--themes", "--languages"}).exit_code, 2);
  EXPECT_THAT(run({"help", "--themes"}).out, HasSubstr("newsprint\n"));
  EXPECT_THAT(run({"help", "--languages"}).out, StartsWith("en\n"));
  EXPECT_THAT(run({"help", "--commands"}).out, StartsWith("render\n"));
}

TEST_F(HelpCommand, KeepsSignsOfRoffFromManualPages) {
  const std::string page = run({"help", "render", "--man"}).out;
  EXPECT_THAT(page, StartsWith(".TH DATELINE\\-RENDER 1"));
  EXPECT_THAT(page, HasSubstr("over the map\\(aqs own"));
  EXPECT_THAT(page, HasSubstr("\\fB\\-\\-ppi\\fR \\fINUMBER\\fR"));
}

}  // namespace
}  // namespace dateline

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_program.h"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using CheckProgram = ProgramTest;

TEST_F(CheckProgram, IsSilentWhenAllIsWell) {
  const ProgramRun done = run({"check", "a.chronicle.txtpb", "a.map.txtpb"});
  EXPECT_EQ(done.exit_code, 0);
  EXPECT_EQ(done.err, "");
}

TEST_F(CheckProgram, ReportsEveryMistakeOfEveryFile) {
  write_text(folder_ / "b.map.txtpb", "chronicles: \"a.chronicle.txtpb\"\nlanguages: \"?\"\nstyle: \"newsprnt\"\n");
  write_text(folder_ / "c.style.txtpb", "base: \"newsprint\"\ntypes { role: \"titel\" }\n");
  write_text(folder_ / "d.chronicle.txtpb", "id: \"d\"\nevnts { id: \"x\" }\n");
  const ProgramRun failed = run({"check", "b.map.txtpb", "c.style.txtpb", "d.chronicle.txtpb"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_THAT(failed.err,
              AllOf(HasSubstr("b.map.txtpb:2:12: error: \"?\" is no language tag"),
                    HasSubstr("c.style.txtpb:2:15: error: unknown type role \"titel\" (did you mean \"title\"?)"),
                    HasSubstr("d.chronicle.txtpb:2:1: error: ")));
}

TEST_F(CheckProgram, KnowsAFileOfUnusualNameByItsContent) {
  write_text(folder_ / "map.txt", "chronicles: \"a.chronicle.txtpb\" page { width_pt: 1 }");
  write_text(folder_ / "style", "base: \"newsprint\" measures { flow_taper: 2 }");
  std::filesystem::copy(folder_ / "a.chronicle.txtpb", folder_ / "story");
  EXPECT_THAT(run({"check", "map.txt"}).err, HasSubstr("width_pt must be"));
  EXPECT_THAT(run({"check", "style"}).err, HasSubstr("flow_taper must be"));
  EXPECT_EQ(run({"check", "story"}).exit_code, 0);
}

TEST_F(CheckProgram, SaysWhichNamesInAMapTheChronicleDoesNotHave) {
  write_text(
      folder_ / "b.map.txtpb",
      "chronicles: \"a.chronicle.txtpb\"\n"
      "extra_places: \"atlantis\"\n"
      "layers { id: \"all\" select { ids: \"nothing\" except_ids: \"void\" places: \"nowhere\" actors: \"nobody\" } }\n"
      "layers { id: \"tagged\" select { tags: \"rare\" } }\n");
  const ProgramRun done = run({"check", "b.map.txtpb"});
  EXPECT_EQ(done.exit_code, 0);
  EXPECT_THAT(done.err,
              AllOf(HasSubstr("b.map.txtpb:2:15: warning: unknown place \"atlantis\""),
                    HasSubstr(": warning: unknown event, movement or deployment \"nothing\""),
                    HasSubstr(": warning: unknown event, movement or deployment \"void\""), HasSubstr("b.map.txtpb:3:"),
                    HasSubstr(": warning: unknown place \"nowhere\""), HasSubstr(": warning: unknown actor \"nobody\""),
                    HasSubstr("b.map.txtpb:4:38: warning: no record has the tag \"rare\"")));
}

TEST_F(CheckProgram, StrictTakesWarningsForErrors) {
  write_text(folder_ / "b.map.txtpb", "chronicles: \"a.chronicle.txtpb\"\nlayers { id: \"all\" }\n");
  const ProgramRun lenient = run({"check", "b.map.txtpb"});
  EXPECT_EQ(lenient.exit_code, 0);
  EXPECT_THAT(lenient.err, HasSubstr("b.map.txtpb:2:1: warning: "));
  EXPECT_EQ(run({"check", "--strict", "b.map.txtpb"}).exit_code, 1);
  EXPECT_EQ(run({"check", "--quiet", "b.map.txtpb"}).err, "");
}

TEST_F(CheckProgram, JsonIsOneObjectALine) {
  write_text(folder_ / "b.map.txtpb", "chronicles: \"a.chronicle.txtpb\"\nlanguages: \"?\"\n");
  const ProgramRun failed = run({"check", "--json", "b.map.txtpb"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_EQ(failed.err, R"_({"severity":"error","file":"b.map.txtpb","line":2,"column":12,"message":)_"
                        R"_("\"?\" is no language tag (BCP 47: \"en\", \"kk-Latn\")"})_"
                        "\n");
}

TEST_F(CheckProgram, AMissingFileDoesNotHideTheOthers) {
  write_text(folder_ / "b.map.txtpb", "page { width_pt: 1 }");
  const ProgramRun failed = run({"check", "nothere.pb", "b.map.txtpb"});
  EXPECT_EQ(failed.exit_code, 3);
  EXPECT_THAT(failed.err, AllOf(HasSubstr("nothere.pb"), HasSubstr("width_pt must be")));
}

TEST_F(CheckProgram, ChroniclesOfOneMapMustNotContradictEachOther) {
  std::string other = file_bytes(folder_ / "a.chronicle.txtpb");
  other.replace(other.find("42.8"), 4, "41.8");
  write_text(folder_ / "b.chronicle.txtpb", other);
  write_text(folder_ / "b.map.txtpb", "chronicles: [\"a.chronicle.txtpb\", \"b.chronicle.txtpb\"]\n");
  const ProgramRun failed = run({"check", "b.map.txtpb"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_EQ(failed.err,
            "b.chronicle.txtpb: error: place \"south\" is also in a.chronicle.txtpb and differs\n1 error\n");
}

TEST_F(CheckProgram, HostileTextCannotDriveTheTerminal) {
  write_text(folder_ / "b.map.txtpb", "chronicles: \"a.chronicle.txtpb\"\nlanguages: \"\\033[2J\"\n");
  EXPECT_THAT(run({"check", "b.map.txtpb"}).err, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace dateline

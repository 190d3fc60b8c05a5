#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_program.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

using RenderProgram = ProgramTest;

TEST_F(RenderProgram, WritesEveryOutputThatIsNamed) {
  const ProgramRun done = run({"render", "a.map.txtpb", "-o", "m.png", "m.svg", "-o", "m.PDF"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_EQ(done.out, "");
  EXPECT_THAT(files(), ElementsAre("a.chronicle.txtpb", "a.map.txtpb", "m.PDF", "m.png", "m.svg"));
  EXPECT_THAT(file_bytes(folder_ / "m.png"), StartsWith("\x89PNG"));
  EXPECT_THAT(file_bytes(folder_ / "m.PDF"), StartsWith("%PDF-"));
  EXPECT_THAT(file_bytes(folder_ / "m.svg"), HasSubstr("<svg"));
}

TEST_F(RenderProgram, DrawsAChronicleWithoutAMapFile) {
  EXPECT_EQ(run({"render", "a.chronicle.txtpb", "-o", "m.png", "--ppi", "24"}).exit_code, 0);
  EXPECT_THAT(files(), ::testing::Contains("m.png"));
}

TEST_F(RenderProgram, GivesTheSameBytesTwice) {
  ASSERT_EQ(run({"render", "a.map.txtpb", "-o", "1.png", "1.svg", "1.pdf", "1.tif"}).exit_code, 0);
  ASSERT_EQ(run({"render", "a.map.txtpb", "-o", "2.png", "2.svg", "2.pdf", "2.tif"}).exit_code, 0);
  for (const char* ending : {".png", ".svg", ".pdf", ".tif"})
    EXPECT_EQ(file_bytes(folder_ / ("1" + std::string(ending))), file_bytes(folder_ / ("2" + std::string(ending))))
        << ending;
}

TEST_F(RenderProgram, TakesTheDateOfAPdfFromTheEnvironment) {
  ASSERT_EQ(run({"render", "a.map.txtpb", "-o", "m.pdf"}, {{"SOURCE_DATE_EPOCH", "1580947200"}}).exit_code, 0);
  const ProgramRun failed = run({"render", "a.map.txtpb", "-o", "n.pdf"}, {{"SOURCE_DATE_EPOCH", "today"}});
  EXPECT_EQ(failed.exit_code, 3);
  DATELINE_NEEDS_PROGRAM("pdfinfo");
  EXPECT_THAT(testing::run_program({"pdfinfo", "-isodates", folder_ / "m.pdf"}),
              HasSubstr("CreationDate:    2020-02-06T00:00:00Z"));
}

TEST_F(RenderProgram, SaysWhereInTheMapFileIsWhatOnlyTheChronicleCanRefute) {
  const auto error_of = [&](const char* line) {
    write_text(folder_ / "b.map.txtpb", std::string("chronicles: \"a.chronicle.txtpb\"\n") + line);
    const ProgramRun failed = run({"render", "b.map.txtpb", "-o", "m.png"});
    EXPECT_EQ(failed.exit_code, 1) << line;
    return failed.err;
  };
  EXPECT_THAT(error_of("extent { around { places: \"atlantis\" } }"),
              HasSubstr("b.map.txtpb:2:27: error: extent: unknown place \"atlantis\""));
  EXPECT_THAT(error_of("insets { extent { around { places: \"atlantis\" } } }"),
              HasSubstr("b.map.txtpb:2:36: error: extent: unknown place \"atlantis\""));
  EXPECT_THAT(error_of("projection: \"EPSG:999999\""), HasSubstr("b.map.txtpb:2:13: error: "));
  EXPECT_THAT(error_of("style: \"no-such-theme\""), HasSubstr("b.map.txtpb:2:8: error: "));
  EXPECT_THAT(error_of("window: \"1900\""), HasSubstr("b.map.txtpb: error: the chronicle has no record"));
}

TEST_F(RenderProgram, BadInputLeavesOldOutputsAlone) {
  write_text(folder_ / "m.png", "old");
  write_text(folder_ / "a.map.txtpb", "chronicles: \"a.chronicle.txtpb\"\npage { width_pt: 1 }\n");
  const ProgramRun failed = run({"render", "a.map.txtpb", "-o", "m.png", "m.svg"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_EQ(failed.err, "a.map.txtpb:2:18: error: width_pt must be 72 to 14400, not 1\n1 error\n");
  EXPECT_EQ(file_bytes(folder_ / "m.png"), "old");
  EXPECT_THAT(files(), ElementsAre("a.chronicle.txtpb", "a.map.txtpb", "m.png"));
}

TEST_F(RenderProgram, AnOutputThatCannotBeWrittenLeavesTheOthersAlone) {
  write_text(folder_ / "m.png", "old");
  const ProgramRun failed = run({"render", "a.map.txtpb", "-o", "m.png", "no/folder.png"});
  EXPECT_EQ(failed.exit_code, 3);
  EXPECT_THAT(failed.err, HasSubstr("no/folder.png"));
  EXPECT_EQ(file_bytes(folder_ / "m.png"), "old");
}

TEST_F(RenderProgram, SaysWhichEndingsItKnows) {
  const ProgramRun failed = run({"render", "a.map.txtpb", "-o", "m.png", "m.gif"});
  EXPECT_EQ(failed.exit_code, 2);
  EXPECT_EQ(failed.err, "dateline: error: m.gif: unknown ending; a map is written as .png, .svg, .pdf or .tif\n");
  EXPECT_THAT(files(), ElementsAre("a.chronicle.txtpb", "a.map.txtpb"));
}

TEST_F(RenderProgram, RefusesToOverwriteItsInputOrAnOutputTwice) {
  std::filesystem::rename(folder_ / "a.map.txtpb", folder_ / "a.svg");
  EXPECT_EQ(run({"render", "a.svg", "-o", "./a.svg"}).exit_code, 2);
  EXPECT_EQ(run({"render", "a.svg", "-o", "m.png", "./m.png"}).exit_code, 2);
}

TEST_F(RenderProgram, RefusesOptionsItCannotUnderstand) {
  for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{
           {"--ppi", "5"}, {"--window", "yesterday"}, {"--as-of", "2020-13"}, {"--svg-text", "bold"}, {"--colour"}}) {
    std::vector<std::string> words{"render", "a.map.txtpb", "-o", "m.png"};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramRun failed = run(words);
    EXPECT_EQ(failed.exit_code, 2) << more[0];
    EXPECT_THAT(failed.err, HasSubstr(more[0])) << "the option is named";
  }
}

TEST_F(RenderProgram, ReadsThemesFromTheDataFolder) {
  std::filesystem::create_directories(folder_ / "data/styles/themes");
  write_text(folder_ / "data/styles/themes/broken.style.txtpb", "colour: 1");
  const ProgramRun failed = run({"render", "a.map.txtpb", "-o", "m.png", "--data", "data", "--style", "broken"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_THAT(failed.err, HasSubstr("data/styles/themes/broken.style.txtpb:1:1: error: "));
  EXPECT_EQ(run({"render", "a.map.txtpb", "-o", "m.png", "--style", "broken"}, {{"DATELINE_DATA", "data"}}).exit_code,
            1);
  EXPECT_EQ(run({"render", "a.map.txtpb", "-o", "m.png", "--data", "nowhere"}).exit_code, 3);
}

}  // namespace
}  // namespace dateline

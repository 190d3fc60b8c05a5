// Frames as PDF, as other programs read them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_program.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PdfFramesProgram : public ProgramTest {
 protected:
  std::string info_of(const std::string& pdf) const {
    return testing::run_program({"gdalinfo", "-mdd", "LAYERS", folder_ / pdf});
  }
};

std::string line_of(const std::string& info, const char* start) {
  const auto at = info.find(start);
  EXPECT_NE(at, std::string::npos) << info;
  return at == std::string::npos ? "" : info.substr(at, info.find('\n', at) - at);
}

TEST_F(PdfFramesProgram, LieWhereThePdfOfTheMapLies) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  write_text(folder_ / "b.map.txtpb", file_bytes(folder_ / "a.map.txtpb") + "projection: \"EPSG:32643\"\n");
  ASSERT_EQ(run({"frames", "b.map.txtpb", "-o", "days/", "--format", "pdf"}).exit_code, 0);
  ASSERT_EQ(run({"render", "b.map.txtpb", "-o", "m.pdf"}).exit_code, 0);
  const std::string map = info_of("m.pdf");
  for (const char* day : {"days/2020-02-07.pdf", "days/2020-02-08.pdf"}) {
    const std::string frame = info_of(day);
    EXPECT_THAT(frame, HasSubstr("WGS 84 / UTM zone 43N"));
    for (const char* told : {"Upper Left", "Lower Right"}) EXPECT_EQ(line_of(frame, told), line_of(map, told));
  }
}

TEST_F(PdfFramesProgram, HaveTheLayersThatShowSomethingOnTheirDay) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  ASSERT_EQ(run({"frames", "a.map.txtpb", "-o", "days/", "--format", "pdf"}).exit_code, 0);
  const std::string fight = info_of("days/2020-02-07.pdf"), flight = info_of("days/2020-02-08.pdf");
  for (const char* layer : {"=Labels\n", "=Clash_sites\n", "=Borders\n"}) EXPECT_THAT(fight, HasSubstr(layer));
  EXPECT_THAT(fight, Not(HasSubstr("=Displacement\n")));
  EXPECT_THAT(flight, HasSubstr("=Displacement\n"));
}

TEST_F(PdfFramesProgram, AreTheSameWhateverTheNumberOfJobs) {
  ASSERT_EQ(run({"frames", "a.map.txtpb", "-o", "one/", "--format", "pdf", "--jobs", "1"}).exit_code, 0);
  ASSERT_EQ(run({"frames", "a.map.txtpb", "-o", "two/", "--format", "pdf", "--jobs", "2"}).exit_code, 0);
  for (const char* day : {"2020-02-07.pdf", "2020-02-08.pdf"})
    EXPECT_TRUE(file_bytes(folder_ / "one" / day) == file_bytes(folder_ / "two" / day)) << day;
}

}  // namespace
}  // namespace dateline

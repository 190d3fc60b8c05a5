// Maps for Google Earth, from the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_program.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

using ExportKmlProgram = ProgramTest;

TEST_F(ExportKmlProgram, WritesADocumentAndAnArchiveOfIt) {
  const ProgramRun done = run({"export", "a.map.txtpb", "-o", "m.kml", "m.KMZ"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  const std::string text = file_bytes(folder_ / "m.kml");
  EXPECT_THAT(text, HasSubstr("<Placemark><name>A fight</name><Snippet"));
  EXPECT_THAT(text, HasSubstr("<TimeSpan><begin>2020-02-07</begin><end>2020-02-07</end></TimeSpan>"));
  EXPECT_THAT(text, HasSubstr("(as drawn)</name><open>"));
  EXPECT_THAT(text, HasSubstr("(as recorded)</name><visibility>0</visibility>"));
  EXPECT_THAT(file_bytes(folder_ / "m.KMZ"), StartsWith("PK"));
}

TEST_F(ExportKmlProgram, PacksThePicturesThatTheDocumentRefersTo) {
  DATELINE_NEEDS_PROGRAM("unzip");
  ASSERT_EQ(run({"export", "a.map.txtpb", "-o", "m.kmz"}).exit_code, 0);
  const std::string text = testing::run_program({"unzip", "-p", folder_ / "m.kmz", "doc.kml"});
  const std::size_t at = text.find("<href>") + 6;
  ASSERT_NE(at, std::string::npos + 6);
  const std::string icon = text.substr(at, text.find('<', at) - at);
  EXPECT_THAT(testing::run_program({"unzip", "-p", folder_ / "m.kmz", icon}), StartsWith("\x89PNG"));
}

}  // namespace
}  // namespace dateline

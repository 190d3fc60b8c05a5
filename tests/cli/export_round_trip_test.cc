// What is exported comes back: all examples, through the program.
#include <ostream>

#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"
#include "tests/cli/run_program.h"
#include "tests/support/comparable.h"

namespace dateline {
namespace {

struct Way {
  const char* example;
  const char* ending;
};

void PrintTo(const Way& way, std::ostream* out) { *out << way.example << " as " << way.ending; }

class ExportRoundTrip : public ProgramTest, public ::testing::WithParamInterface<Way> {};

TEST_P(ExportRoundTrip, GivesTheSameChronicle) {
  const std::string name = GetParam().example;
  const std::string original = std::string(DATELINE_SOURCE_DIR) + "/examples/" + name + "/" + name + ".chronicle.txtpb";
  const std::string exported = std::string("a.") + GetParam().ending;
  const ProgramRun out = run({"export", original, "-o", exported});
  ASSERT_EQ(out.exit_code, 0) << out.err;
  const ProgramRun back = run({"import", exported, "-o", "back.chronicle.txtpb", "--strict"});
  ASSERT_EQ(back.exit_code, 0) << back.err;
  const auto text = [](const std::string& path) {
    const Result<Chronicle> chronicle = read_chronicle(path);
    EXPECT_TRUE(chronicle);
    return chronicle ? to_bytes(testing::comparable(*chronicle), ChronicleFormat::kText) : std::string{};
  };
  EXPECT_EQ(text((folder_ / "back.chronicle.txtpb").string()), text(original));
}

TEST_F(ProgramTest, AnExportWithAProjectComesBackToo) {
  const std::string map = std::string(DATELINE_SOURCE_DIR) + "/examples/korday/korday.map.txtpb";
  ASSERT_EQ(run({"export", map, "-o", "a.gpkg", "--qgis-project"}).exit_code, 0);
  const ProgramRun back = run({"import", "a.gpkg", "-o", "back.chronicle.txtpb", "--strict"});
  EXPECT_EQ(back.exit_code, 0) << back.err;
}

INSTANTIATE_TEST_SUITE_P(All, ExportRoundTrip,
                         ::testing::Values(Way{"korday", "gpkg"}, Way{"korday", "geojson"}, Way{"ukraine-2022", "gpkg"},
                                           Way{"ukraine-2022", "geojson"}, Way{"ioke-2006", "gpkg"},
                                           Way{"ioke-2006", "geojson"}, Way{"derna-2023", "gpkg"},
                                           Way{"derna-2023", "geojson"}),
                         [](const auto& way) {
                           std::string name = std::string(way.param.example) + "_" + way.param.ending;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace dateline

#include "geodata/stream_outline.h"

#include <gtest/gtest.h>

#include "geodata/chronicle_writer.h"
#include "tests/geodata/complete_chronicle.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

Chronicle complete_chronicle() {
  return *read_chronicle_text(samples::complete, ChronicleFormat::kText, "complete.chronicle.txtpb");
}

class StreamOutline : public ::testing::Test {
 protected:
  Result<Chronicle> outline_of(const Chronicle& chronicle) {
    const std::string path = folder_ / "a.stream";
    write_chronicle(path, chronicle);
    return read_stream_outline(path);
  }

  std::string problem_of(const Chronicle& chronicle) {
    const Result<Chronicle> outline = outline_of(chronicle);
    EXPECT_FALSE(outline);
    for (const Diagnostic& d : outline.diagnostics)
      if (d.severity == Severity::kError) return d.message;
    return "none";
  }

  ScratchFolder folder_;
};

TEST_F(StreamOutline, IsTheChronicleWithoutWhatHappened) {
  Chronicle expected = complete_chronicle();
  const Result<Chronicle> outline = outline_of(expected);
  ASSERT_TRUE(outline) << to_string(outline.diagnostics.front());
  expected.events.clear();
  expected.movements.clear();
  expected.deployments.clear();
  EXPECT_EQ(*outline, expected);
}

TEST_F(StreamOutline, RefusesAnIdUsedTwice) {
  Chronicle chronicle = complete_chronicle();
  chronicle.events.push_back(chronicle.events.front());
  EXPECT_NE(problem_of(chronicle).find("the id is used twice"), std::string::npos);
}

TEST_F(StreamOutline, RefusesPlacesThatNobodyKnows) {
  Chronicle chronicle = complete_chronicle();
  chronicle.events.front().places = {"nowhere"};
  EXPECT_NE(problem_of(chronicle).find("unknown place \"nowhere\""), std::string::npos);
}

TEST_F(StreamOutline, RefusesWhatTheCheckOfPlacesRefuses) {
  Chronicle chronicle = complete_chronicle();
  chronicle.places.push_back(chronicle.places.front());
  EXPECT_FALSE(outline_of(chronicle));
}

}  // namespace
}  // namespace dateline

// The user's guide says what the program does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

std::string guide() { return ScratchFolder::bytes_of(DATELINE_SOURCE_DIR "/docs/chronicle.md"); }

/// The first fenced block of that language.
std::string example() {
  const std::string text = guide();
  const std::string fence = "```textproto\n";
  const std::size_t begin = text.find(fence) + fence.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

TEST(ChronicleGuide, ItsExampleIsFaultless) {
  const auto chronicle = read_chronicle_text(example(), ChronicleFormat::kText, "flood.chronicle.txtpb");
  for (const Diagnostic& d : chronicle.diagnostics) ADD_FAILURE() << to_string(d);
  ASSERT_TRUE(chronicle);
  EXPECT_EQ(chronicle->id, "flood");
  EXPECT_EQ(chronicle->events.size(), 1U);
}

TEST(ChronicleGuide, ItsErrorMessageIsTheProgramsOwn) {
  std::string text = example();
  const std::string mistaken = "  sources: \"emergency-service\"";
  const std::size_t at = text.find(mistaken);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, mistaken.size(), "  sources: \"emergency-servise\"");
  const auto result = read_chronicle_text(text, ChronicleFormat::kText, "flood.chronicle.txtpb");
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_THAT(guide(), testing::HasSubstr(to_string(result.diagnostics[0]))) << to_string(result.diagnostics[0]);
}

TEST(ChronicleGuide, ItsTimesAreRead) {
  for (const char* time : {"2020-02-07", "2020-02-07T14:15", "2020-02-07T14", "2020-02", "2020", "2020-02-XX", "202X",
                           "2020-02-05/2020-02-08", "../2020-02-11", "2020-02-11/..", "2020-02-07T20/2020-02-07T24:00",
                           "2020-02-09?", "2020-02-07T20~", "2020-02-09%"}) {
    EXPECT_TRUE(parse_edtf(time)) << time;
    EXPECT_THAT(guide(), testing::HasSubstr(std::string{time}.substr(0, 10)));
  }
}

}  // namespace
}  // namespace dateline
